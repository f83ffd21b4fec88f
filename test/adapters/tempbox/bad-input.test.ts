import { expect } from 'chai';
import fc from 'fast-check';
import { decodeDone, decodeMessages, decoder, rowsOf } from '../../../src/adapters/tempbox/decode.js';
import { attachmentFrom, messageId } from '../../../src/adapters/tempbox/map-message.js';
import { conversationFrom, recentFrom } from '../../../src/adapters/tempbox/map.js';
import { OpenChat } from '../../../src/adapters/tempbox/open-chats.js';
import { settingsOf } from '../../../src/adapters/tempbox/options.js';
import { recordFrom } from '../../../src/adapters/tempbox/records.js';
import * as rows from '../../../src/adapters/tempbox/wire-rows.js';
import { Fault } from '../../../src/domain/fault.js';
import { Desk, morning } from './desk.js';

const settings = settingsOf({ url: 'https://api.example.com', company: 'E', agent: 'A' });
const brasilia = settings.utcOffset;
const ok = (data: unknown): unknown => ({ Status: 'ok', Code: 200, Success: true, Data: data });

const rowNames = [...Object.keys(rows.chatRow.entries), ...Object.keys(rows.recordRow.entries), 'MensagemAtendente', 'AutorMensagem', 'UrlAnexo', 'ArquivoAnexo', 'Extensao', 'AtendimentoHash'];
const oddRow = fc.dictionary(fc.constantFrom(...rowNames), fc.oneof(fc.jsonValue(), fc.constantFrom('', '0', 'True', '/Date(1)/', '31/02/2024 10:00', '00000000-0000-0000-0000-000000000000')));

const readers: readonly ((value: unknown) => unknown)[] = [
  (value) => decoder('ListarEmAberto', rows.chatRow)(value, false).map((row) => conversationFrom(
    { row, place: 'mine', begun: true, lastSeen: undefined, waitingSince: undefined, open: false, now: morning }, settings,
  )),
  (value) => decoder('ListarRecentes', rows.recentRow)(value, false).map((row) => recentFrom(row, settings)),
  (value) => decoder('Consultar', rows.recordRow)(value, false).map((row) => recordFrom(row, brasilia)),
  (value) => decoder('ListarRelatorioPrincipal', rows.reportRow)(value, false),
  (value) => decoder('ListarMensagensPadrao', rows.standardRow)(value, false),
  (value) => decodeDone('EnviarMensagem')(value, false),
  (value) => new OpenChat('c', '1', settings, () => false).merge(decodeMessages('ListarMensagensAtendimento')(value, false), () => undefined, morning),
];

describe('TempBox bad input', () => {
  it('any JSON is read or refused with a Fault, by every decoder and everything after it', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record({ Status: fc.jsonValue(), Code: fc.jsonValue(), Success: fc.jsonValue(), Data: fc.jsonValue(), Message: fc.jsonValue() }),
      fc.array(oddRow, { maxLength: 3 }).map(ok),
      fc.array(oddRow, { maxLength: 2 }).map((data) => ok(JSON.stringify(data))),
    );
    fc.assert(fc.property(odd, (value) => {
      for (const read of readers) {
        try {
          read(value);
        } catch (error) {
          expect(error).to.be.instanceOf(Fault);
        }
      }
    }), { numRuns: 400 });
  });

  it('any body is survived by a connected adapter, which keeps what it knew', async () => {
    const desk = await new Desk().ready();
    const before = desk.of('Ana');
    const bodies = ['', 'null', '[]', '{}', '"texto"', '<html>', '{"Success":true', '{"Data":[]}', '[{"Data":[]}]', '{"Success":"talvez","Data":[]}', '{"Status":"ok","Success":true,"Data":"nada"}'];
    for (const text of bodies) {
      desk.box.faults.next('ListarEmAberto', { kind: 'body', text });
      const outcome = await desk.while(desk.chat.refresh()).then(() => 'read', (error: unknown) => (error as Fault).code);
      expect([text, outcome]).to.deep.equal([text, 'protocol']);
    }
    expect(desk.of('Ana')).to.deep.equal(before);
    desk.stop();
  });

  it('half an answer is no empty list', () => {
    expect(() => rowsOf('ListarEmAberto', { Success: true }, true)).to.throw(Fault);
    for (const body of [ok([]), ok(null), ok(''), ok({}), ok('[]'), { Success: true }, { Status: 'OK' }, { Code: '200' }]) {
      expect(rowsOf('ListarEmAberto', body, false), JSON.stringify(body)).to.deep.equal([]);
    }
    expect(rowsOf('ListarEmAberto', ok({ Hash: 'a' }), false)).to.deep.equal([{ Hash: 'a' }]);
    expect(rowsOf('ListarEmAberto', ok({ 0: { Hash: 'a' }, 1: { Hash: 'b' } }), false)).to.have.length(2);
  });

  it('a no is a no wherever it stands', () => {
    const code = (body: object): string => {
      try {
        rowsOf('Listar', body, false);
        return 'yes';
      } catch (error) {
        return (error as Fault).code;
      }
    };
    expect([
      code({ Status: 'error', Code: 500, Success: false, Data: null }), code({ Status: 'error' }), code({ Success: 'False', Code: 200 }),
      code({ Success: 0 }), code({ Code: '500' }), code({ Success: true, Code: 401 }), code({ Success: false, Message: 'Invalid token' }), code({ Code: 403 }),
    ]).to.deep.equal(['rejected', 'rejected', 'rejected', 'rejected', 'rejected', 'auth', 'auth', 'auth']);
  });

  it('rows twice, in pieces and in any order give one conversation in the order of its numbers', () => {
    const lines = Array.from({ length: 12 }, (_, index) => ({
      // Ten to a minute, as a smalldatetime has them, and one whose clock was behind.
      AtendimentoMensagem: `m${index}`, Autonumeracao: 100 + index, Mensagem: `texto ${index}`, MensagemAtendente: index % 2,
      Cadastro: index === 7 ? '2026-11-25T08:58:00' : `2026-11-25T09:0${Math.floor(index / 10)}:00`,
    }));
    const decoded = decodeMessages('ListarMensagensAtendimento')(ok(lines), false);
    const expected = decoded.map(messageId);
    fc.assert(fc.property(fc.shuffledSubarray([...decoded, ...decoded], { minLength: 24 }), fc.integer({ min: 1, max: 23 }), (shuffled, cut) => {
      const chat = new OpenChat('c', '1', settings, () => false);
      chat.merge(shuffled.slice(0, cut), () => undefined, morning);
      chat.merge(shuffled.slice(cut), () => undefined, morning);
      const told = chat.messages();
      expect(told.map(({ id }) => id)).to.deep.equal(expected);
      expect(told.every(({ sentAt }, index) => index === 0 || sentAt > (told[index - 1]?.sentAt ?? 0))).to.equal(true);
      expect(chat.merge(shuffled, () => undefined, morning + 5_000)).to.deep.equal([]);
    }), { numRuns: 100 });
  });

  it('numbers may be missing, and times, and ids', () => {
    const bare = decodeMessages('ListarMensagensAtendimento')(ok([{ Mensagem: 'a', Cadastro: 'ontem' }, { Mensagem: 'b' }, { Mensagem: 'c', Autonumeracao: null }]), false);
    const chat = new OpenChat('c', '1', settings, () => false);
    expect(chat.merge(bare, () => undefined, morning)).to.have.length(3);
    expect(chat.messages().every(({ sentAtEstimated, sentAt }) => sentAtEstimated === true && Math.abs(sentAt - morning) < 1_000)).to.equal(true);
    expect(chat.merge(bare, () => undefined, morning + 60_000)).to.deep.equal([]);
  });

  it('only http and https addresses become files, and names have no path', () => {
    const file = (more: object) => attachmentFrom(decodeMessages('ListarMensagensEmAberto')(ok([more]), false)[0] ?? expect.fail('no row'), settings.base);
    for (const UrlAnexo of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://', 'http://[', '']) expect(file({ UrlAnexo }), UrlAnexo).to.equal(undefined);
    expect(file({ UrlAnexo: '/anexos/..\\a.PNG', ArquivoAnexo: 'C:\\pasta\\foto.png' })).to.deep.equal({ kind: 'image', url: 'https://api.example.com/a.PNG', name: 'foto.png' });
    expect(file({ UrlAnexo: 'https://f.example.com/v.bin', Extensao: '.OGG' })).to.deep.include({ kind: 'audio', name: 'v.bin' });
    expect(file({ UrlAnexo: 'https://f.example.com/x', ArquivoAnexo: 'contrato', Extensao: null })).to.deep.include({ kind: 'document', name: 'contrato' });
  });
});
