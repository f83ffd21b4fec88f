import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import type { QuickReply } from '../../../src/domain/quick-reply.js';
import '../../../src/elements/cc-chat-thread/define.js';
import '../../../src/elements/cc-quick-replies/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import type { CcQuickReplies } from '../../../src/elements/cc-quick-replies/cc-quick-replies.js';
import type { TemplateResult } from 'lit';
import { aConversation } from '../../support/samples.js';
import { signedInSession } from '../../support/scripted-session.js';

const replies: readonly QuickReply[] = [
  { id: '1', title: 'Troca autorizada', text: 'Troca autorizada, sem coleta.', mine: true },
  { id: '2', title: 'Troco no pagamento', text: 'Levar troco para R$ 200.', mine: false },
  { id: '3', title: 'Chave Pix', text: 'A chave é o CNPJ.', mine: false },
];

interface Attached<Field> {
  readonly field: Field;
  readonly widget: CcQuickReplies;
  readonly options: () => HTMLElement[];
}

async function attached<Field extends HTMLElement>(field: TemplateResult): Promise<Attached<Field>> {
  const { session } = await signedInSession({ replies });
  const around = await fixture<HTMLElement>(html`<form>${field}<cc-quick-replies lang="en" for="note" .session=${session}></cc-quick-replies></form>`);
  const widget = around.querySelector('cc-quick-replies') as CcQuickReplies;
  return {
    field: around.querySelector('#note') as Field,
    widget,
    options: () => [...widget.renderRoot.querySelectorAll<HTMLElement>('.opt')],
  };
}

const isOpen = (widget: CcQuickReplies): boolean => widget.matches(':state(open)') && widget.renderRoot.querySelector('.floating')?.matches(':popover-open') === true;

describe('cc-quick-replies for a field of the page', () => {
  beforeEach(() => localStorage.clear());

  it('opens at a / after a space, narrows, moves and inserts in a textarea, and can be undone', async () => {
    const { field, widget, options } = await attached<HTMLTextAreaElement>(html`<textarea id="note" aria-label="Note"></textarea>`);
    const inputs: string[] = [];
    field.addEventListener('input', (event) => inputs.push((event).inputType));
    field.focus();
    await sendKeys({ type: 'Cliente pediu troca. /tro' });
    await waitUntil(() => isOpen(widget) && options().length === 2);
    await expect(widget).to.be.accessible();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => options()[1]?.getAttribute('aria-selected') === 'true');
    expect(widget.renderRoot.querySelector('[role=status]')?.textContent).to.contain('Troco no pagamento, 2 of 2');
    await sendKeys({ press: 'Enter' });
    expect(field.value).to.equal('Cliente pediu troca. Levar troco para R$ 200.');
    expect(inputs.at(-1)).to.equal('insertText');
    expect(field.matches(':focus')).to.equal(true);
    await waitUntil(() => !isOpen(widget));
    document.execCommand('undo');
    expect(field.value).to.equal('Cliente pediu troca. /tro');
  });

  it('works in an input without sending the form, and closes with Escape and with the focus', async () => {
    const { field, widget, options } = await attached<HTMLInputElement>(html`<input id="note" aria-label="Note" /><button>Send</button>`);
    let sent = 0;
    field.form?.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    field.focus();
    await sendKeys({ type: '/pix' });
    await waitUntil(() => isOpen(widget) && options().length === 1);
    await sendKeys({ press: 'Enter' });
    expect(field.value).to.equal('A chave é o CNPJ.');
    expect(sent).to.equal(0);
    await sendKeys({ type: ' /' });
    await waitUntil(() => options().length === replies.length);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !isOpen(widget));
    await sendKeys({ type: 't' });
    await waitUntil(() => isOpen(widget));
    field.blur();
    await waitUntil(() => !isOpen(widget));
  });

  it('works in rich text, and by pointer', async () => {
    const { field, widget, options } = await attached(html`<div id="note" contenteditable="true" role="textbox" aria-label="Note"></div>`);
    field.focus();
    await sendKeys({ type: 'Parecer: /troca' });
    await waitUntil(() => isOpen(widget) && options().length === 1);
    const option = options()[0];
    option?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true }));
    option?.click();
    expect(field.textContent).to.equal('Parecer: Troca autorizada, sem coleta.');
    await waitUntil(() => !isOpen(widget));
  });

  it('finds a field that comes later, leaves others alone, and stays shut inside words', async () => {
    const { session } = await signedInSession({ replies });
    const around = await fixture<HTMLElement>(html`<div><cc-quick-replies lang="en" for="later" .session=${session}></cc-quick-replies><input id="other" aria-label="Other" /></div>`);
    const widget = around.querySelector('cc-quick-replies') as CcQuickReplies;
    around.querySelector('input')?.focus();
    await sendKeys({ type: '/tro' });
    const late = document.createElement('textarea');
    late.id = 'later';
    around.append(late);
    late.focus();
    await sendKeys({ type: '1/2 and/or' });
    expect(isOpen(widget)).to.equal(false);
    await sendKeys({ type: ' /' });
    await waitUntil(() => isOpen(widget));
    late.value = '';
    await widget.insert('3');
    expect(late.value).to.contain('A chave é o CNPJ.');
  });
});

describe('cc-quick-replies for fields inside components', () => {
  for (const [name, markup] of [
    ['a textarea', '<textarea aria-label="Note"></textarea>'],
    ['rich text', '<div contenteditable="true" role="textbox" aria-label="Note"></div>'],
  ] as const) {
    it(`works in ${name} of a shadow root in a shadow root`, async () => {
      const { session } = await signedInSession({ replies });
      const around = await fixture<HTMLElement>(html`<div><div id="note"></div><cc-quick-replies lang="en" for="note" .session=${session}></cc-quick-replies></div>`);
      const widget = around.querySelector('cc-quick-replies') as CcQuickReplies;
      const outer = around.querySelector('#note')?.attachShadow({ mode: 'open' });
      const inner = outer?.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      const field = inner?.appendChild(new DOMParser().parseFromString(markup, 'text/html').body.firstElementChild as HTMLElement);
      const text = (): string | null | undefined => (field instanceof HTMLTextAreaElement ? field.value : field?.textContent);
      widget.focus();
      await sendKeys({ type: 'Parecer: /pix' });
      await waitUntil(() => isOpen(widget), 'no choice', { timeout: 15_000 });
      await sendKeys({ press: 'Enter' });
      expect(text()).to.equal('Parecer: A chave é o CNPJ.');
      await sendKeys({ type: ' Ok.' });
      expect(text()).to.equal('Parecer: A chave é o CNPJ. Ok.');
    });
  }

  it('leaves a field alone that nobody may write in', async () => {
    const { widget, field } = await attached<HTMLTextAreaElement>(html`<textarea id="note" aria-label="Note" readonly>Fixo</textarea>`);
    let fault = '';
    await widget.insert('3').catch((error: unknown) => (fault = error instanceof Fault ? error.code : 'other'));
    expect(fault).to.equal('conflict');
    expect(field.value).to.equal('Fixo');
  });
});

describe('quick replies in the composer of cc-chat-thread', () => {
  beforeEach(() => localStorage.clear());

  it('opens at / and inserts, with the focus where it was', async () => {
    const { session, backend } = await signedInSession({ replies, conversations: [aConversation({ id: '1' })] });
    const el = await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${session}></cc-chat-thread>`);
    el.style.setProperty('block-size', '480px');
    await el.openConversation('1');
    const find = (): HTMLTextAreaElement | null => el.renderRoot.querySelector('textarea');
    // What goes beyond text comes after the first frame.
    await waitUntil(() => find() && el.renderRoot.querySelector('[part=replies-button]'), 'no composer', { timeout: 15_000 });
    el.focus();
    await sendKeys({ type: '/tro' });
    const options = (): HTMLElement[] => [...el.renderRoot.querySelectorAll<HTMLElement>('.opt')];
    await waitUntil(() => options().length === 2);
    const field = find();
    expect(field?.getAttribute('aria-activedescendant')).to.equal(options()[0]?.id);
    expect(field?.getAttribute('aria-controls')).to.equal(el.renderRoot.querySelector('[role=listbox]')?.id);
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field?.value === 'Levar troco para R$ 200.');
    expect(backend.chatVendor.accepted).to.deep.equal([]);
    expect(field?.matches(':focus')).to.equal(true);
    expect(options()).to.have.length(0);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => backend.chatVendor.accepted[0]?.text === 'Levar troco para R$ 200.');
  });

  it('opens by its button at the caret, and sends what has no reply to its name', async () => {
    const { session, backend } = await signedInSession({ replies, conversations: [aConversation({ id: '1' })] });
    const el = await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${session}></cc-chat-thread>`);
    el.style.setProperty('block-size', '480px');
    await el.openConversation('1');
    await el.insertText('Olá! ');
    const button = (): HTMLElement | null => el.renderRoot.querySelector<HTMLElement>('[part=replies-button]');
    await waitUntil(button, 'no button', { timeout: 15_000 });
    button()?.click();
    await waitUntil(() => el.renderRoot.querySelectorAll('.opt').length === replies.length);
    await sendKeys({ press: 'Tab' });
    await waitUntil(() => el.renderRoot.querySelector('textarea')?.value === 'Olá! Troca autorizada, sem coleta.');
    session.messages.setDraft('1', { text: '' });
    await el.updateComplete;
    await sendKeys({ type: '/nothing' });
    await waitUntil(() => el.renderRoot.querySelector('.popup')?.textContent.includes('No reply with that'));
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => backend.chatVendor.accepted[0]?.text === '/nothing');
  });
});
