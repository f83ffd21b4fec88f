import { expect } from 'chai';
import type { TempBoxOptions } from '../../../src/adapters/tempbox/index.js';
import type { Habits } from '../../../src/simulators/tempbox/index.js';
import { Desk, faultOf, morning, outgoing } from './desk.js';

const minute = 60_000;

/** One morning's work, whatever the account's habits: what is seen and done has to come out the same. */
async function workThrough(desk: Desk): Promise<void> {
  await desk.ready();
  const ana = desk.of('Ana');
  expect(ana).to.deep.include({ place: 'mine', unread: 2 });
  expect(ana.contact.name).to.equal('Ana Beatriz Nogueira');
  expect([desk.of('Rita').place, desk.of('Neusa').place]).to.deep.equal(['waiting', 'others']);
  expect(desk.of('Padaria').can.has('begin')).to.equal(true);
  await desk.while(desk.chat.open(ana.id));
  const read = [...new Map(desk.messages(ana.id).map((message) => [message.id, message])).values()].filter(({ body }) => body.kind === 'text' && body.text !== '');
  expect(read.map(({ direction }) => direction)).to.deep.equal(['in', 'out', 'in', 'out', 'in']);
  expect(read.map(({ sentAt }) => Math.round((morning - sentAt) / minute))).to.deep.equal([95, 92, 24, 19, 5]);
  const message = outgoing(ana.id, 'Segue o boleto.');
  await desk.while(desk.chat.send(message));
  const ours = desk.messages(ana.id).filter(({ clientId }) => clientId === message.clientId);
  expect(new Set(ours.map(({ id }) => id))).to.deep.equal(new Set([desk.box.ledger.accepted[0]?.id]));
  expect(ours.at(-1)?.status).to.equal('sent');
  desk.customerWrites('Ana', 'Recebi!');
  await desk.until(() => desk.texts(ana.id).includes('Recebi!'));
  expect(desk.texts(ana.id).filter((text) => text === 'Recebi!')).to.have.length(1);
  await desk.while(desk.chat.claim?.(desk.of('Rita').id) ?? Promise.reject(new Error()));
  await desk.until(() => desk.of('Rita').place === 'mine');
  await desk.while(desk.chat.begin?.(desk.of('Rita').id) ?? Promise.reject(new Error()));
  await desk.until(() => desk.of('Rita').can.has('send'));
  expect(desk.box.ledger.accepted).to.have.length(1);
}

interface Case {
  readonly title: string;
  readonly habits: Partial<Habits>;
  readonly adapter?: Partial<TempBoxOptions>;
}

const cases: readonly Case[] = [
  { title: 'as it is declared', habits: {} },
  { title: 'conversations by hash (row 1)', habits: { conversationId: 'hash' } },
  { title: 'conversations by hash, and no error for the wrong id (row 1)', habits: { conversationId: 'hash', unknownId: 'empty' } },
  { title: 'conversations by hash, said in the settings (row 1)', habits: { conversationId: 'hash' }, adapter: { ids: { conversation: 'Hash' } } },
  { title: 'contacts by hash, and a recipient with every message (row 1)', habits: { contactId: 'requester-hash', strictRecipient: true }, adapter: { ids: { contact: 'ReferenteSolicitanteHash' } } },
  { title: 'contacts as clients (row 1)', habits: { contactId: 'client' }, adapter: { ids: { contact: 'Cliente' } } },
  { title: 'windows of rows, newest first (row 3)', habits: { window: 'rows', rowsFrom: 'newest' }, adapter: { fetching: 'rows', windowSize: 10 } },
  { title: 'windows of rows, oldest first (row 3)', habits: { window: 'rows', rowsFrom: 'oldest' }, adapter: { fetching: 'rows', windowSize: 10 } },
  { title: 'windows of running numbers (row 3)', habits: { window: 'numbers' }, adapter: { fetching: 'numbers' } },
  { title: 'windows of seconds (row 3)', habits: { window: 'seconds' }, adapter: { fetching: 'seconds' } },
  { title: 'windows that mean something else than was thought (row 3)', habits: { window: 'seconds' }, adapter: { fetching: 'rows' } },
  { title: 'the site’s own list as events (row 4)', habits: { sse: 'event-stream' }, adapter: { fetching: 'site' } },
  { title: 'bits as numbers, dates as epochs, Data as text (row 7)', habits: { bits: 'number', dates: 'epoch', data: 'string' } },
  { title: 'bits as words, Brazilian dates, lone objects, nulls for lists (row 7)', habits: { bits: 'word', dates: 'brazilian', data: 'lone-object', emptyData: 'null' } },
  { title: 'plausible types and renamed twins (rows 8 and 9)', habits: { implausible: 'plausible', twins: 'renamed', emptyData: 'absent' } },
  { title: 'no list of people (row 10)', habits: { humans: 'null' } },
  { title: 'the HTTP status of the envelope', habits: { status: 'mirrors-code' } },
  { title: 'messages in the chat’s form', habits: {}, adapter: { messages: 'chat' } },
  { title: 'another time zone', habits: { utcOffset: 60 }, adapter: { utcOffset: 60 } },
];

describe('a TempBox account and its habits (part 5)', () => {
  for (const { title, habits, adapter = {} } of cases) {
    it(title, async () => {
      const desk = new Desk({ simulator: { habits }, adapter });
      await workThrough(desk);
      desk.stop();
    });
  }

  it('null in every field that can be done without', async () => {
    const desk = await new Desk({ simulator: { habits: { sparse: true } } }).ready();
    const ana = desk.of('Ana');
    expect(ana).to.deep.include({ place: 'mine', unread: 0, tags: [] });
    await desk.while(desk.chat.open(ana.id));
    expect(desk.messages(ana.id)).to.have.length(6);
    const message = outgoing(ana.id, 'Tudo certo.');
    await desk.while(desk.chat.send(message));
    expect(desk.messages(ana.id).at(-1)).to.deep.include({ clientId: message.clientId, status: 'sent' });
    desk.stop();
  });

  it('finds out by reading which id is wanted, and never by writing (row 1)', async () => {
    const desk = await new Desk({ simulator: { habits: { conversationId: 'hash' } } }).ready();
    const { id } = desk.of('Ana');
    await desk.while(desk.chat.closing?.close(id, {}) ?? Promise.reject(new Error()));
    expect(desk.asked('EncerrarAtendimento')).to.have.length(1);
    expect(desk.box.account.cases.get(id)?.closed).to.equal(true);
    expect(desk.notices).to.include('conversations are addressed by Hash');
    desk.stop();
  });

  it('is not talked into the other id by a conversation without messages (row 1)', async () => {
    const desk = await new Desk({ simulator: { habits: { unknownId: 'empty' } } }).ready();
    desk.box.faults.next('ListarMensagensAtendimento', { kind: 'refuse' });
    const fault = await faultOf(desk.while(desk.chat.open(desk.of('Ana').id)));
    expect(fault.code).to.equal('rejected');
    await desk.while(desk.chat.open(desk.of('Ana').id));
    expect(desk.notices).not.to.include('conversations are addressed by Hash');
    desk.stop();
  });

  it('has no text for standard messages: they are sent by their id, and only if that was configured (row 12)', async () => {
    const plain = await new Desk().ready();
    expect(plain.backend.replies?.send).to.equal(undefined);
    plain.stop();
    const desk = await new Desk({ adapter: { sendStandard: true } }).ready();
    const { id } = desk.of('Ana');
    await desk.while(desk.chat.open(id));
    const replies = (await desk.while(Promise.resolve(desk.backend.replies?.list(id)))) ?? [];
    expect(replies[0]).to.deep.include({ title: 'Saudação', mine: false });
    expect(replies[0]).not.to.have.property('text');
    await desk.while(desk.backend.replies?.send?.(id, replies[0]?.id ?? '') ?? Promise.reject(new Error()));
    expect(desk.texts(id).at(-1)).to.equal('Bom dia! Aqui é da Serra Azul. Como posso ajudar?');
    desk.stop();
  });

  it('receives files and sends none (row 14); offers nothing that it does not have (row 15)', async () => {
    const desk = await new Desk().ready();
    const { id, can } = desk.of('Ana');
    await desk.while(desk.chat.open(id));
    await desk.until(() => desk.messages(id).some(({ attachment }) => attachment !== undefined));
    const files = new Map(desk.messages(id).map(({ id: messageId, attachment }) => [messageId, attachment]));
    expect([...files.values()].filter((file) => file !== undefined).map(({ kind }) => kind)).to.deep.equal(['image', 'audio']);
    const { chat, backend } = desk;
    expect([chat.attachments, chat.tags, chat.templates, chat.ownership, chat.fetchOlder, backend.agent, backend.records]).to.deep.equal(Array(7).fill(undefined));
    expect([...can].sort()).to.deep.equal(['ask-assistant', 'close', 'open', 'schedule', 'send', 'transfer']);
    desk.stop();
  });
});
