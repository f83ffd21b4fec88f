import { expect } from 'chai';
import type { AttachmentPort } from '../../../src/domain/chat-port.js';
import type { Message, OutgoingFile } from '../../../src/domain/message.js';
import type { Io } from '../../../src/net/io.js';
import { Desk, faultOf, outgoing, type DeskOptions } from './desk.js';
import { fixture, fixtureText, shapeOf } from './fixtures.js';

/** `enviaAnexo` of contract part 3.3, and rows 2, 12, 13, 14 and 18 of part 6 where they concern it. */
describe('VoxFree attachments', () => {
  let desk: Desk;
  let id: string;

  afterEach(() => desk.stop());

  const ready = async (options: DeskOptions = {}): Promise<void> => {
    desk = await new Desk(options).ready();
    ({ id } = desk.of('Ana'));
    await desk.chat.open(id);
  };
  const port = (): AttachmentPort => {
    const { attachments } = desk.chat;
    if (!attachments) throw new Error('no attachments');
    return attachments;
  };
  const aFile = (name: string, text = '', type = 'image/png', bytes = 10): [OutgoingFile, Blob] => {
    const content = new Blob([new Uint8Array(bytes)], { type });
    return [{ ...outgoing(id, text), file: { name, size: bytes, type } }, content];
  };
  /** In real time: contents of files are read by the browser's own, which knows no other clock. */
  const post = (
    message: OutgoingFile, content: Blob, progress: (done: number) => void = () => undefined, signal = new AbortController().signal,
  ): Promise<void> => port().send(message, content, progress, signal);
  /** As the file moves, and only then, time passes. */
  const onSlowLine = async (message: OutgoingFile, content: Blob, told: (done: number) => void, signal?: AbortSignal): Promise<void> => {
    let moving = false;
    const sending = post(message, content, (done) => { moving = done < 1; told(done); }, signal);
    const settled = sending.then(() => true, () => true);
    while (!await Promise.race([settled, moment()])) if (moving) desk.clock.advance(1_000);
    await sending;
  };
  const send = async ([message, content]: [OutgoingFile, Blob]): Promise<OutgoingFile> => {
    await post(message, content);
    return message;
  };
  const own = ({ clientId }: OutgoingFile): readonly Message[] => desk.messages(id).filter((message) => message.clientId === clientId);

  it('is a form with the fields and types of the contract\'s example, the file in its part', async () => {
    const sent: FormData[] = [];
    const spy = (io: Io): Io => ({
      ...io,
      upload: async (url, body, uploading) => {
        expect(url).to.equal(`${desk.vox.urls.url}/mobile/enviaAnexo.php`);
        sent.push(body);
        return (io.upload ?? (() => { throw new Error('no upload'); }))(url, body, uploading);
      },
    });
    await ready({ wrap: spy });
    const [message, content] = aFile('IMG-20221111-WA0071.png', 'Olá');
    await send([message, content]);
    const [form = new FormData()] = sent;
    const part = form.get('file') as File;
    const fields = Object.fromEntries([...form].map(([name, value]) => [name, name === 'file' ? '' : value]));
    expect(shapeOf(fields)).to.deep.equal(shapeOf(await fixture('enviaAnexo.request')));
    expect(fields).to.deep.include({ protocolo: id, codid_cliente: '1', id_agente: '61', id_contato: '30', reply_id: '', mensagem: 'Olá' });
    expect([part.name, part.type, part.size]).to.deep.equal(['IMG-20221111-WA0071.png', 'image/png', 10]);
    expect(desk.vox.ledger.violations).to.deep.equal([]);
  });

  for (const name of ['enviaAnexo.response.json', 'enviaAnexo.response.raw.txt']) {
    it(`${name}: accepted under the vendor's id, at a repaired address, with what we know of the file`, async () => {
      await ready();
      desk.vox.faults.next('enviaAnexo.php', { kind: 'body', text: await fixtureText(name) });
      const [message, content] = aFile('IMG-20221111-WA0071.png', 'Olá');
      await send([message, content]);
      expect(own(message)).to.deep.equal([{
        id: '18116864',
        clientId: message.clientId,
        conversationId: id,
        protocol: '20231206303160',
        direction: 'out',
        author: { kind: 'agent', name: 'Marina' },
        sentAt: 1_701_982_397_000,
        body: { kind: 'text', text: 'Olá' },
        attachment: {
          kind: 'image',
          url: 'https://omni.example.com/assets/upload/omni/cliente/5511900000001/1_25_IMG-20221111-WA0071.png',
          name: '1_25_IMG-20221111-WA0071.png',
          size: 10,
          mime: 'image/png',
        },
        status: 'sending',
      }]);
      expect(desk.notices.length > 0).to.equal(name.endsWith('.txt'));
    });
  }

  it('an answer as the documentation prints it is no reason to send again', async () => {
    await ready({ simulator: { habits: { attachmentAnswer: 'as-printed' } } });
    const message = await send(aFile('nota.pdf', '', 'application/pdf'));
    expect(own(message)[0]?.attachment).to.deep.include({ kind: 'document', name: 'nota.pdf', mime: 'application/pdf' });
    expect(desk.vox.ledger.accepted).to.have.length(1);
    expect(desk.notices).to.deep.equal(['/mobile/enviaAnexo.php: the answer was not clean JSON']);
  });

  const echoes: readonly (readonly [string, string])[] = [
    ['nothing but a yes', '[{"retorno":"ok"}]'],
    ['an empty map', '[{"retorno":"ok"},{"mensagens":[]}]'],
  ];
  for (const [what, answer] of echoes) {
    it(`an echo of ${what} is an acceptance, and the vendor's own message is read`, async () => {
      await ready();
      desk.vox.faults.next('enviaAnexo.php', { kind: 'body', text: answer });
      const message = await send(aFile('foto.png', 'veja'));
      const [accepted] = desk.vox.ledger.accepted;
      expect(own(message).at(-1)).to.deep.include({ id: accepted?.id, status: 'sending', body: { kind: 'text', text: 'veja' } });
      expect(own(message).at(-1)?.attachment).to.deep.include({ kind: 'image', name: 'foto.png', size: 10 });
    });

    it(`an echo of ${what} is shown as ours for as long as the vendor's own cannot be read`, async () => {
      await ready();
      desk.vox.faults.next('enviaAnexo.php', { kind: 'body', text: answer });
      desk.vox.faults.next('buscaMensagem.php', { kind: 'refuse' });
      const message = await send(aFile('foto.png', 'veja'));
      expect(own(message).at(-1)).to.deep.include({ id: message.clientId, status: 'sending', body: { kind: 'text', text: 'veja' } });
      expect(own(message).at(-1)?.attachment).to.deep.include({ kind: 'image', name: 'foto.png', url: '', size: 10 });
      await desk.until(() => own(message).at(-1)?.status === 'sent');
      expect(own(message).at(-1)?.id).to.equal(desk.vox.ledger.accepted[0]?.id);
    });
  }

  it('what is known of a file stays with it when it is read again', async () => {
    await ready();
    const message = await send(aFile('voz.webm', '', 'audio/webm'));
    await desk.until(() => own(message).at(-1)?.status === 'sent');
    expect(own(message).at(-1)?.attachment).to.deep.include({ kind: 'audio', size: 10, mime: 'audio/webm' });
  });

  it('in a group, goes to the group', async () => {
    await ready();
    const group = desk.conversations.find(({ kind, place }) => kind === 'group' && place === 'mine');
    id = group?.id ?? '';
    const message = await send(aFile('grupo.png'));
    expect(own(message)).not.to.deep.equal([]);
    expect(desk.vox.ledger.accepted[0]?.contactId).to.equal(group?.contact.id);
    expect(desk.vox.ledger.violations).to.deep.equal([]);
  });

  describe('progress', () => {
    it('moves for as long as the line is slow, past any time-out', async () => {
      await ready({ adapter: { timeout: 15_000 }, simulator: { uplink: 10 } });
      const [message, content] = aFile('grande.png', '', 'image/png', 1_000);
      const told: number[] = [];
      await onSlowLine(message, content, (done) => told.push(done));
      expect(told).to.have.length(11);
      expect(told).to.deep.equal([...told].sort((a, b) => a - b));
      expect([told[0], told.at(-1)]).to.deep.equal([0, 1]);
    });

    it('that ends is a time-out, and no doubt while most of the file is still here', async () => {
      await ready({ adapter: { timeout: 2_000 }, wrap: (io) => ({ ...io, upload: stuckAt(0.1) }) });
      const [message, content] = aFile('grande.png', '', 'image/png', 4_000_000);
      const fault = await faultOf(onSlowLine(message, content, () => undefined));
      expect([fault.code, fault.retryable, fault.outcomeUnknown]).to.deep.equal(['timeout', true, false]);
    });

    it('that ends near the end leaves a doubt', async () => {
      await ready({ adapter: { timeout: 2_000 }, wrap: (io) => ({ ...io, upload: stuckAt(0.9) }) });
      const [message, content] = aFile('grande.png', '', 'image/png', 4_000_000);
      const fault = await faultOf(onSlowLine(message, content, () => undefined));
      expect([fault.code, fault.retryable, fault.outcomeUnknown]).to.deep.equal(['timeout', false, true]);
      expect(await desk.while(desk.chat.findSent(message))).to.equal(false);
    });
  });

  it('stopped on a slow line, leaves nothing behind', async () => {
    await ready({ simulator: { uplink: 1_000_000 } });
    const [message, content] = aFile('grande.png', 'deixa', 'image/png', 4_000_000);
    const controller = new AbortController();
    const stopHalfway = (done: number): void => { if (done >= 0.3) controller.abort(); };
    const fault = await faultOf(onSlowLine(message, content, stopHalfway, controller.signal));
    expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['network', false]);
    await desk.pass(60_000);
    await desk.chat.fetchNewer(id, undefined);
    expect(desk.vox.ledger.accepted).to.deep.equal([]);
    expect(own(message)).to.deep.equal([]);
  });

  it('the limit can be chosen', async () => {
    await ready({ adapter: { maxFileBytes: 9 } });
    expect(port().maxBytes).to.equal(9);
    const [message, content] = aFile('foto.png');
    expect((await faultOf(post(message, content))).code).to.equal('limit');
  });

  describe('after a lost answer', () => {
    const lost = async (file: [OutgoingFile, Blob]): Promise<OutgoingFile> => {
      desk.vox.faults.next('enviaAnexo.php', { kind: 'answer-lost' });
      const [message, content] = file;
      const fault = await faultOf(post(message, content));
      expect(fault.outcomeUnknown).to.equal(true);
      return message;
    };

    for (const name of ['Relatório (final) – cópia.pdf', '写真.png', 'sem-extensao', '../../etc/passwd.txt', 'a"b\r\nc.png']) {
      it(`is found by its name: ${JSON.stringify(name)}`, async () => {
        await ready();
        const message = await lost(aFile(name, 'legenda'));
        expect(await desk.while(desk.chat.findSent(message))).to.equal(true);
        expect(own(message).at(-1)?.id).to.equal(desk.vox.ledger.accepted[0]?.id);
      });
    }

    it('a text with the words of the caption is not the file', async () => {
      await ready();
      desk.vox.faults.next('enviaAnexo.php', { kind: 'drop' });
      const [message, content] = aFile('foto.png', 'legenda');
      await faultOf(post(message, content));
      desk.vox.controls.agentWrites({ protocol: id, agentId: '61', text: 'legenda' });
      expect(await desk.while(desk.chat.findSent(message))).to.equal(false);
    });

    it('a file like it under another name leaves the question open, until it is known how the vendor names files', async () => {
      await ready({ wrap: renamed });
      const message = await lost(aFile('foto.png', 'legenda'));
      expect((await desk.while(faultOf(desk.chat.findSent(message)))).outcomeUnknown).to.equal(true);
      await send(aFile('outra.png', 'outra'));
      expect(await desk.while(desk.chat.findSent(message))).to.equal(true);
      expect(desk.vox.ledger.accepted).to.have.length(2);
    });

    it('two files of one name are two', async () => {
      await ready();
      const first = await lost(aFile('foto.png'));
      const second = await lost(aFile('foto.png'));
      expect(await desk.while(desk.chat.findSent(first))).to.equal(true);
      expect(await desk.while(desk.chat.findSent(second))).to.equal(true);
      expect([own(first)[0]?.id, own(second)[0]?.id]).to.have.members(desk.vox.ledger.accepted.map((accepted) => accepted.id));
    });
  });
});

/** Lets the browser do what it has begun. */
function moment(): Promise<false> {
  return new Promise((resolve) => { setTimeout(() => resolve(false), 5); });
}

/** A line that carries so much and no more. */
function stuckAt(done: number): NonNullable<Io['upload']> {
  return (_url, _body, { signal, progress }) => new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    progress(done);
  });
}

/** A server that keeps files under numbers. */
function renamed(io: Io): Io {
  const rename = async (answer: Promise<Response>): Promise<Response> => {
    const text = await (await answer).text();
    return new Response(text.replace(/"file":"[^"]+"/g, '"file":"900.png"').replace(/"url":"[^"]+"/g, '"url":"https:\\/\\/files.invalid\\/900.png"'));
  };
  return {
    ...io,
    fetch: (url, init) => rename(io.fetch(url, init)),
    upload: (url, body, uploading) => rename((io.upload ?? (() => Promise.reject(new Error('no upload'))))(url, body, uploading)),
  };
}
