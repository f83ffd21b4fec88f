import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import { aConversation, noon } from '../../support/samples.js';
import { signedInSession } from '../../support/scripted-session.js';
import { allAbilities } from '../../support/scripted-desk.js';
import { dialogOf, eventually, labels, noDialog, part, press, text, type } from '../acts-kit.js';
import { active, ana, aWaiting, button, complete, joao, mine, names, namesAre, root, row, rows, shown, tab, waiting } from './inbox-support.js';

const over = aConversation({ id: '90', place: 'closed', contact: { id: 'c90', name: 'Dona Célia' }, can: new Set(), lastMessageAt: noon });
const colleagues = aConversation({ id: '80', place: 'others', contact: { id: 'c80', name: 'Otávio' }, can: new Set() });
const closedList = { recent: [over, { ...ana, place: 'closed' as const }] };

async function shiftF10(): Promise<void> {
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'F10' });
  await sendKeys({ up: 'Shift' });
}

const tabNames = (element: HTMLElement): string[] => [...element.shadowRoot!.querySelectorAll('[role=tab]')].map((each) => text(each).replace(/\d/g, ''));

describe('cc-chat-inbox: its lists', () => {
  it('has no list of what the vendor does not have', async () => {
    const { session } = await signedInSession({ conversations: mine });
    const element = await shown(session);
    await complete(element);
    expect(tabNames(element)).to.deep.equal(['Minhas', 'Em espera']);
    expect(root(element).querySelector('[part=reports-button]')).to.equal(null);
  });

  it('shows those of colleagues, which nobody opens', async () => {
    const { session } = await signedInSession({ conversations: [...mine, colleagues] });
    const element = await shown(session);
    expect(tabNames(element)).to.deep.equal(['Minhas', 'Em espera', 'Com colegas']);
    tab(element, 2).click();
    await namesAre(element, ['Otávio']);
    rows(element)[0]!.click();
    expect(session.conversations.$selectedId.get()).to.equal(undefined);
  });

  it('reads what is over when it is looked at, each once, and says why where it cannot', async () => {
    const { session, backend } = await signedInSession({ conversations: mine, desk: { ...closedList, without: ['record'] } });
    const element = await shown(session);
    await complete(element);
    expect(backend.desk.last('recent')).to.equal(undefined);
    backend.script.failNext('recent', new Fault('timeout'));
    tab(element, 2).click();
    await eventually(() => text(root(element).querySelector('[part=empty]')).includes('demorou demais'), 'no reason');
    const gate = backend.script.holdBack('recent');
    press(root(element).querySelector('[part=empty]')!, 'Tentar de novo');
    await eventually(() => root(element).querySelector('[aria-busy=true][role=grid]'), 'not loading');
    await expect(element).to.be.accessible();
    gate();
    await namesAre(element, ['Dona Célia']);
    rows(element)[0]!.click();
    expect(session.conversations.$selectedId.get()).to.equal(undefined);
    expect(noDialog(element)).to.equal(true);
  });

  it('opens the record of one that is over', async () => {
    const record = { conversationId: '90', protocol: over.protocol, state: 'finished', contactName: 'Dona Célia', html: '<p>Oi<img src=x onerror="window.hit=1"><b>tudo</b></p>' } as const;
    const { session, backend } = await signedInSession({ conversations: mine, desk: { ...closedList, record } });
    const element = await shown(session);
    await complete(element);
    tab(element, 2).click();
    await namesAre(element, ['Dona Célia']);
    rows(element)[0]!.click();
    const dialog = await dialogOf(element, 'record');
    await eventually(() => dialog.querySelector('[part=record-text] b'), 'no text');
    expect(backend.desk.last('record')).to.deep.equal(['90']);
    expect(dialog.querySelector('[onerror]')).to.equal(null);
    expect(text(dialog)).to.contain('Encerrada');
    await expect(element).to.be.accessible();
  });

  it('opens one that is over where the vendor lets it be read', async () => {
    const readable = { ...over, can: new Set(['open'] as const) };
    const { session, backend } = await signedInSession({ conversations: mine, desk: { recent: [readable] } });
    const element = await shown(session);
    await complete(element);
    tab(element, 2).click();
    await namesAre(element, ['Dona Célia']);
    rows(element)[0]!.click();
    await eventually(() => session.conversations.$selectedId.get() === '90', 'not open');
    expect(backend.desk.last('record')).to.equal(undefined);
  });

  it('claims by the act of its own where there is one, and opens then', async () => {
    const { session, backend } = await signedInSession({ conversations: waiting(), desk: {} });
    const element = await shown(session);
    tab(element, 1).click();
    await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
    button(element, 'Assumir Rita Souza')!.click();
    await eventually(() => session.conversations.$selectedId.get() === '12', 'not open');
    expect(backend.desk.last('claim')).to.deep.equal(['12']);
    await namesAre(element, ['Rita Souza']);
    expect(tab(element, 0).ariaSelected).to.equal('true');
  });
});

describe('cc-chat-inbox: rows by the keyboard', () => {
  it('goes to names by their letters', async () => {
    const bea = aConversation({ id: '7', contact: { id: 'c7', name: 'Ângela' }, lastMessageAt: noon - 99 });
    const { session } = await signedInSession({ conversations: [...mine, bea] });
    const element = await shown(session);
    await complete(element);
    element.focus();
    await sendKeys({ press: 'a' });
    expect(active(element)).to.equal(row(element, 'Ângela'));
    await sendKeys({ type: 'na' });
    expect(active(element)).to.equal(row(element, 'Ana Nogueira'));
  });

  it('has a menu with what the conversation allows', async () => {
    const opened = { ...joao, can: allAbilities };
    const { session, backend } = await signedInSession({ conversations: [opened, aWaiting('11', 'Rita', noon)], desk: { without: ['record'] } });
    const element = await shown(session);
    await complete(element);
    element.focus();
    await shiftF10();
    await eventually(() => active(element)?.matches('[role=menuitem]'), 'no menu');
    const menu = root(element).querySelector('[role=menu]')!;
    expect(labels(menu)).to.deep.equal(['Abrir', 'Etiquetas', 'Copiar o protocolo']);
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await eventually(() => active(element) === row(element, 'João Batista'), 'the focus is lost');
    row(element, 'João Batista').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2 }));
    await eventually(() => root(element).querySelector('[role=menu]'), 'no menu');
    press(root(element).querySelector('[role=menu]')!, 'Etiquetas');
    const dialog = await dialogOf(element, 'tags');
    await eventually(() => dialog.querySelector('.pick input'), 'no tags');
    dialog.querySelector<HTMLInputElement>('.pick input')!.click();
    await eventually(() => backend.desk.last('setTag'), 'not set');
    expect(backend.desk.last('setTag')).to.deep.equal(['2', '31', true]);
    expect(session.conversations.$selectedId.get()).to.equal(undefined);
  });

  it('claims from the menu of one that waits', async () => {
    const { session } = await signedInSession({ conversations: waiting() });
    const element = await shown(session);
    await complete(element);
    tab(element, 1).click();
    await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
    element.focus();
    await shiftF10();
    await eventually(() => root(element).querySelector('[role=menu]'), 'no menu');
    expect(labels(root(element).querySelector('[role=menu]')!)).to.deep.equal(['Assumir', 'Copiar o protocolo']);
    press(root(element).querySelector('[role=menu]')!, 'Assumir');
    await eventually(() => session.conversations.$selectedId.get() === '12', 'not claimed');
  });
});

describe('cc-chat-inbox: reports', () => {
  const line = { conversationId: '90', protocol: 'P90', state: 'finished', tags: ['VIP'], contactName: '<b>Célia</b>', agentName: 'Rui', createdAt: noon } as const;

  it('shows figures and tables, finds in them, and goes to a record and back', async () => {
    const desk = {
      dashboard: [{ name: 'Em espera', value: '7' }],
      report: [line, { ...line, conversationId: '91', protocol: 'P91', contactName: 'Otto' }],
      occurrences: [{ id: 'o1', text: 'Sem resposta', category: 'Aviso', at: noon }],
      record: { conversationId: '90', protocol: 'P90', state: 'finished' as const },
    };
    const { session, backend } = await signedInSession({ conversations: mine, desk });
    const element = await shown(session, { width: 480 });
    (await part(element, '[part=reports-button]')).click();
    const dialog = await dialogOf(element, 'reports');
    await eventually(() => text(dialog.querySelector('[part=figures]')).includes('Em espera7'), 'no figures');
    expect(backend.desk.last('report')).to.equal(undefined);
    press(dialog, 'Ocorrências');
    await eventually(() => text(dialog.querySelector('tbody')).includes('Sem resposta'), 'no occurrences');
    press(dialog, 'Conversas');
    await eventually(() => dialog.querySelectorAll('tbody tr').length === 2, 'no report');
    expect(text(dialog.querySelector('tbody'))).to.contain('<b>Célia</b>');
    await expect(element).to.be.accessible();
    type(dialog.querySelector('input')!, 'celia vip');
    await eventually(() => dialog.querySelectorAll('tbody tr').length === 1, 'not found');
    press(dialog, 'Registro do protocolo P90');
    const record = await dialogOf(element, 'record');
    press(record, 'Voltar');
    await dialogOf(element, 'reports');
  });

  it('says why a report cannot be read, and reads it again', async () => {
    const { session, backend } = await signedInSession({ conversations: mine, desk: { only: ['report'], report: [line] } });
    const element = await shown(session);
    backend.script.failNext('report', new Fault('network'));
    (await part(element, '[part=reports-button]')).click();
    const dialog = await dialogOf(element, 'reports');
    await eventually(() => text(dialog).includes('O servidor não respondeu'), 'no reason');
    press(dialog, 'Tentar de novo');
    await eventually(() => dialog.querySelectorAll('tbody tr').length === 1, 'not read');
    expect(names(element).length).to.equal(3);
  });
});
