import { expect } from '@open-wc/testing';
import { countValues, noChoices, refineBy, type Choices } from '../../../src/elements/cc-chat-inbox/refine.js';
import { inboxOrder } from '../../../src/elements/cc-chat-inbox/inbox-order.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { aConversation, noon } from '../../support/samples.js';
import { signedInSession } from '../../support/scripted-session.js';
import { dialogOf, eventually, field, noDialog, part, press, text } from '../acts-kit.js';
import { ana, complete, joao, minutes, names, namesAre, root, shown, tab, typed, vera } from './inbox-support.js';

const vip = { id: 't1', name: 'VIP' };
const zoe = aConversation({ id: '4', contact: { id: 'c4', name: 'Álvaro Zoé' }, department: { id: '9', name: 'Suporte' }, tags: [vip], channel: { kind: 'sms' }, lastMessageAt: noon - minutes(30), waitingSince: noon - minutes(30) });
const all: readonly Conversation[] = [ana, joao, vera, zoe];
const channelName = ({ kind }: Conversation['channel']): string => kind;

function ids(choices: Partial<Choices>, query = ''): string {
  const refine = refineBy({ ...noChoices, ...choices }, channelName, ({ contact }) => contact.name);
  return inboxOrder(all, { tab: 'mine', query, unreadOnly: false, refine }).map(({ id }) => id).join();
}

describe('inbox: filters and order', () => {
  it('asks one value of each kind, and counts them by name', () => {
    expect(ids({})).to.equal('1,2,3,4');
    expect(ids({ department: new Set(['Sales']) })).to.equal('1,2,3');
    expect(ids({ department: new Set(['Sales', 'Suporte']) })).to.equal('1,2,3,4');
    expect(ids({ department: new Set(['Sales']), tag: new Set(['VIP']) })).to.equal('');
    expect(ids({ channel: new Set(['sms']), tag: new Set(['VIP']) })).to.equal('4');
    expect(ids({ unread: true })).to.equal('2');
    expect(countValues(all, 'department', new Set(['Gone']), channelName)).to.deep.equal([['Gone', 0], ['Sales', 3], ['Suporte', 1]]);
  });

  it('sorts by what was chosen', () => {
    expect(ids({ sort: 'name' })).to.equal('4,1,2,3');
    expect(ids({ sort: 'unread' })).to.equal('2,1,3,4');
    expect(ids({ sort: 'wait' })).to.equal('4,1,2,3');
  });

  it('finds numbers in any writing, words of the last message, and tags', () => {
    expect(ids({}, '(011) 95555-0142')).to.equal('1');
    expect(ids({}, '+55 11 95555 0142')).to.equal('1');
    expect(ids({}, 'frete')).to.equal('2');
    expect(ids({}, 'vip')).to.equal('4');
  });
});

describe('cc-chat-inbox: filters and order', () => {
  async function inbox() {
    const { session, backend } = await signedInSession({ conversations: all });
    const element = await shown(session);
    await complete(element);
    await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos', 'Álvaro Zoé']);
    (await part(element, '[part=refine-button]')).click();
    return { element, backend, session, dialog: await dialogOf(element, 'refine') };
  }

  const tick = (dialog: HTMLElement, label: string): void => [...dialog.querySelectorAll('label')].find((each) => text(each).startsWith(label))?.querySelector('input')?.click();

  it('shows at once what is chosen, tells it in chips, and takes it back', async () => {
    const { element, dialog } = await inbox();
    await expect(element).to.be.accessible();
    tick(dialog, 'Suporte');
    await namesAre(element, ['Álvaro Zoé']);
    expect(text(dialog)).to.contain('1 na lista');
    press(dialog, 'Ver a lista');
    await eventually(() => noDialog(element), 'it stays');
    const chip = await part(element, '[part=active-filter]');
    expect(chip.ariaLabel).to.equal('Tirar o filtro Suporte');
    expect((await part(element, '[part=refine-button]')).ariaLabel).to.equal('Filtros e ordem, 1 filtro ativo');
    await expect(element).to.be.accessible();
    tab(element, 1).click();
    await eventually(() => text(root(element).querySelector('[part=empty]')).includes('Nenhuma conversa com esses filtros'), 'no reason');
    press(root(element).querySelector('[part=empty]')!, 'Limpar tudo');
    await eventually(() => text(root(element).querySelector('[part=empty]')).includes('Ninguém esperando'), 'not cleared');
    expect(root(element).querySelector('[part=active-filter]')).to.equal(null);
  });

  it('sorts, and keeps its place while somebody aims at the list', async () => {
    const { element, dialog, backend } = await inbox();
    dialog.querySelector<HTMLInputElement>('[value=name]')!.click();
    await namesAre(element, ['Álvaro Zoé', 'Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
    press(dialog, 'Ver a lista');
    await eventually(() => noDialog(element), 'it stays');
    element.focus();
    backend.chatVendor.arrives(aConversation({ id: '5', contact: { id: 'c5', name: 'Beto' } }));
    await namesAre(element, ['Álvaro Zoé', 'Ana Nogueira', 'João Batista', 'Vera e vizinhos', 'Beto']);
    root(element).querySelector<HTMLElement>('input')!.focus();
    await namesAre(element, ['Álvaro Zoé', 'Ana Nogueira', 'Beto', 'João Batista', 'Vera e vizinhos']);
  });

  it('has an order by radio buttons that the arrows go through', async () => {
    const { dialog } = await inbox();
    const [first, second] = dialog.querySelectorAll<HTMLInputElement>('[name=sort]');
    expect(first!.checked).to.equal(true);
    second!.click();
    await eventually(() => second!.checked && !first!.checked, 'both');
    expect(field(dialog, '[name=unread]').checked).to.equal(false);
  });

  it('works beside the search', async () => {
    const { element, dialog } = await inbox();
    tick(dialog, 'VIP');
    press(dialog, 'Ver a lista');
    await eventually(() => noDialog(element), 'it stays');
    await typed(element, 'ana');
    await eventually(() => names(element).length === 0, 'ana is shown');
    await typed(element, 'alvaro');
    await namesAre(element, ['Álvaro Zoé']);
  });
});

