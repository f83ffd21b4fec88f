import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import { signedInSession } from '../../support/scripted-session.js';
import { active, button, complete, middle, mine, namesAre, root, row, rows, search, shown, tab, text, waiting } from './inbox-support.js';

const press = (key: string): Promise<void> => sendKeys({ press: key });
async function alt(key: string): Promise<void> {
  await sendKeys({ down: 'Alt' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Alt' });
}
const lit = (name: string) => (element: Element | null): boolean => element?.querySelector('.name')?.textContent.trim() === name;

async function inbox() {
  const scripted = await signedInSession({ conversations: [...mine, ...waiting()] });
  const element = await shown(scripted.session);
  await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
  await complete(element);
  return { ...scripted, element };
}

describe('cc-chat-inbox: keyboard', () => {
  it('walks through tabs, search, filter and one stop in the list', async () => {
    const { element } = await inbox();
    tab(element, 0).focus();
    await press('Tab');
    expect(active(element)).to.equal(search(element));
    await press('Tab');
    expect(active(element)).to.equal(button(element, 'Não lidas'));
    await press('Tab');
    expect(lit('Ana Nogueira')(active(element))).to.equal(true);
    await press('Tab');
    expect(root(element).querySelector('[role="grid"]')!.contains(active(element))).to.equal(false);
  });

  it('changes lists with the arrows and keeps the focus on the tab', async () => {
    const { element } = await inbox();
    tab(element, 0).focus();
    await press('ArrowRight');
    await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
    expect(active(element)).to.equal(tab(element, 1));
    expect(tab(element, 1).ariaSelected).to.equal('true');
    expect(tab(element, 0).tabIndex).to.equal(-1);
    await press('ArrowRight');
    await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
  });

  it('moves the focus without selecting, and opens with Enter', async () => {
    const { element, session } = await inbox();
    element.focus();
    await press('ArrowDown');
    expect(lit('João Batista')(active(element))).to.equal(true);
    expect(session.conversations.$selectedId.get()).to.equal(undefined);
    await press('Enter');
    await waitUntil(() => row(element, 'João Batista').ariaSelected === 'true');
    expect(session.conversations.$selectedId.get()).to.equal('2');
    await press('End');
    expect(lit('Vera e vizinhos')(active(element))).to.equal(true);
    expect(row(element, 'João Batista').part.contains('item-selected')).to.equal(true);
  });

  it('reaches the claim button of a waiting row by Enter or arrow, and claims only there', async () => {
    const { element, session } = await inbox();
    tab(element, 1).click();
    await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
    element.focus();
    await press('ArrowRight');
    expect(active(element)).to.equal(button(element, 'Assumir Rita Souza'));
    await press('ArrowLeft');
    expect(lit('Rita Souza')(active(element))).to.equal(true);
    await press('Enter');
    expect(active(element)).to.equal(button(element, 'Assumir Rita Souza'));
    expect(session.conversations.$selectedId.get()).to.equal(undefined);
    await press('Escape');
    await press('ArrowDown');
    expect(lit('Marcos Leal')(active(element))).to.equal(true);
    await press('Enter');
    await press('Enter');
    await waitUntil(() => session.conversations.$selectedId.get() === '13');
    await waitUntil(() => tab(element, 0).ariaSelected === 'true');
    await waitUntil(() => lit('Marcos Leal')(active(element)), 'focus follows to the own list');
    expect(row(element, 'Marcos Leal').ariaSelected).to.equal('true');
  });

  it('steps through the own conversations from anywhere on the page', async () => {
    const { element, session } = await inbox();
    await alt('KeyJ');
    await waitUntil(() => session.conversations.$selectedId.get() === '1');
    await alt('KeyJ');
    await waitUntil(() => session.conversations.$selectedId.get() === '2');
    await alt('KeyK');
    await waitUntil(() => session.conversations.$selectedId.get() === '1');
    element.nohotkeys = true;
    await alt('KeyJ');
    element.nohotkeys = false;
    element.hotkeys = { next: 'Ctrl+Shift+ArrowDown' };
    await sendKeys({ down: 'Control' });
    await sendKeys({ down: 'Shift' });
    await press('ArrowDown');
    await sendKeys({ up: 'Shift' });
    await sendKeys({ up: 'Control' });
    await waitUntil(() => session.conversations.$selectedId.get() === '2');
    await alt('KeyJ');
    await alt('KeyK');
    await waitUntil(() => session.conversations.$selectedId.get() === '1');
  });

  it('takes no AltGr and nothing that somebody else handled for a shortcut', async () => {
    const { session } = await inbox();
    const altGr = new KeyboardEvent('keydown', { code: 'KeyJ', altKey: true, modifierAltGraph: true, bubbles: true, cancelable: true });
    expect(document.body.dispatchEvent(altGr)).to.equal(true);
    const handled = new KeyboardEvent('keydown', { code: 'KeyJ', altKey: true, bubbles: true, cancelable: true });
    handled.preventDefault();
    document.body.dispatchEvent(handled);
    expect(session.conversations.$selectedId.get()).to.equal(undefined);
    const plain = new KeyboardEvent('keydown', { code: 'KeyJ', altKey: true, bubbles: true, cancelable: true });
    expect(document.body.dispatchEvent(plain), 'taken').to.equal(false);
    await waitUntil(() => session.conversations.$selectedId.get() === '1');
  });

  it('clears the search with Escape and keeps a dialog around it open', async () => {
    const { element } = await inbox();
    const escapes: string[] = [];
    element.addEventListener('keydown', ({ key }) => escapes.push(key));
    search(element).focus();
    await sendKeys({ type: 'joao' });
    await namesAre(element, ['João Batista']);
    await press('Escape');
    await waitUntil(() => rows(element).length === 3);
    expect(escapes).to.not.include('Escape');
    await press('Escape');
    expect(escapes).to.include('Escape');
  });
});

describe('cc-chat-inbox: pointer and methods', () => {
  it('opens an own conversation with a click, and only focuses one that waits', async () => {
    const { element, session } = await inbox();
    await sendMouse({ type: 'click', position: middle(row(element, 'João Batista')) });
    await waitUntil(() => session.conversations.$selectedId.get() === '2');
    tab(element, 1).click();
    await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
    await sendMouse({ type: 'click', position: middle(row(element, 'Rita Souza').querySelector('.name')!) });
    expect(lit('Rita Souza')(active(element))).to.equal(true);
    expect(session.conversations.$selectedId.get()).to.equal('2');
    const claim = button(element, 'Assumir Rita Souza')!;
    expect(claim.checkVisibility()).to.equal(true);
    await sendMouse({ type: 'click', position: middle(claim) });
    await waitUntil(() => session.conversations.$selectedId.get() === '12');
  });

  it('disables the button until the answer, and says who was faster', async () => {
    const { element, backend, session } = await inbox();
    tab(element, 1).click();
    await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
    const release = backend.script.holdBack('open');
    backend.script.failNext('open', new Fault('conflict'));
    button(element, 'Assumir Rita Souza')!.click();
    await waitUntil(() => button(element, 'Assumir Rita Souza')!.ariaBusy === 'true');
    button(element, 'Assumir Rita Souza')!.click();
    release();
    await waitUntil(() => text(element).includes('Outra pessoa já assumiu esta conversa'));
    expect(backend.script.log.filter((each) => each === 'open')).to.have.length(1);
    expect(tab(element, 1).ariaSelected).to.equal('true');
    expect(root(element).querySelector('[role="alert"]')!.textContent).to.include('Outra pessoa');
    button(element, 'Fechar')!.click();
    await waitUntil(() => root(element).querySelector('.banner') === null);
    expect(session.conversations.$list.get().value).to.have.length(6);
  });

  it('opens by method, in the list where the conversation is, and rejects with a fault', async () => {
    const { element, backend, session } = await inbox();
    tab(element, 1).click();
    await namesAre(element, ['Rita Souza', 'Marcos Leal', 'Visitante']);
    await element.openConversation('3');
    expect(session.conversations.$selectedId.get()).to.equal('3');
    await namesAre(element, ['Ana Nogueira', 'João Batista', 'Vera e vizinhos']);
    backend.script.failNext('open', new Fault('timeout'));
    const fault = await element.openConversation('1').catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(Fault).with.property('code', 'timeout');
    element.session = 'nobody';
    const none = await element.openConversation('1').catch((error: unknown) => error);
    expect(none).to.be.instanceOf(Fault).with.property('code', 'conflict');
  });
});
