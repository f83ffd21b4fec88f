import { expect } from 'chai';
import { fastClock, manualClock } from '../../../src/simulators/clocks.js';
import { agentIds, busyMorning, customers, quiet, scenarios, type IncomingCall } from '../../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator, type AccountEvent } from '../../../src/simulators/voxfree/index.js';
import { settled, WireClient } from '../voxfree/client.js';

const eightInTheMorning = Date.UTC(2026, 10, 20, 11, 0, 0);
const SECOND = 1000;
const MINUTE = 60 * SECOND;

function morning({ seed = 1, speed = 1 } = {}) {
  const clock = manualClock(eightInTheMorning);
  const voxfree = new VoxFreeSimulator({ clock, seed });
  busyMorning.seed(voxfree);
  const events: (AccountEvent & { readonly at: number })[] = [];
  voxfree.subscribe(event => events.push({ ...event, at: (clock.now() - eightInTheMorning) / SECOND }));
  const calls: (IncomingCall & { readonly at: number })[] = [];
  const ring = (call: IncomingCall) => calls.push({ ...call, at: (clock.now() - eightInTheMorning) / SECOND });
  const stop = busyMorning.run({ voxfree, clock: fastClock(clock, speed), random: voxfree.random, ring });
  const messages = () => events.filter(event => event.type === 'message');
  const of = (place: string) => voxfree.openChats.filter(chat => chat.place === place);
  const mine = () => of('active').filter(({ agentId }) => agentId === agentIds.marina);
  const story = () =>
    events.map(event => (event.type === 'message' ? [event.at, event.chat.protocol, event.message.content] : [event.at, event.type]));
  return { clock, voxfree, events, calls, stop, messages, of, mine, story };
}

describe('busy morning', () => {
  it('begins with eight conversations on the desk and five in the queue, of four departments', () => {
    const { voxfree, mine, of } = morning();
    expect(mine()).to.have.length(8);
    expect(of('waiting')).to.have.length(5);
    const departments = new Set([...voxfree.account.chats.values()].map(({ departmentId }) => departmentId));
    expect(departments.size).to.equal(4);
  });

  it('brings a customer’s message every few seconds to tens of seconds', () => {
    const { clock, messages } = morning();
    clock.advance(5 * MINUTE);
    const times = messages().map(({ at }) => at);
    expect(times.length).to.be.within(12, 60);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.max(...gaps)).to.be.lessThan(100);
    expect(times[0]).to.equal(4);
  });

  it('rings three times: once, once more while that call may be on, and for somebody who does not wait', () => {
    const { clock, calls } = morning();
    clock.advance(30 * MINUTE);
    const { ana, carlos, joao } = customers;
    expect(calls).to.deep.equal([
      { at: 20, number: ana.number, name: ana.name },
      { at: 48, number: carlos.number, name: carlos.name },
      { at: 110, number: joao.number, name: joao.name, patience: 7_000 },
    ]);
  });

  it('has one conversation taken by a colleague, one finished elsewhere, one handed over', () => {
    const { clock, voxfree } = morning();
    clock.advance(90 * SECOND);
    expect(voxfree.account.openChatOf(customers.neusa.id)).to.include({ place: 'active', agentId: agentIds.paulo });
    expect(voxfree.account.openChatOf(customers.padaria.id)).to.equal(undefined);
    const handedOver = voxfree.openChats.find(({ contactName }) => contactName === 'Cantina Bella Massa');
    expect(handedOver).to.include({ place: 'active', agentId: agentIds.marina });
  });

  it('has pictures, sound and documents of customers, a group, a message taken back, a note with what is handed over', () => {
    const { clock, voxfree, messages } = morning();
    clock.advance(100 * SECOND);
    const files = messages().filter(event => event.type === 'message' && event.message.file !== null).map(event => event.type === 'message' && event.message.file?.split('.').at(-1));
    expect(files).to.deep.equal(['png', 'wav', 'pdf']);
    const contents = (id: string) => voxfree.account.historyOf(id).flatMap(({ log }) => log.after(0));
    expect(contents(customers.sergio.id).filter(({ deleted }) => deleted).map(({ content }) => content)).to.deep.equal(['O cartão termina em 4242']);
    expect(contents(customers.acacias.id).some(({ content }) => content.includes('portão de serviço'))).to.equal(true);
    const handedOver = voxfree.openChats.find(({ contactName }) => contactName === 'Cantina Bella Massa');
    expect(voxfree.account.chats.get(handedOver?.protocol ?? '')?.note).to.equal('Pedido 48.377: falta fechar o frete.');
  });

  it('brings an owned contact back to its agent', () => {
    const { clock, voxfree } = morning();
    clock.advance(60 * SECOND);
    expect(voxfree.account.openChatOf(customers.padaria.id)).to.equal(undefined);
    clock.advance(40 * SECOND);
    expect(voxfree.account.openChatOf(customers.padaria.id)).to.include({ place: 'active', agentId: agentIds.marina });
  });

  it('keeps a window closed until a template is answered', async () => {
    const { clock, voxfree } = morning();
    const joao = voxfree.account.openChatOf(customers.joao.id);
    const silentFor = () => clock.now() - ((joao && voxfree.account.lastFromContact(joao)?.at) ?? 0);
    clock.advance(5 * MINUTE);
    expect(silentFor()).to.be.greaterThan(24 * 60 * MINUTE);
    await new WireClient(voxfree.io(), voxfree.urls).post('templatesWhatsapp.php', {
      protocolo: joao?.protocol, id_agente: agentIds.marina, action: 'send_template', codid_template: '80',
    });
    clock.advance(20 * SECOND);
    expect(silentFor()).to.be.lessThan(20 * SECOND);
  });

  it('has customers answer files of the agent', async () => {
    let answered = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const { clock, voxfree } = morning({ seed });
      const chat = voxfree.account.openChatOf(customers.luciana.id);
      const fields = { protocolo: chat?.protocol ?? '', codid_cliente: '1', id_canal_unico: '25', id_agente: agentIds.marina, id_contato: customers.luciana.id, mensagem: '' };
      await new WireClient(voxfree.io(), voxfree.urls).upload('enviaAnexo.php', fields, new File(['%PDF-'], 'tabela.pdf', { type: 'application/pdf' }));
      const sent = chat?.log.last;
      expect(sent?.file).to.equal('tabela.pdf');
      clock.advance(20 * SECOND);
      if (chat?.log.after(sent?.id ?? 0).some(({ content, fromAgent }) => !fromAgent && /Recebi|conferir|certinho/.test(content))) answered += 1;
    }
    expect(answered).to.be.at.least(3);
  });

  it('lets customers read what the agent writes, and mostly answer, to the point', async () => {
    const answers: string[] = [];
    for (let seed = 1; seed <= 10; seed++) {
      const { clock, voxfree } = morning({ seed });
      const client = new WireClient(voxfree.io(), voxfree.urls);
      const chat = voxfree.account.openChatOf(customers.luciana.id);
      await client.post('enviaMensagem.php', {
        protocolo: chat?.protocol, id_agente: agentIds.marina, id_canal_unico: '25', id_contato: customers.luciana.id, is_group: '0',
        nome_agente: 'Marina', reply_id: '', codid_cliente: '1', mensagem: 'O catálogo chegou?',
      });
      const sent = chat?.log.last;
      clock.advance(20 * SECOND);
      expect(sent?.tick).to.equal(2);
      answers.push(...(chat?.log.after(sent?.id ?? 0) ?? []).map(({ content }) => content));
    }
    expect(answers.length).to.be.at.least(7);
    expect(answers.filter(answer => /quantidades|12 caixas|20 caixas/.test(answer)).length).to.be.at.least(6);
  });

  it('is the same for the same seed, another one for another, and faster where asked to', () => {
    const [first, again, other, fast] = [{}, {}, { seed: 2 }, { speed: 12 }].map(options => {
      const world = morning(options);
      world.clock.advance((options as { speed?: number }).speed === 12 ? 50 * SECOND : 10 * MINUTE);
      return world.story();
    });
    expect(again).to.deep.equal(first);
    expect(other).to.not.deep.equal(first);
    expect(fast?.map(entry => entry.slice(1))).to.deep.equal(first?.map(entry => entry.slice(1)));
  });

  it('never floods desk or queue, however long it lasts, and breaks no rule', () => {
    const { clock, of, mine, voxfree } = morning({ seed: 11 });
    for (let minutes = 0; minutes < 240; minutes += 5) {
      clock.advance(5 * MINUTE);
      expect(of('waiting').length).to.be.at.most(9);
      expect(mine().length).to.be.at.most(16);
    }
    expect(voxfree.ledger.violations).to.deep.equal([]);
  });

  it('ends without a trace', () => {
    const { clock, events, stop, voxfree } = morning();
    clock.advance(MINUTE);
    stop();
    voxfree.stop();
    const { length } = events;
    clock.advance(10 * MINUTE);
    expect(events).to.have.length(length);
    expect(clock.waiting).to.equal(0);
  });
});

describe('quiet', () => {
  it('has the same conversations and nothing happens', async () => {
    const clock = manualClock(eightInTheMorning);
    const voxfree = new VoxFreeSimulator({ clock });
    quiet.seed(voxfree);
    quiet.run({ voxfree, clock, random: voxfree.random });
    await settled();
    expect(clock.waiting).to.equal(0);
    expect(voxfree.openChats).to.have.length(13);
  });

  it('shows media, a quotation, a deletion, a template with mojibake and a group', () => {
    const voxfree = new VoxFreeSimulator({ clock: manualClock(eightInTheMorning), mediaBase: 'https://files.example.com/' });
    quiet.seed(voxfree);
    const messages = [...voxfree.account.chats.values()].flatMap(({ log }) => log.after(0));
    expect(messages.filter(({ url }) => url?.startsWith('https://files.example.com/')).map(({ file }) => file)).to.have.length(4);
    expect(messages.some(({ subtype, replyId }) => subtype === 'reply' && messages.some(({ id }) => String(id) === replyId))).to.equal(true);
    expect(messages.some(({ deleted }) => deleted)).to.equal(true);
    expect(messages.some(({ type, content }) => type === 'template' && content.includes('OlÃ¡'))).to.equal(true);
    expect(voxfree.account.contacts.get(customers.acacias.id)?.group).to.equal(true);
    for (const { log } of voxfree.account.chats.values()) {
      const times = log.after(0).map(({ at }) => at);
      expect(times).to.deep.equal([...times].sort((a, b) => a - b));
    }
  });
});

describe('scenarios', () => {
  it('are found by name', () => {
    expect([...scenarios.keys()]).to.deep.equal(['busy-morning', 'quiet', 'empty']);
  });
});
