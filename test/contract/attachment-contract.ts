import { expect } from 'chai';
import type { ChatPort } from '../../src/domain/chat-port.js';
import type { OutgoingFile } from '../../src/domain/message.js';
import { faultOf, outgoing, type Stage } from './backend-contract.js';
import type { Recorder } from './recorder.js';

interface Attached {
  readonly message: OutgoingFile;
  readonly content: Blob;
}

function attached(conversationId: string, name: string, text = '', bytes = 3_000): Attached {
  const content = new Blob([new Uint8Array(bytes).fill(7)], { type: 'image/png' });
  return { message: { ...outgoing(conversationId, text), file: { name, size: content.size, type: content.type } }, content };
}

/** `AttachmentPort`, and `findSent` for files. */
export function attachmentContract(stage: () => Stage): void {
  describe('files', () => {
    const post = async (
      { message, content }: Attached, progress: (done: number) => void = () => undefined, signal = new AbortController().signal,
    ): Promise<void> => portOf(stage())?.send(message, content, progress, signal);
    const emitted = (seen: Recorder, { message }: Attached) =>
      seen.messages(message.conversationId).filter(({ clientId }) => clientId === message.clientId);
    const taken = async (file: Attached) => (await stage().world.taken()).filter(({ file: known }) => known?.name === file.message.file.name);

    it('arrive whole, with caption and quote, and are emitted before it resolves', async () => {
      const { backend, enter, seen, world } = stage();
      if (!backend.chat?.attachments) return;
      await enter();
      await backend.chat.open(world.mine);
      const quoted = seen.messages(world.mine).find(({ direction, protocol }) => direction === 'in' && protocol === world.mine);
      const file = attached(world.mine, 'caixa "amassada" ção.png', ' legenda, à parte ', 70_000);
      const message = { ...file.message, replyTo: quoted?.id ?? '' };
      await post({ ...file, message });
      const [own] = emitted(seen, file);
      const [kept] = await taken(file);
      expect(kept).to.deep.equal({ id: own?.id, text: message.text, replyTo: quoted?.id, file: { name: message.file.name, bytes: 70_000 } });
      expect(own).to.deep.include({ direction: 'out', replyTo: quoted?.id, body: { kind: 'text', text: message.text } });
      expect(own?.attachment).to.deep.include({ kind: 'image', size: 70_000, mime: 'image/png' });
      expect(await taken(file)).to.have.length(1);
    });

    it('tell how far they are, from nothing to all', async () => {
      const { backend, enter, world } = stage();
      if (!backend.chat?.attachments) return;
      await enter();
      const told: number[] = [];
      await post(attached(world.mine, 'foto.png', '', 500_000), (done) => told.push(done));
      expect(told[0]).to.equal(0);
      expect(told.at(-1)).to.equal(1);
      expect(told).to.deep.equal([...told].sort((a, b) => a - b));
    });

    it('that are too big are refused before anything leaves', async () => {
      const { backend, enter, seen, world } = stage();
      const limit = backend.chat?.attachments?.maxBytes;
      if (limit === undefined) return;
      await enter();
      const before = await world.requests();
      const file = attached(world.mine, 'grande.png', '', limit + 1);
      const fault = await faultOf(post(file));
      expect([fault.code, fault.retryable, fault.outcomeUnknown]).to.deep.equal(['limit', false, false]);
      expect(await world.requests()).to.equal(before);
      expect(emitted(seen, file)).to.deep.equal([]);
    });

    for (const when of ['before it began', 'on its way'] as const) {
      it(`stopped ${when} leave nothing behind`, async () => {
        const { backend, enter, seen, world } = stage();
        if (!backend.chat?.attachments) return;
        await enter();
        const controller = new AbortController();
        const file = attached(world.mine, 'parada.png', 'parada', 4_000_000);
        if (when === 'before it began') controller.abort();
        const fault = await faultOf(post(file, () => controller.abort(), controller.signal));
        expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['network', false]);
        await post(attached(world.mine, 'seguinte.png'));
        expect(await taken(file)).to.deep.equal([]);
        expect(emitted(seen, file)).to.deep.equal([]);
      });
    }

    it('that the vendor refuses are no unknown outcome', async () => {
      const { backend, enter, seen, world } = stage();
      if (!backend.chat?.attachments) return;
      await enter();
      await world.mishap('attach', 'refused');
      const file = attached(world.mine, 'recusada.png');
      const fault = await faultOf(post(file));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', false]);
      expect(await taken(file)).to.deep.equal([]);
      expect(emitted(seen, file)).to.deep.equal([]);
    });

    for (const what of ['answer-lost', 'unreadable', 'silent'] as const) {
      it(`are found when the answer was ${what}, and never sent twice`, async () => {
        const { backend, enter, seen, world } = stage();
        if (!backend.chat?.attachments) return;
        await enter();
        await backend.chat.open(world.mine);
        await world.mishap('attach', what);
        const file = attached(world.mine, 'Não confirmada (1).png', what === 'silent' ? '' : 'legenda');
        expect((await faultOf(post(file))).outcomeUnknown).to.equal(true);
        expect(await backend.chat.findSent(file.message)).to.equal(true);
        const kept = await taken(file);
        expect(kept).to.have.length(1);
        expect(new Set(emitted(seen, file).map(({ id }) => id))).to.deep.equal(new Set(kept.map(({ id }) => id)));
      });
    }

    it('that never arrived are not there, and can be sent again', async () => {
      const { backend, enter, seen, world } = stage();
      if (!backend.chat?.attachments) return;
      await enter();
      await backend.chat.open(world.mine);
      const first = attached(world.mine, 'foto.png');
      await post(first);
      await world.mishap('attach', 'unreachable');
      const second = attached(world.mine, 'foto.png');
      await faultOf(post(second));
      expect(await backend.chat.findSent(second.message)).to.equal(false);
      await post(second);
      const ids = (file: Attached) => [...new Set(emitted(seen, file).map(({ id }) => id))];
      expect([...ids(first), ...ids(second)]).to.deep.equal((await taken(first)).map(({ id }) => id));
    });
  });

  describe('templates', () => {
    it('are listed where the channel has them, and sent with their text', async () => {
      const { backend, enter, seen, world } = stage();
      const { templates } = backend.chat ?? {};
      if (!templates || !world.templated) return;
      await enter();
      const [template] = await templates.list(world.templated);
      await templates.send(world.templated, template?.id ?? '', 'template-1');
      const own = seen.messages(world.templated).find(({ clientId }) => clientId === 'template-1');
      expect(own).to.deep.include({ direction: 'out', template: true });
      const [kept] = (await world.taken()).filter((message) => message.template === template?.id);
      expect(own?.id).to.equal(kept?.id);
    });

    it('are not sent twice when the answer is lost', async () => {
      const { backend, enter, seen, world } = stage();
      const { templates } = backend.chat ?? {};
      if (!templates || !world.templated) return;
      await enter();
      const [template] = await templates.list(world.templated);
      await world.mishap('template', 'answer-lost');
      const outcome = await templates.send(world.templated, template?.id ?? '', 'template-2').then(() => 'accepted', () => 'unknown');
      const kept = (await world.taken()).filter((message) => message.template === template?.id);
      expect(kept).to.have.length(1);
      const shown = seen.messages(world.templated).filter(({ id }) => id === kept[0]?.id);
      expect(shown.length > 0).to.equal(outcome === 'accepted');
    });

    it('that the vendor refuses are refused', async () => {
      const { backend, enter, seen, world } = stage();
      const { templates } = backend.chat ?? {};
      if (!templates || !world.templated) return;
      await enter();
      await templates.list(world.templated);
      await world.mishap('template', 'refused');
      const fault = await faultOf(templates.send(world.templated, '80', 'template-3'));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', false]);
      expect(seen.messages(world.templated).filter(({ clientId }) => clientId === 'template-3')).to.deep.equal([]);
    });
  });
}

function portOf({ backend }: Stage): ChatPort['attachments'] {
  return backend.chat?.attachments;
}
