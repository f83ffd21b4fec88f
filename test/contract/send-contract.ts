import { expect } from 'chai';
import { faultOf, outgoing, type Stage } from './backend-contract.js';

const oddTexts = [
  '  dois espaços antes e depois  ',
  'linha um\nlinha dois\n\nlinha quatro',
  '<b>não é HTML</b> & "aspas" \\ barra',
  'emoji 👩🏽‍💻 e العربية e 𝒳',
  '*negrito*: \nque não é prefixo',
  '"__proto__"',
];

/** `ChatPort.send` and `findSent`. */
export function sendContract(stage: () => Stage): void {
  describe('sending', () => {
    it('emits the accepted message with its client id before it resolves', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      const message = outgoing(world.mine, 'Já verifico.');
      await backend.chat?.send(message);
      const emitted = seen.messages(world.mine).filter(({ clientId }) => clientId === message.clientId);
      expect(emitted).not.to.have.length(0);
      const [taken] = (await world.taken()).filter(({ text }) => text === message.text);
      expect(emitted.at(-1)).to.deep.include({ id: taken?.id, direction: 'out', body: { kind: 'text', text: message.text } });
      expect(await world.timesTaken(message.text)).to.equal(1);
    });

    for (const text of oddTexts) {
      it(`sends text as it is: ${JSON.stringify(text)}`, async () => {
        const { backend, enter, seen, world } = stage();
        await enter();
        const message = outgoing(world.mine, text);
        await backend.chat?.send(message);
        expect(await world.timesTaken(text)).to.equal(1);
        const emitted = seen.messages(world.mine).find(({ clientId }) => clientId === message.clientId);
        expect(emitted?.body).to.deep.equal({ kind: 'text', text });
      });
    }

    it('quotes', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      if (!seen.conversation(world.mine)?.can.has('reply')) return;
      const quoted = seen.messages(world.mine).find(({ direction, protocol }) => direction === 'in' && protocol === world.mine);
      const message = outgoing(world.mine, 'Sobre isto:', { replyTo: quoted?.id ?? '' });
      await backend.chat?.send(message);
      expect(seen.messages(world.mine).find(({ clientId }) => clientId === message.clientId)?.replyTo).to.equal(quoted?.id);
      expect((await world.taken()).find(({ text }) => text === message.text)?.replyTo).to.equal(quoted?.id);
    });

    it('becomes sent only when the other side says so', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      const message = outgoing(world.mine, 'Chegou?');
      await backend.chat?.send(message);
      const status = (): string | undefined => seen.messages(world.mine).filter(({ clientId }) => clientId === message.clientId).at(-1)?.status;
      await seen.until('sent', () => status() === 'sent' || status() === 'delivered' || status() === 'read');
      const all = seen.messages(world.mine).filter(({ clientId }) => clientId === message.clientId);
      expect(new Set(all.map(({ id }) => id)).size).to.equal(1);
    });

    it('rejects what the vendor refuses, which is no unknown outcome', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await world.mishap('send', 'refused');
      const message = outgoing(world.mine, 'recusada');
      const fault = await faultOf(backend.chat?.send(message));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', false]);
      expect(await world.timesTaken(message.text)).to.equal(0);
      expect(seen.messages(world.mine).filter(({ clientId }) => clientId === message.clientId)).to.deep.equal([]);
    });

    for (const what of ['answer-lost', 'unreadable', 'silent'] as const) {
      it(`finds a message whose answer was ${what}, and never repeats it`, async () => {
        const { backend, enter, seen, world } = stage();
        await enter();
        await backend.chat?.open(world.mine);
        await world.mishap('send', what);
        const message = outgoing(world.mine, `perdida: ${what}`);
        const fault = await faultOf(backend.chat?.send(message));
        expect(fault.outcomeUnknown).to.equal(true);
        expect(await backend.chat?.findSent(message)).to.equal(true);
        const [taken] = (await world.taken()).filter(({ text }) => text === message.text);
        const emitted = seen.messages(world.mine).filter(({ clientId }) => clientId === message.clientId);
        expect(new Set(emitted.map(({ id }) => id))).to.deep.equal(new Set([taken?.id]));
        expect(await world.timesTaken(message.text)).to.equal(1);
      });
    }

    it('finds it in a conversation that was never opened', async () => {
      const { backend, enter, world } = stage();
      await enter();
      await world.mishap('send', 'answer-lost');
      const message = outgoing(world.alsoMine, 'sem abrir');
      expect((await faultOf(backend.chat?.send(message))).outcomeUnknown).to.equal(true);
      expect(await backend.chat?.findSent(message)).to.equal(true);
      expect(await world.timesTaken(message.text)).to.equal(1);
    });

    it('says that a message which never arrived is not there', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      await world.mishap('send', 'unreachable');
      const message = outgoing(world.mine, 'nunca chegou');
      await faultOf(backend.chat?.send(message));
      expect(await backend.chat?.findSent(message)).to.equal(false);
      expect(await world.timesTaken(message.text)).to.equal(0);
      await backend.chat?.send(message);
      expect(await world.timesTaken(message.text)).to.equal(1);
      const emitted = seen.messages(world.mine).filter(({ clientId }) => clientId === message.clientId);
      expect(new Set(emitted.map(({ id }) => id)).size).to.equal(1);
    });

    it('does not take one message for two', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      const first = outgoing(world.mine, 'ok');
      await backend.chat?.send(first);
      await world.mishap('send', 'unreachable');
      const second = outgoing(world.mine, 'ok');
      await faultOf(backend.chat?.send(second));
      expect(await backend.chat?.findSent(second)).to.equal(false);
      await world.mishap('send', 'answer-lost');
      const third = outgoing(world.mine, 'ok');
      await faultOf(backend.chat?.send(third));
      expect(await backend.chat?.findSent(third)).to.equal(true);
      const idOf = (clientId: string): readonly string[] =>
        [...new Set(seen.messages(world.mine).filter((message) => message.clientId === clientId).map(({ id }) => id))];
      const taken = (await world.taken()).filter(({ text }) => text === 'ok').map(({ id }) => id);
      expect([idOf(first.clientId), idOf(second.clientId), idOf(third.clientId)]).to.deep.equal([[taken[0]], [], [taken[1]]]);
    });

    it('does not lose what the customer wrote at the same moment', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      await Promise.all([
        world.customerWrites(world.mine, 'ao mesmo tempo'),
        backend.chat?.send(outgoing(world.mine, 'respondendo')),
        world.customerWrites(world.mine, 'e mais uma'),
      ]);
      await seen.until('both', () => ['ao mesmo tempo', 'e mais uma'].every((wanted) =>
        seen.messages(world.mine).some(({ body }) => body.kind === 'text' && body.text === wanted)));
    });

    it('ends with the sign-out, and says that nobody knows what became of it', async () => {
      const { backend, enter, seen, world } = stage();
      await enter();
      await backend.chat?.open(world.mine);
      await world.mishap('send', 'silent');
      const sending = faultOf(backend.chat?.send(outgoing(world.mine, 'e tchau')));
      const before = seen.events.length;
      await backend.auth?.signOut();
      expect((await sending).outcomeUnknown).to.equal(true);
      expect(seen.events).to.have.length(before);
    });
  });
}
