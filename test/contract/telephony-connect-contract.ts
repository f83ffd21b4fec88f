import { expect } from 'chai';
import type { BackendEvent } from '../../src/domain/backend-event.js';
import { faultOf } from './backend-contract.js';
import { eventually, Recorder } from './recorder.js';
import type { TelephonyStage } from './telephony-contract.js';

/** `Backend.connect`, `reconnect` and `AuthPort`, where the vendor is asked again and again instead of telling by itself. */
export function telephonyConnectContract(stage: () => TelephonyStage): void {
  const statusOf = (seen: Recorder): string | undefined => seen.all('connection-changed').at(-1)?.connection.status;
  const snapshotOf = ({ backend }: TelephonyStage): readonly BackendEvent['type'][] => [
    'agent-changed', ...(backend.voice ? ['calls-listed' as const] : []),
  ];

  describe('connect', () => {
    it('wants somebody to be signed in, where there is a sign-in', async () => {
      const { backend, seen, controller } = stage();
      if (!backend.auth) return;
      expect((await faultOf(backend.connect(seen.emit, controller.signal))).code).to.equal('conflict');
      expect(seen.events).to.deep.equal([]);
    });

    it('emits the connection first, then a full snapshot, and resolves once usable', async () => {
      const { seen, enter } = stage();
      await enter();
      expect(seen.types()[0]).to.equal('connection-changed');
      expect(statusOf(seen)).to.equal('online');
      expect(seen.types()).to.include.members([...snapshotOf(stage())]);
    });

    it('emits nothing after the abort, and asks for nothing any more', async () => {
      const { seen, enter, world, controller } = stage();
      await enter();
      controller.abort();
      const [events, requests] = [seen.events.length, world.requests()];
      await eventually('lookers', () => Promise.resolve(world.line.lookers), 0);
      world.line.wake();
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      expect([seen.events.length, world.requests()]).to.deep.equal([events, requests]);
    });

    it('can be aborted before it is usable', async () => {
      const { seen, backend, world, controller } = stage();
      await backend.auth?.signIn(world.user);
      world.line.isDown = true;
      const connected = faultOf(backend.connect(seen.emit, controller.signal));
      await seen.until('something was emitted', () => seen.events.length > 0);
      controller.abort();
      const before = seen.events.length;
      await connected;
      world.line.isDown = false;
      await eventually('lookers', () => Promise.resolve(world.line.lookers), 0);
      expect(seen.events).to.have.length(before);
    });

    it('can be connected again after an abort', async () => {
      const { enter, backend, controller } = stage();
      await enter();
      controller.abort();
      const seen = new Recorder();
      const again = new AbortController();
      await backend.connect(seen.emit, again.signal);
      again.abort();
      expect(seen.types()[0]).to.equal('connection-changed');
      expect(seen.types()).to.include.members([...snapshotOf(stage())]);
    });

    it('comes back by itself, with a new snapshot', async () => {
      const { seen, enter, world } = stage();
      await enter();
      world.line.isDown = true;
      world.line.wake();
      await seen.until('offline', () => statusOf(seen) === 'offline');
      const offline = seen.all('connection-changed').at(-1)?.connection;
      expect([typeof offline?.retryAt, offline?.fault?.code]).to.deep.equal(['number', 'network']);
      const before = seen.events.length;
      world.line.isDown = false;
      await seen.until('online', () => statusOf(seen) === 'online');
      await seen.until('a snapshot', () => seen.types().slice(before).includes('calls-listed'));
    });

    it('tries now when it is told to, and does nothing while the connection is up', async () => {
      const { seen, enter, world, backend } = stage();
      await enter();
      const before = seen.types().filter((type) => type === 'connection-changed').length;
      backend.reconnect?.();
      world.line.isDown = true;
      world.line.wake();
      await seen.until('offline', () => statusOf(seen) === 'offline');
      expect(seen.all('connection-changed').slice(before).map(({ connection }) => connection.status)).to.satisfy(
        (statuses: readonly string[]) => statuses[0] !== 'connecting',
      );
      world.line.isDown = false;
      backend.reconnect?.();
      await seen.until('online', () => statusOf(seen) === 'online');
    });
  });

  describe('signing in', () => {
    it('rejects a refused attempt with auth, and takes the next', async () => {
      const { backend, world } = stage();
      if (!backend.auth) return;
      const fault = await faultOf(backend.auth.signIn(world.wrongUser));
      expect([fault.code, fault.retryable]).to.deep.equal(['auth', false]);
      const step = await backend.auth.signIn(world.user);
      expect(step.step).to.equal('signed-in');
      if (step.step === 'signed-in') expect(step.agent.id).not.to.equal('');
    });

    it('forgets everything on sign-out, also when the vendor cannot be reached', async () => {
      const { backend, world, enter, seen } = stage();
      await enter();
      if (!backend.auth) return;
      world.line.isDown = true;
      await backend.auth.signOut();
      world.line.isDown = false;
      const [events, requests] = [seen.events.length, world.requests()];
      expect((await faultOf(backend.voice?.dial('11955550142'))).code).to.equal('conflict');
      world.line.wake();
      expect([seen.events.length, world.requests()]).to.deep.equal([events, requests]);
      expect((await backend.auth.signIn(world.user)).step).to.equal('signed-in');
    });
  });
}
