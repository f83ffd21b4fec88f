import { expect } from 'chai';
import { faultOf, type Stage } from './backend-contract.js';
import type { Recorder } from './recorder.js';

/** `ChatPort`: lists and reading. */
export function chatContract(stage: () => Stage): void {
  describe('conversations', () => {
    it('are emitted by open, with all their messages', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      const received = seen.all('messages-received').filter(({ conversationId }) => conversationId === world.mine);
      expect(received.map(({ history }) => history)).to.satisfy((all: readonly string[]) => all.some((kind) => kind !== 'delta'));
      const messages = seen.messages(world.mine);
      expect(messages).not.to.have.length(0);
      expect(new Set(messages.map(({ id }) => id)).size).to.equal(messages.length);
      for (const message of messages) {
        expect(message.conversationId).to.equal(world.mine);
        expect(message.direction === 'in').to.equal(message.status === 'received');
      }
      expect(seen.conversation(world.mine)?.can.has('send')).to.equal(true);
      expect(seen.conversation(world.mine)?.unread).to.equal(0);
    });

    it('become the agent\'s by opening them, where the vendor has no other way', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await (backend.chat?.claim?.(world.waiting) ?? backend.chat?.open(world.waiting));
      await seen.until('mine', () => seen.conversation(world.waiting)?.place === 'mine');
      await backend.chat?.refresh();
      expect(seen.conversation(world.waiting)?.place).to.equal('mine');
    });

    it('are not opened when the vendor says no', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await world.mishap('open', 'refused');
      expect((await faultOf(backend.chat?.open(world.waiting))).code).to.equal('rejected');
      expect(seen.messages(world.waiting)).to.deep.equal([]);
      expect(seen.conversation(world.waiting)?.place).to.equal('waiting');
    });

    it('that do not exist are refused', async () => {
      const { backend, enter } = stage();
      await enter();
      expect((await faultOf(backend.chat?.open('404'))).code).to.equal('rejected');
    });

    it('can be opened side by side and twice', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await Promise.all([world.mine, world.alsoMine, world.mine].map(async (id) => backend.chat?.open(id)));
      for (const id of [world.mine, world.alsoMine]) {
        expect(seen.messages(id)).not.to.have.length(0);
        expect(new Set(seen.messages(id).map(({ conversationId }) => conversationId))).to.deep.equal(new Set([id]));
      }
    });

    it('that are open bring new messages by themselves', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      await world.customerWrites(world.mine, 'primeira');
      await world.customerWrites(world.mine, 'segunda');
      await seen.until('both', () => texts(seen, world.mine).includes('segunda'));
      const own = texts(seen, world.mine).filter((text) => text === 'primeira' || text === 'segunda');
      expect([...new Set(own)]).to.deep.equal(['primeira', 'segunda']);
      expect(seen.conversation(world.mine)).to.deep.include({ preview: 'segunda', previewFromAgent: false, unread: 0 });
    });

    it('that were left are counted, not read', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      backend.chat?.leave?.(world.mine);
      await world.customerWrites(world.mine, 'volte');
      await seen.until('unread', () => seen.conversation(world.mine)?.unread === 1);
      expect(texts(seen, world.mine)).not.to.include('volte');
    });

    it('bring what came after a message when they are asked', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      const last = seen.messages(world.mine).at(-1)?.id;
      await world.goDown();
      await world.customerWrites(world.mine, 'sem empurrão');
      await backend.chat?.fetchNewer(world.mine, last);
      expect(texts(seen, world.mine)).to.include('sem empurrão');
    });

    it('fill their gap when the connection returns', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      await world.goDown();
      await seen.until('offline', () => seen.all('connection-changed').at(-1)?.connection.status === 'offline');
      await world.customerWrites(world.mine, 'no escuro');
      await world.comeBack();
      await seen.until('online', () => seen.all('connection-changed').at(-1)?.connection.status === 'online');
      expect(texts(seen, world.mine)).to.include('no escuro');
    });

    it('are gone when they are finished elsewhere, and the reason is told', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      await world.finish(world.mine);
      await seen.until('removed', () => seen.all('conversation-removed').length > 0);
      expect(seen.all('conversation-removed')[0]).to.deep.include({ conversationId: world.mine, reason: 'closed' });
      await backend.chat?.refresh();
      expect(seen.conversation(world.mine)).to.equal(undefined);
    });

    it('are gone when a colleague takes them', async () => {
      const { enter, seen, world } = stage();
      await enter();
      await world.takenByColleague(world.waiting);
      await seen.until('removed', () => seen.all('conversation-removed').length > 0);
      expect(seen.all('conversation-removed')[0]).to.deep.include({ conversationId: world.waiting, reason: 'taken' });
      // Some vendors go on listing it, as the colleague's.
      expect(seen.conversation(world.waiting)?.place ?? 'others').to.equal('others');
    });
  });

  describe('quick replies', () => {
    it('are all listed, each with an id of its own', async () => {
      const { backend, enter, world } = stage();
      await enter();
      const replies = (await backend.replies?.list(world.mine)) ?? [];
      expect(replies).not.to.have.length(0);
      expect(new Set(replies.map(({ id }) => id)).size).to.equal(replies.length);
    });
  });
}

function texts(seen: Recorder, id: string): readonly string[] {
  return seen.messages(id).map(({ body }) => (body.kind === 'text' ? body.text : ''));
}
