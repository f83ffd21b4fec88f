import { expect } from 'chai';
import type { Io } from '../../../src/net/io.js';
import { seedLongCase } from '../../../src/simulators/tempbox/index.js';
import { Desk, faultOf, outgoing } from './desk.js';

const lists = 'ListarEmAberto';
const thread = 'ListarMensagensAtendimento';

describe('TempBox, looked at again and again', () => {
  it('looks at the lists every few seconds, into a conversation while it is open, and one look at a time', async () => {
    const running = new Map<string, number>();
    let most = 0;
    const wrap = (io: Io): Io => ({
      ...io,
      async fetch(url, init) {
        const method = new URL(url).pathname;
        running.set(method, (running.get(method) ?? 0) + 1);
        most = Math.max(most, running.get(method) ?? 0);
        return io.fetch(url, init).finally(() => running.set(method, (running.get(method) ?? 0) - 1));
      },
    });
    const desk = await new Desk({ wrap, simulator: { latency: [400, 800] } }).ready();
    const before = desk.asked(lists).length;
    await desk.pass(30_000);
    expect(desk.asked(lists).length - before).to.be.within(4, 6);
    expect(desk.asked(thread)).to.have.length(0);
    await desk.while(desk.chat.open(desk.of('Ana').id));
    const opened = desk.asked(thread).length;
    await desk.pass(30_000);
    expect(desk.asked(thread).length - opened).to.be.within(6, 10);
    desk.chat.leave?.(desk.of('Ana').id);
    await desk.pass(3_000);
    const left = desk.asked(thread).length;
    await desk.pass(15_000);
    expect(desk.asked(thread)).to.have.length(left);
    expect(most).to.equal(1);
    desk.stop();
  });

  it('does not read a long conversation again and again, and misses nothing in it', async () => {
    const desk = new Desk();
    const id = seedLongCase(desk.box, 3_000, desk.agent().id);
    await desk.ready();
    await desk.while(desk.chat.open(id));
    expect(desk.messages(id)).to.have.length(3_000);
    const opened = desk.asked(thread).length;
    await desk.pass(24_000);
    expect(desk.asked(thread)).to.have.length(opened);
    desk.box.controls.customerWrites({ contactId: desk.conversation(id)?.contact.id ?? '', text: 'e agora?' });
    await desk.until(() => desk.texts(id).includes('e agora?'), 6_000);
    expect(desk.messages(id)).to.have.length(3_001);
    await desk.pass(30_000);
    expect(desk.asked(thread).length - opened, 'the reading that found it, and one in ten').to.be.within(2, 4);
    desk.stop();
  });

  it('tells what changed and nothing else', async () => {
    const desk = await new Desk().ready();
    await desk.pass(6_000);
    const before = desk.events.length;
    await desk.pass(30_000);
    expect(desk.events.slice(before)).to.deep.equal([]);
    desk.customerWrites('Carlos', 'E então?');
    await desk.until(() => desk.of('Carlos').preview === 'E então?');
    const told = desk.events.slice(before);
    expect(told.map(({ type }) => type)).to.deep.equal(['conversation-changed']);
    expect(desk.of('Carlos')).to.deep.include({ unread: 2, previewFromAgent: false });
    desk.stop();
  });

  it('backs off while the vendor is away, says when it tries next, and comes back with what was missed', async () => {
    const desk = await new Desk().ready();
    const { id } = desk.of('Ana');
    await desk.while(desk.chat.open(id));
    desk.box.faults.rate('any', { kind: 'drop' }, 1);
    await desk.until(() => !desk.online);
    const { connection } = desk.all('connection-changed').at(-1) ?? {};
    expect(connection?.fault?.code).to.equal('network');
    expect(connection?.retryAt).to.be.above(desk.clock.now());
    const before = desk.box.ledger.served;
    await desk.pass(120_000);
    expect(desk.box.ledger.served - before, 'requests in two minutes').to.be.below(70);
    desk.customerWrites('Ana', 'Alô?');
    desk.box.faults.clear();
    desk.backend.reconnect?.();
    await desk.until(() => desk.online);
    const types = desk.events.map(({ type }) => type);
    const online = desk.events.findLastIndex((event) => event.type === 'connection-changed');
    expect(types.lastIndexOf('conversations-listed')).to.be.within(1, online);
    expect(desk.events.slice(0, online).some((event) => event.type === 'messages-received' && event.messages.some(({ body }) => body.kind === 'text' && body.text === 'Alô?'))).to.equal(true);
    desk.stop();
  });

  it('leaves a vendor alone that asks for it', async () => {
    const desk = await new Desk().ready();
    desk.box.faults.next('any', { kind: 'status', status: 429, retryAfter: '60' });
    await desk.until(() => !desk.online);
    expect(desk.all('connection-changed').at(-1)?.connection.fault?.code).to.equal('limit');
    const before = desk.box.ledger.served;
    await desk.pass(50_000);
    expect(desk.box.ledger.served).to.equal(before);
    await desk.until(() => desk.online, 60_000);
    desk.stop();
  });

  it('ends with the abort: no more requests, no more events', async () => {
    const desk = await new Desk().ready();
    await desk.while(desk.chat.open(desk.of('Ana').id));
    desk.controller.abort();
    const [served, told] = [desk.box.ledger.served, desk.events.length];
    desk.customerWrites('Ana', 'ninguém?');
    await desk.pass(60_000);
    expect([desk.box.ledger.served, desk.events.length]).to.deep.equal([served, told]);
    desk.stop();
  });

  it('ends with a token that is refused in between', async () => {
    const desk = await new Desk().ready();
    desk.box.token = 'outra';
    await desk.until(() => desk.all('signed-out').length > 0);
    expect(desk.all('signed-out')[0]?.fault.code).to.equal('auth');
    const served = desk.box.ledger.served;
    await desk.pass(30_000);
    expect(desk.box.ledger.served).to.equal(served);
    expect((await faultOf(desk.chat.refresh())).code).to.equal('conflict');
    desk.stop();
  });

  it('knows the agent’s name from the rows, and no more of the agent', async () => {
    const desk = new Desk();
    const step = await desk.while(desk.backend.auth?.signIn({ token: desk.box.token }) ?? Promise.reject(new Error()));
    expect(step).to.deep.equal({
      step: 'signed-in',
      agent: { id: desk.agent().hash, name: 'Marina Duarte', availability: 'unknown', queues: [], can: new Set() },
    });
    expect((await faultOf(desk.backend.auth?.signIn({ user: 'a', password: 'b' }))).code).to.equal('conflict');
    await desk.backend.auth?.signOut();
    expect((await faultOf(desk.backend.auth?.signIn({ user: 'a', password: 'b' }))).code).to.equal('unsupported');
    desk.stop();
  });

  it('keeps the inbox up when one conversation cannot be read, and says so once', async () => {
    const desk = await new Desk().ready();
    await desk.while(desk.chat.open(desk.of('Ana').id));
    desk.box.faults.rate(thread, { kind: 'refuse' }, 1);
    await desk.pass(40_000);
    expect(desk.online).to.equal(true);
    expect(desk.all('faulted').map(({ fault }) => fault.code)).to.deep.equal(['rejected']);
    desk.stop();
  });

  it('goes on without previews, and without the list of agents', async () => {
    const desk = new Desk();
    for (const method of ['ListarUltimasMensagens', 'ListarHashesOutrosAtendentesEquipesAtendente'] as const) desk.box.faults.rate(method, { kind: 'refuse' }, 1);
    await desk.ready();
    expect(desk.of('Ana').preview).to.equal('E o boleto de novembro? Precisava pagar hoje.');
    expect(desk.of('Marcos').place).to.equal('others');
    desk.stop();
  });

  it('what a bot talks to waits for a person', async () => {
    const desk = await new Desk().ready();
    const marcos = desk.of('Marcos');
    expect([marcos.place, [...marcos.can]]).to.deep.equal(['waiting', ['open', 'claim']]);
    await desk.while(desk.chat.open(marcos.id));
    expect(desk.messages(marcos.id)[0]?.author).to.deep.include({ kind: 'bot', name: 'Assistente Serra' });
    desk.stop();
  });

  it('in a storm of bad answers nothing is lost, doubled or out of order', async () => {
    const desk = new Desk({ simulator: { seed: 7 } });
    await desk.ready();
    const { id } = desk.of('Ana');
    await desk.while(desk.chat.open(id));
    for (const kind of ['drop', 'answer-lost', 'html', 'truncated', 'refuse', 'duplicate', 'reorder'] as const) desk.box.faults.rate(thread, { kind }, 0.06);
    const sent: string[] = [];
    for (let round = 0; round < 30; round += 1) {
      desk.customerWrites('Ana', `cliente ${round}`);
      sent.push(`cliente ${round}`);
      await desk.pass(1_000);
    }
    desk.box.faults.clear();
    await desk.until(() => desk.texts(id).includes('cliente 29'));
    const latest = new Map(desk.messages(id).map((message) => [message.id, message]));
    const ordered = [...latest.values()].sort((left, right) => left.sentAt - right.sentAt);
    const written = ordered.map(({ body }) => (body.kind === 'text' ? body.text : '')).filter((text) => text.startsWith('cliente'));
    expect(written).to.deep.equal(sent);
    await desk.while(desk.chat.send(outgoing(id, 'fim')));
    expect(desk.box.ledger.countByText()).to.deep.equal({ fim: 1 });
    desk.stop();
  });
});
