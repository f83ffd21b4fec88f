import { expect } from 'chai';
import { faultOf, type Stage } from './backend-contract.js';
import { eventually, Recorder } from './recorder.js';

/** `Backend.connect` and `reconnect`. */
export function connectContract(stage: () => Stage): void {
  describe('connect', () => {
    it('wants somebody to be signed in, where there is a sign-in', async () => {
      const { backend, seen, controller } = stage();
      if (!backend.auth) return;
      expect((await faultOf(backend.connect(seen.emit, controller.signal))).code).to.equal('conflict');
      expect(seen.events).to.deep.equal([]);
    });

    it('emits the connection first, then a full snapshot, and resolves once usable', async () => {
      const { seen, enter, world } = stage();
      await enter();
      expect(seen.types()[0]).to.equal('connection-changed');
      const online = seen.events.findIndex((event) => event.type === 'connection-changed' && event.connection.status === 'online');
      const before = seen.types().slice(0, online);
      expect(before).to.include('agent-changed');
      expect(before).to.include('conversations-listed');
      const [list] = seen.all('conversations-listed');
      const place = (id: string): string | undefined => list?.conversations.find((conversation) => conversation.id === id)?.place;
      expect([place(world.mine), place(world.waiting)]).to.deep.equal(['mine', 'waiting']);
    });

    it('tells changes after the snapshot', async () => {
      const { seen, enter, world } = stage();
      await enter();
      const unread = seen.conversation(world.mine)?.unread ?? 0;
      await world.customerWrites(world.mine, 'ainda está aí?');
      await seen.until('one more unread', () => seen.conversation(world.mine)?.unread === unread + 1);
    });

    it('emits nothing after the abort, and lets go of the connection', async () => {
      const { seen, enter, world, controller } = stage();
      await enter();
      await eventually('connections', () => world.connections(), 1);
      controller.abort();
      const before = seen.events.length;
      await world.customerWrites(world.mine, 'alguém?');
      await eventually('connections', () => world.connections(), 0);
      await world.customerWrites(world.mine, 'ninguém?');
      await world.finish(world.alsoMine);
      expect(seen.events).to.have.length(before);
    });

    it('can be aborted before it is usable', async () => {
      const { seen, backend, world, controller } = stage();
      await world.goDown();
      if (backend.auth) await backend.auth.signIn(world.user);
      const connected = faultOf(backend.connect(seen.emit, controller.signal));
      await seen.until('something was emitted', () => seen.events.length > 0);
      controller.abort();
      const before = seen.events.length;
      await connected;
      await world.comeBack();
      await eventually('connections', () => world.connections(), 0);
      expect(seen.events).to.have.length(before);
    });

    it('can be connected again after an abort', async () => {
      const { enter, backend, controller, world } = stage();
      await enter();
      controller.abort();
      const seen = new Recorder();
      const again = new AbortController();
      await backend.connect(seen.emit, again.signal);
      expect(seen.types()[0]).to.equal('connection-changed');
      expect(seen.conversation(world.mine)?.place).to.equal('mine');
      again.abort();
    });

    it('comes back by itself, and tells what happened meanwhile', async () => {
      const { seen, enter, world } = stage();
      await enter();
      await world.goDown();
      await seen.until('offline', () => seen.all('connection-changed').at(-1)?.connection.status === 'offline');
      const offline = seen.all('connection-changed').at(-1)?.connection;
      expect(offline?.retryAt).to.be.a('number');
      expect(offline?.fault?.code).to.equal('network');
      const before = seen.events.length;
      const unread = seen.conversation(world.mine)?.unread ?? 0;
      await world.customerWrites(world.mine, 'perderam isto?');
      await world.finish(world.alsoMine);
      await world.comeBack();
      await seen.until('online', () => seen.all('connection-changed').at(-1)?.connection.status === 'online');
      const after = seen.types().slice(before);
      expect(after.indexOf('conversations-listed'), 'snapshot before online').to.be.within(0, after.lastIndexOf('connection-changed'));
      expect(seen.conversation(world.mine)?.unread).to.equal(unread + 1);
      expect(seen.conversation(world.alsoMine)).to.equal(undefined);
    });

    it('tries now when it is told to', async () => {
      const { seen, enter, world, backend } = stage();
      await enter();
      if (!backend.reconnect) return;
      await world.goDown();
      await seen.until('offline', () => seen.all('connection-changed').at(-1)?.connection.status === 'offline');
      await world.comeBack();
      backend.reconnect();
      await seen.until('online', () => seen.all('connection-changed').at(-1)?.connection.status === 'online');
      await eventually('connections', () => world.connections(), 1);
    });

    it('does nothing on reconnect while the connection is up', async () => {
      const { seen, enter, world, backend } = stage();
      await enter();
      const before = seen.events.length;
      backend.reconnect?.();
      await world.customerWrites(world.mine, 'oi');
      await seen.until('a change', () => seen.events.length > before);
      expect(seen.types().slice(before)).not.to.include('connection-changed');
    });

    it('keeps what it knows when a list cannot be read, and says so', async () => {
      const { seen, enter, world, backend } = stage();
      await enter();
      for (const what of ['page', 'refused'] as const) {
        const before = seen.all('conversations-listed').length;
        await world.mishap('lists', what);
        const fault = await faultOf(backend.chat?.refresh());
        expect(fault.code).to.equal(what === 'page' ? 'protocol' : 'rejected');
        expect(seen.all('conversations-listed')).to.have.length(before);
      }
      await backend.chat?.refresh();
      expect(seen.conversation(world.mine)?.place).to.equal('mine');
    });
  });
}
