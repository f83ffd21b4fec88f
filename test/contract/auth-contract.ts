import { expect } from 'chai';
import { faultOf, type Stage } from './backend-contract.js';
import { eventually } from './recorder.js';

/** `AuthPort` and `AgentPort`. */
export function authContract(stage: () => Stage): void {
  describe('signing in', () => {
    it('rejects a refused attempt with auth, and takes the next', async () => {
      const { backend, world } = stage();
      const fault = await faultOf(backend.auth?.signIn(world.wrongUser));
      expect([fault.code, fault.retryable]).to.deep.equal(['auth', false]);
      const step = await backend.auth?.signIn(world.user);
      expect(step?.step).to.equal('signed-in');
      if (step?.step === 'signed-in') expect(step.agent.id).not.to.equal('');
    });

    it('refuses steps that are not due', async () => {
      const { backend, world } = stage();
      for (const signedIn of [false, true]) {
        if (signedIn) await backend.auth?.signIn(world.user);
        if (backend.auth?.confirmSecondFactor) {
          expect((await faultOf(backend.auth.confirmSecondFactor('000000'))).code).to.equal('conflict');
        }
        if (backend.auth?.changePassword) {
          expect((await faultOf(backend.auth.changePassword('a', 'b'))).code).to.equal('conflict');
        }
      }
    });

    it('asks for the second factor, and shows it to nobody', async () => {
      const { backend, world, seen, controller } = stage();
      const { auth } = backend;
      if (!world.secondFactor || !auth) return;
      const { user, code } = world.secondFactor;
      const step = await auth.signIn(user);
      expect(step).to.deep.equal({ step: 'second-factor' });
      expect((await faultOf(backend.connect(seen.emit, controller.signal))).code).to.equal('conflict');
      const wrong = code === '111111' ? '222222' : '111111';
      expect((await faultOf(auth.confirmSecondFactor?.(wrong))).code).to.equal('auth');
      expect((await auth.confirmSecondFactor?.(code))?.step).to.equal('signed-in');
    });

    it('ends guessing at the second factor', async () => {
      const { backend, world } = stage();
      const { auth } = backend;
      if (!world.secondFactor || !auth) return;
      const { user, code } = world.secondFactor;
      await auth.signIn(user);
      const codes: string[] = [];
      for (let guess = 0; guess < 20 && codes.at(-1) !== 'limit'; guess += 1) {
        codes.push((await faultOf(auth.confirmSecondFactor?.(String(900_000 + guess)))).code);
      }
      expect(codes.at(-1)).to.equal('limit');
      expect((await faultOf(auth.confirmSecondFactor?.(code))).code).to.equal('conflict');
      expect((await auth.signIn(user)).step).to.equal('second-factor');
    });

    it('insists on a change of the password where the vendor does', async () => {
      const { backend, world } = stage();
      const { auth } = backend;
      if (!world.passwordChange || !auth) return;
      const { user, current, next } = world.passwordChange;
      expect(await auth.signIn(user)).to.deep.equal({ step: 'password-change' });
      expect((await faultOf(auth.changePassword?.(`${current}?`, next))).code).to.equal('auth');
      expect((await auth.changePassword?.(current, next))?.step).to.equal('signed-in');
    });

    it('forgets everything on sign-out', async () => {
      const { backend, world, enter, seen } = stage();
      await enter();
      await backend.auth?.signOut();
      const before = seen.events.length;
      expect((await faultOf(backend.chat?.refresh())).code).to.equal('conflict');
      expect((await faultOf(backend.chat?.open(world.mine))).code).to.equal('conflict');
      await world.customerWrites(world.mine, 'olá?');
      await eventually('connections', () => world.connections(), 0);
      expect(seen.events).to.have.length(before);
      expect((await backend.auth?.signIn(world.user))?.step).to.equal('signed-in');
    });

    it('signs out although the vendor cannot be reached', async () => {
      const { backend, world, enter } = stage();
      await enter();
      await world.mishap('sign-out', 'unreachable');
      await backend.auth?.signOut();
      expect((await faultOf(backend.chat?.refresh())).code).to.equal('conflict');
    });
  });

  describe('the agent', () => {
    it('changes state by an event, once the vendor confirmed it', async () => {
      const { backend, enter, seen } = stage();
      await enter();
      if (!backend.agent?.goOffline) return;
      await backend.agent.goOffline();
      expect(seen.all('agent-changed').at(-1)?.agent.availability).to.equal('offline');
      expect(seen.all('agent-changed').at(-1)?.agent.can.has('go-online')).to.equal(true);
      await backend.agent.goOnline?.();
      expect(seen.all('agent-changed').at(-1)?.agent.availability).to.equal('available');
    });

    it('does not change state when the vendor says no', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      if (!backend.agent?.goOffline) return;
      const before = seen.all('agent-changed').length;
      await world.mishap('status', 'refused');
      expect((await faultOf(backend.agent.goOffline())).code).to.equal('rejected');
      expect(seen.all('agent-changed')).to.have.length(before);
    });
  });
}
