import { expect } from 'chai';
import type { TagPort } from '../../../src/domain/chat-port.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { Io } from '../../../src/net/io.js';
import { departmentIds, tagIds } from '../../../src/simulators/scenarios/index.js';
import { Desk, faultOf } from './desk.js';
import { fixture, fixtureText, shapeOf } from './fixtures.js';

const service = 'servicoTags.php';

/** `TagPort` on VoxFree's wire (contract part 3.4; part 6, rows 3, 16 and 17). */
describe('VoxFree tags', () => {
  let desk: Desk;
  let ana: string;
  let late: LateLists;

  beforeEach(async () => {
    late = new LateLists();
    desk = await new Desk({ wrap: late.wrap }).ready();
    ana = desk.of('Ana').id;
  });
  afterEach(() => {
    expect(desk.vox.ledger.violations).to.deep.equal([]);
    desk.stop();
  });

  const port = (): Required<TagPort> => desk.chat.tags as Required<TagPort>;
  const told = (id = ana): Conversation | undefined => {
    const changed = desk.events.findLastIndex((event) => event.type === 'conversation-changed' && event.conversation.id === id);
    const listed = desk.events.findLastIndex((event) => event.type === 'conversations-listed');
    const event = desk.events[Math.max(changed, listed)];
    if (event?.type === 'conversation-changed') return event.conversation;
    return event?.type === 'conversations-listed' ? event.conversations.find((conversation) => conversation.id === id) : undefined;
  };
  const names = (): readonly string[] => (told()?.tags ?? []).map(({ name }) => name).sort();
  const answered = (text: string): void => desk.vox.faults.next(service, { kind: 'body', text });

  it('servicoTags-select: ids, names, colours, and whose they are', async () => {
    answered(await fixtureText('servicoTags-select.response.json'));
    expect(await port().list(ana)).to.deep.equal([
      { id: '50', name: 'Tag Financeiro old', color: '#B911B9', mine: false },
      { id: '53', name: 'test service', color: '#151515', mine: false },
    ]);
  });

  it('servicoTags.request: the fields and types of the example, with the department\'s id for its name', async () => {
    await port().list(ana);
    await port().set(ana, tagIds.urgent, true);
    const [select, activate] = desk.requests(service);
    const example = shapeOf(await fixture('servicoTags.request'));
    expect(shapeOf(select)).to.deep.equal(example);
    expect(shapeOf(activate)).to.deep.equal(example);
    expect(select).to.include({ action: 'select', departamento: departmentIds.finance, protocolo: ana, codid_tag: '', tag: '' });
    expect(activate).to.include({ action: 'activate', departamento: departmentIds.finance, codid_tag: tagIds.urgent });
    expect(desk.requests('buscaDepartamentos.php')).to.have.length(1);
  });

  it('are set and unset by event, after the vendor said yes, and confirmed by the next list', async () => {
    await port().list(ana);
    expect(names()).to.deep.equal(['2ª via', 'VIP']);
    await port().set(ana, tagIds.urgent, true);
    expect(names()).to.deep.equal(['2ª via', 'Urgente', 'VIP']);
    const reads = desk.requests('chatsAtivos.php').length;
    await desk.until(() => desk.requests('chatsAtivos.php').length > reads);
    await desk.pass();
    expect(names()).to.deep.equal(['2ª via', 'Urgente', 'VIP']);
    await port().set(ana, tagIds.vip, false);
    expect(names()).to.deep.equal(['2ª via', 'Urgente']);
    expect([...(desk.vox.account.chats.get(ana)?.tags ?? [])].sort()).to.deep.equal([tagIds.secondCopy, tagIds.urgent]);
  });

  it('set without having been listed come with the next list, name and all', async () => {
    await port().set(ana, tagIds.urgent, true);
    await desk.until(() => names().includes('Urgente'));
  });

  it('stay as they were when the vendor says no (servicoTags-other-error)', async () => {
    await port().list(ana);
    answered(await fixtureText('servicoTags-other-error.response.json'));
    const fault = await faultOf(port().set(ana, tagIds.urgent, true));
    expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', false]);
    expect(names()).to.deep.equal(['2ª via', 'VIP']);
  });

  it('are looked up in the lists after a lost answer, and not set a second time', async () => {
    await port().list(ana);
    desk.vox.faults.next(service, { kind: 'answer-lost' });
    expect(await faultOf(port().set(ana, tagIds.urgent, true))).to.include({ code: 'network', outcomeUnknown: true });
    await desk.until(() => names().includes('Urgente'));
    expect(desk.requests(service).filter(({ action }) => action === 'activate')).to.have.length(1);
  });

  it('are not taken back by a list that was asked for before', async () => {
    await port().list(ana);
    const answer = late.hold();
    const refreshing = desk.chat.refresh();
    await desk.pass();
    await port().set(ana, tagIds.urgent, true);
    const listed = desk.all('conversations-listed').length;
    answer();
    await refreshing;
    expect(desk.all('conversations-listed')).to.have.length(listed + 1);
    expect(names()).to.include('Urgente');
  });

  it('are brought up to date by listing them', async () => {
    desk.vox.account.chats.get(ana)?.tags.add(tagIds.exchange);
    desk.vox.account.chats.get(ana)?.tags.delete(tagIds.vip);
    await port().list(ana);
    expect(names()).to.deep.equal(['2ª via', 'Troca']);
  });

  it('servicoTags-insert: a new one has the id of the answer', async () => {
    answered(await fixtureText('servicoTags-insert.response.json'));
    expect(await port().create(ana, ' Recorrente ')).to.equal('1305');
    expect(desk.requests('chatsAtivos.php').length).to.be.greaterThan(0);
  });

  it('servicoTags-other: a new one without an id is found by its name', async () => {
    const id = await port().create(ana, 'Cliente novo');
    expect((await port().list(ana)).find((tag) => tag.id === id)).to.deep.equal({ id, name: 'Cliente novo', color: '#151515', mine: true });
    answered(await fixtureText('servicoTags-other.response.json'));
    const second = await port().create(ana, 'Cliente novo');
    expect(second).not.to.equal(id);
    expect(desk.vox.account.tags.get(second)?.name).to.equal('Cliente novo');
    answered(await fixtureText('servicoTags-other.response.json'));
    answered(await fixtureText('servicoTags-select.response.json'));
    expect((await faultOf(port().create(ana, 'Nunca vista'))).code).to.equal('protocol');
  });

  it('without a name are never asked for', async () => {
    expect((await faultOf(port().create(ana, '  '))).code).to.equal('rejected');
    expect(desk.requests(service)).to.deep.equal([]);
  });

  it('of the agent are renamed and removed, those of the department never', async () => {
    const { id } = desk.of('Luciana');
    const listed = await port().list(id);
    const [own] = listed.filter(({ mine }) => mine);
    expect(own?.name).to.equal('Pós-venda');
    await port().update(id, { id: own?.id ?? '', name: 'Depois da venda', mine: true });
    await desk.until(() => told(id)?.tags[0]?.name === 'Depois da venda');
    await port().remove(id, own?.id ?? '');
    await desk.until(() => told(id)?.tags.length === 0);
    expect(desk.vox.account.tags.has(own?.id ?? '')).to.equal(false);
    const asked = desk.requests(service).length;
    expect((await faultOf(port().remove(id, tagIds.vip))).code).to.equal('rejected');
    expect((await faultOf(port().update(id, { id: tagIds.vip, name: 'X' }))).code).to.equal('rejected');
    expect(desk.requests(service)).to.have.length(asked);
  });

  it('have their id under `codid_tag` or `codid`, and a colour only where it is one', async () => {
    answered(JSON.stringify({ tags: [{ codid: 7, nome: 'Sete', cor: 'red; x', personalizado: '1', ativa: '1' }, { nome: 'sem id' }] }));
    expect(await port().list(ana)).to.deep.equal([{ id: '7', name: 'Sete', mine: true }]);
    expect(told()?.tags.find(({ id }) => id === '7')).to.deep.equal({ id: '7', name: 'Sete' });
  });

  it('come from both departments where two have one name, each changed where it came from', async () => {
    const { account } = desk.vox;
    account.departments.set(departmentIds.sales, { id: departmentIds.sales, name: 'financeiro ', color: '#000' });
    account.tags.set('90', { id: '90', name: 'Só do outro', color: '#111', departmentId: departmentIds.sales });
    const tags = await port().list(ana);
    expect(tags.filter(({ id }) => id === '90')).to.have.length(1);
    expect(new Set(tags.map(({ id }) => id)).size).to.equal(tags.length);
    await port().set(ana, '90', true);
    expect(desk.requests(service).at(-1)).to.include({ action: 'activate', departamento: departmentIds.sales });
  });

  it('of a department that is not the agent\'s are asked for without its id', async () => {
    desk.vox.account.departments.set(departmentIds.finance, { id: departmentIds.finance, name: 'Outro nome', color: '#000' });
    await port().list(ana);
    expect(desk.requests(service).at(-1)).to.include({ departamento: '' });
  });

  it('belong to conversations of the agent', async () => {
    const waiting = desk.conversations.find(({ place }) => place === 'waiting')?.id ?? '';
    expect((await faultOf(port().list(waiting))).code).to.equal('conflict');
    expect((await faultOf(port().set('404', tagIds.vip, true))).code).to.equal('conflict');
    expect(desk.requests(service)).to.deep.equal([]);
  });

  it('servicoTags-other.response.raw.txt: an answer of two halves is no yes, and nothing is repeated', async () => {
    await port().list(ana);
    answered(await fixtureText('servicoTags-other.response.raw.txt'));
    const outcome = await port().set(ana, tagIds.urgent, true).then(() => 'yes', (error: unknown) => error);
    expect(outcome).to.include({ code: 'protocol', outcomeUnknown: true });
    await desk.pass(5_000);
    expect(desk.requests(service).filter(({ action }) => action === 'activate')).to.have.length(1);
  });
});

/** Answers of the active list that are made at once and arrive when they are let go. */
class LateLists {
  #held: Promise<void> | undefined;

  hold(): () => void {
    let release = (): void => undefined;
    this.#held = new Promise((resolve) => { release = resolve; });
    return release;
  }

  readonly wrap = (io: Io): Io => ({
    ...io,
    fetch: async (url, init) => {
      const response = await io.fetch(url, init);
      const held = url.endsWith('chatsAtivos.php') ? this.#held : undefined;
      if (held) this.#held = undefined;
      await held;
      return response;
    },
  });
}
