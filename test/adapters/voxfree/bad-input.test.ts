import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  decodeEcho, decodeLogin, decodeMessages, decodeOpened, decodePush, decodeReplies, decodeRows, decodeTags, decodeVerdict,
} from '../../../src/adapters/voxfree/decode.js';
import { timeOf } from '../../../src/adapters/voxfree/dates.js';
import { messageFrom, repairUrl, statusOf } from '../../../src/adapters/voxfree/map-message.js';
import { Fault } from '../../../src/domain/fault.js';
import { seedLongChat, type Spelling, type UpdateType } from '../../../src/simulators/voxfree/index.js';
import { Desk, faultOf, morning, outgoing } from './desk.js';

const message = (more: object): unknown => ({ mensagens: { 9: [{ codid: '1', content: 'oi', fromMe: '0', timestamp: '1701701310', ...more }] } });
const context = { conversationId: '9', receivedAt: morning, readsDeleted: false };
const mapped = (more: object): ReturnType<typeof messageFrom> => {
  const [wire] = decodeMessages(message(more), false).messages;
  if (!wire) throw new Error('not decoded');
  return messageFrom(wire, context);
};

describe('VoxFree bad input', () => {
  it('any JSON is read or refused with a Fault, by every decoder', () => {
    const decoders: readonly ((value: unknown) => unknown)[] = [
      decodeLogin, (value) => decodeRows(value, false), decodeTags, decodeOpened, (value) => decodeMessages(value, false), decodeEcho,
      (value) => decodeReplies(value, false), decodePush, (value) => decodeVerdict(value, 'rejected'),
    ];
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record({ conversas: fc.jsonValue(), respostas: fc.jsonValue(), mensagens: fc.jsonValue(), contato: fc.jsonValue(), id_agente: fc.jsonValue() }),
      fc.record({ mensagens: fc.dictionary(fc.string(), fc.array(fc.record({ codid: fc.jsonValue(), timestamp: fc.jsonValue(), content: fc.jsonValue() }))) }),
    );
    fc.assert(fc.property(odd, (value) => {
      for (const decode of decoders) {
        try {
          decode(value);
        } catch (error) {
          expect(error).to.be.instanceOf(Fault);
        }
      }
    }), { numRuns: 500 });
  });

  it('a list that is not there is never an empty list', () => {
    for (const body of [{ other: 1 }, [1], 'text', 5, { conversa: [] }]) {
      expect(() => decodeRows(body, false), JSON.stringify(body)).to.throw(Fault).with.property('code', 'protocol');
    }
    expect(() => decodeRows([], true)).to.throw(Fault);
    for (const body of [[], {}, null, '', { conversas: null }, { conversas: '' }, { conversas: {} }]) {
      expect(decodeRows(body, false), JSON.stringify(body)).to.deep.equal([]);
    }
  });

  it('tags come as a map in a list, as a list, or not at all (part 3.2, row 17)', () => {
    const tag = { nome: 'A', cor: '#111111' };
    for (const tags of [[{ 2: { codid: '2', ...tag } }], { 2: { codid: 2, ...tag } }, [{ codid_tag: '2', ...tag }]]) {
      expect(decodeTags(tags).map(({ codid, codid_tag: other, nome }) => [codid || other, nome])).to.deep.equal([['2', 'A']]);
    }
    for (const none of [undefined, null, '', [], {}, [{}]]) expect(decodeTags(none)).to.deep.equal([]);
  });

  it('messages come as a list, as one object, as [] (row 13), under any protocol (row 15)', () => {
    expect(decodeMessages({ mensagens: { 7: { codid: '3' }, 8: [{ codid: '4' }, 5, null] } }, false)).to.deep.include({ skipped: 2 });
    expect(decodeMessages({ mensagens: { 7: { codid: '3' }, 8: [{ codid: '4' }] } }, false).messages.map(({ codid, protocolo }) => [codid, protocolo]))
      .to.deep.equal([['3', '7'], ['4', '8']]);
    expect(decodeMessages({ mensagens: [] }, false)).to.deep.equal({ messages: [], certain: true, skipped: 0 });
    expect(decodeMessages([], false).certain).to.equal(false);
  });

  it('a message is read whatever types its fields have, and without those that are missing', () => {
    const decoded = (fields: object): unknown => decodeMessages({ mensagens: { 7: [fields] } }, false).messages[0];
    const blank = {
      codid: '', protocolo: '7', id: '', type: '', subtype: '', reply_id: '', fromMe: false, content: '', url: '', file: '', timestamp: undefined,
      lido: undefined, excluido: false, data_mensagem: '',
    };
    expect(decoded({})).to.deep.equal(blank);
    expect(decoded({ codid: null, protocolo: 8, fromMe: {}, content: ['x'], timestamp: 'never', lido: '', url: false, device: 'x' })).to.deep.equal({ ...blank, url: 'false' });
    expect(decoded({ codid: 5, fromMe: true, content: 12, timestamp: ' 17 ', lido: '2', excluido: 'Sim', id: 1.5 })).to.deep.equal(
      { ...blank, codid: '5', fromMe: true, content: '12', timestamp: 17, lido: 2, excluido: true, id: '1.5' },
    );
    expect(decodeMessages({ mensagens: [{ protocolo: 8 }] }, false).messages[0]?.protocolo).to.equal('8');
  });

  it('sign-in reads keys in any case and under both names (row 10)', () => {
    const login = decodeLogin({ ID_Agente: 7, Codid_Cliente: 1, Autenticacao2Fatores: 1, Chave2Fatores: 1234, Telefonia: '0', Omnichannel: 0 });
    expect(login).to.deep.include({ id_agente: '7', codid_cliente: '1', autenticacao2fatores: true, chave2fatores: '1234', telefonia: false, omnichannel: false });
  });

  it('dates: the epoch first, then three hours behind UTC, then nothing', () => {
    expect(timeOf(1_701_373_134, 'x')).to.equal(1_701_373_134_000);
    expect(timeOf(1_701_373_134_000, 'x')).to.equal(1_701_373_134_000);
    expect(timeOf(undefined, '2023-11-30 16:38:50')).to.equal(Date.UTC(2023, 10, 30, 19, 38, 50));
    for (const date of ['', '0000-00-00 00:00:00', '2023-02-31 10:00:00', '30/11/2023', '2023-11-30']) expect(timeOf(0, date), date).to.equal(undefined);
    expect(mapped({ timestamp: null, data_mensagem: '0000-00-00' })).to.deep.include({ sentAt: morning, sentAtEstimated: true });
  });

  it('the name before an agent\'s text is taken off once, and only there', () => {
    expect(mapped({ fromMe: 1, content: '*Ana*: \n*Bia*: \noi' })).to.deep.include({ author: { kind: 'agent', name: 'Ana' }, body: { kind: 'text', text: '*Bia*: \noi' } });
    expect(mapped({ content: '*Ana*: \noi' }).body).to.deep.equal({ kind: 'text', text: '*Ana*: \noi' });
  });

  it('media by address or file and never by type; backslashes mended (row 14); templates are HTML; deleted text is withheld', () => {
    expect(repairUrl('https:\\\\a.example\\b\\c.PNG')).to.equal('https://a.example/b/c.PNG');
    expect(mapped({ file: 'x/voz.OGG' }).attachment).to.deep.equal({ kind: 'audio', url: '', name: 'voz.OGG' });
    expect(mapped({ url: 'https://a.example/f.pdf?x=1' }).attachment).to.deep.include({ kind: 'document', name: 'f.pdf' });
    expect(mapped({ type: 'image' }).attachment).to.equal(undefined);
    expect(mapped({ type: 'template', content: '<p>x</p>' }).body).to.deep.equal({ kind: 'html', html: '<p>x</p>' });
    expect(mapped({ excluido: '1', url: 'https://a.example/f.pdf' })).to.deep.include({ deleted: true, body: { kind: 'text', text: '' } });
    expect(mapped({ reply_id: '5', type: 'reply' }).replyTo).to.equal('5');
  });

  it('lido, and not status_api, says where our messages stand', () => {
    const status = (lido: unknown): string => {
      const [wire] = decodeMessages(message({ fromMe: 1, lido, status_api: '0' }), false).messages;
      return wire ? statusOf(wire) : '';
    };
    expect([0, '0', null, 1, '1', 2, '2'].map(status)).to.deep.equal(['sending', 'sending', 'sending', 'sent', 'sent', 'read', 'read']);
  });

  describe('on the wire', () => {
    let desk: Desk;
    beforeEach(async () => { desk = await new Desk().ready(); });
    afterEach(() => desk.stop());

    for (const kind of ['bom', 'php-warning'] as const) {
      it(`nothing is lost to a ${kind}`, async () => {
        const before = desk.conversations.length;
        desk.vox.faults.rate('any', { kind }, 1);
        await desk.chat.refresh();
        expect(desk.conversations).to.have.length(before);
        const { id } = desk.of('Ana');
        await desk.chat.open(id);
        await desk.chat.send(outgoing(id, 'chegou'));
        expect(desk.vox.ledger.countByText()).to.deep.equal({ chegou: 1 });
      });
    }

    it('a truncated list and a page with 200 leave the screen as it was', async () => {
      const before = desk.all('conversations-listed').length;
      for (const kind of ['truncated', 'html'] as const) {
        desk.vox.faults.next('chatsAtivos.php', { kind });
        expect((await faultOf(desk.chat.refresh())).code).to.equal('protocol');
      }
      expect(desk.all('conversations-listed')).to.have.length(before);
    });

    it('a push that cannot be read is told, and everything is read again', async () => {
      const before = desk.requests('chatsEspera.php').length;
      for (const text of ['{"tipo_update":', '<html>', '[]', '5']) desk.vox.controls.pushRaw({ text });
      await desk.until(() => desk.requests('chatsEspera.php').length > before);
      expect(desk.all('faulted').map(({ fault }) => fault.code)).to.deep.equal(['protocol', 'protocol', 'protocol', 'protocol']);
    });

    const types: readonly UpdateType[] = [
      'new_message', 'encaminhado_agente', 'encaminhado_departamento', 'direcionamento_fidelizado_agente', 'encaminhado_agente_espera',
      'update_espera', 'Finalizar',
    ];
    for (const spelling of ['example', 'prose', 'loud', 'spaced'] as readonly Spelling[]) {
      it(`all seven pushes are known as ${spelling} spells them (row 1), and reread the lists (row 7)`, async () => {
        desk.vox.spelling = spelling;
        desk.vox.sparse = true;
        for (const type of types) {
          const before = desk.requests('chatsAtivos.php').length;
          desk.vox.controls.push({ type });
          await desk.until(() => desk.requests('chatsAtivos.php').length > before);
        }
        expect(desk.notices).to.deep.equal([]);
      });
    }

    it('a long conversation comes whole and in order', async () => {
      const id = seedLongChat(desk.vox, 12_000, '61');
      await desk.chat.open(id);
      const [received, ...others] = desk.all('messages-received');
      expect([received?.history, others.length, received?.messages.length]).to.deep.equal(['complete', 0, 12_000]);
      const texts = received?.messages.map(({ body }) => (body.kind === 'text' ? body.text : '')) ?? [];
      expect([texts[0], texts.at(-1)]).to.deep.equal(['Bom dia! O pedido saiu? (1)', 'Saiu sim, está na rota da manhã e chega até 12 h. (12000)']);
      expect(desk.all('conversation-changed').at(-1)?.conversation).to.deep.include({ preview: texts.at(-1), previewFromAgent: true });
    });

    it('of a long conversation nothing is told any more once the agent has signed out', async () => {
      const id = seedLongChat(desk.vox, 12_000, '61');
      const opening = desk.chat.open(id).catch(() => undefined);
      await desk.backend.auth?.signOut();
      const told = desk.events.length;
      await opening;
      expect(desk.events).to.have.length(told);
    });

    it('an absolute address is enough in a page without an origin of its own', async () => {
      const lonely = new Desk({ wrap: (io) => ({ ...io, origin: 'null' }) });
      await lonely.ready();
      expect(lonely.of('Ana').place).to.equal('mine');
      lonely.stop();
    });

    it('the channel comes from pushes (row 2), and is empty until one names it', async () => {
      const { id, contact } = desk.of('Ana');
      await desk.chat.send(outgoing(id, 'antes'));
      desk.vox.controls.customerWrites({ contactId: contact.id, text: 'oi' });
      await desk.pass();
      await desk.chat.send(outgoing(id, 'depois'));
      expect(desk.requests('enviaMensagem.php').map((body) => body['id_canal_unico'])).to.deep.equal(['', '25']);
    });
  });
});
