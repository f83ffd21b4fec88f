import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import type { QuickReply } from '../../../src/domain/quick-reply.js';
import '../../../src/elements/cc-chat-thread/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import type { CcQuickReplies } from '../../../src/elements/cc-quick-replies/cc-quick-replies.js';
import { aConversation } from '../../support/samples.js';
import { closed, dialog, item, panel, row, said, withAna } from './reply-kit.js';

const replies: readonly QuickReply[] = [
  { id: 'hi', title: 'Saudação', text: '{{greeting}}, {{primeiro_nome}}! Aqui é {{agent}}, protocolo {{protocol}}, pedido {{Pedido}}.', mine: false },
  { id: 'ask', title: 'Prazo', text: 'Chega em {{prazo}} pela {{prompt:Which carrier?}}, {{first_name}}.', mine: false },
  { id: 'evil', title: 'Estranha', text: '{{__proto__}} e {{name}}', mine: false },
  { id: 'plain', title: 'Volto já', text: 'Só um instante.', mine: true },
  { id: 'kept', title: 'Segunda via', mine: false },
];

const code = (error: unknown): string => (error instanceof Fault ? error.code : 'other');

describe('blanks of quick replies', () => {
  beforeEach(() => localStorage.clear());

  it('are filled from the contact, the agent, the clock and the host', async () => {
    const { session } = await withAna(replies);
    session.variables = { pedido: '48.213' };
    const el = await panel(session);
    await el.insert('hi');
    expect(session.messages.draft('1').text).to.match(/^Good (?:morning|afternoon|evening), Ana! Aqui é Marina Duarte, protocolo 20261120001, pedido 48\.213\.$/u);
  });

  it('ask for what nobody knows, in order, and put it in by Enter', async () => {
    const { session } = await withAna(replies);
    session.messages.setDraft('1', { text: 'Ana,' });
    const el = await panel(session);
    (await row(el, 'Prazo')).click();
    const sheet = await dialog(el, 'fill');
    expect([...sheet.querySelectorAll('label')].map(({ textContent }) => textContent)).to.deep.equal(['prazo', 'Which carrier?']);
    await expect(el).to.be.accessible();
    await sendKeys({ type: '2 dias <b>úteis</b>' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => sheet.textContent.includes('Fill this in'));
    expect(el.shadowRoot?.activeElement?.id).to.equal('blank-1');
    await sendKeys({ type: '{{name}}' });
    expect(sheet.querySelector('[part=preview] p')?.textContent).to.equal('Chega em 2 dias <b>úteis</b> pela {{name}}, Ana.');
    expect(session.messages.draft('1').text).to.equal('Ana,');
    await sendKeys({ press: 'Enter' });
    await closed(el);
    await waitUntil(() => session.messages.draft('1').text === 'Ana, Chega em 2 dias <b>úteis</b> pela {{name}}, Ana.');
    await waitUntil(() => said(el).includes('Prazo inserted'));
  });

  it('put nothing in when the agent cancels, and say so to the page', async () => {
    const { session } = await withAna(replies);
    const el = await panel(session);
    const outcome = el.insert('ask').then(() => 'inserted', code);
    await dialog(el, 'fill');
    await sendKeys({ press: 'Escape' });
    expect(await outcome).to.equal('rejected');
    expect(session.messages.draft('1').text).to.equal('');
    const gone = el.insert('ask').then(() => 'inserted', code);
    await dialog(el, 'fill');
    el.remove();
    expect(await gone).to.equal('rejected');
  });

  it('take any name for text, and a hostile contact for one line of it', async () => {
    const bad = aConversation({ id: '1', contact: { id: 'c1', name: 'Ana\u202E\n{{agent}} <img src=x onerror=alert(1)>' } });
    const { session } = await withAna(replies, { conversations: [bad] });
    const el = await panel(session);
    const done = el.insert('evil');
    await dialog(el, 'fill');
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Enter' });
    await done;
    expect(session.messages.draft('1').text).to.equal('x e Ana {{agent}} <img src=x onerror=alert(1)>');
  });

  it('go into a field of the page at the place of the /, with the focus back in it', async () => {
    const { session } = await withAna(replies);
    const around = await fixture<HTMLElement>(html`<div><textarea id="note" aria-label="Note"></textarea><cc-quick-replies lang="en" for="note" .session=${session}></cc-quick-replies></div>`);
    const field = around.querySelector('textarea') as HTMLTextAreaElement;
    const widget = around.querySelector('cc-quick-replies') as CcQuickReplies;
    field.focus();
    await sendKeys({ type: 'Nota: /pra' });
    await waitUntil(() => widget.renderRoot.querySelector('.opt')?.textContent.includes('Ana'), 'no preview', { timeout: 15_000 });
    await sendKeys({ press: 'Enter' });
    await dialog(widget, 'fill');
    await sendKeys({ type: '2 dias' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Correios' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => field.value === 'Nota: Chega em 2 dias pela Correios, Ana.', `it has "${field.value}"`, { timeout: 15_000 });
    expect(document.activeElement).to.equal(field);
  });

  it('are asked for in the composer of a conversation, too', async () => {
    const { session } = await withAna(replies);
    const el = await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${session}></cc-chat-thread>`);
    el.style.setProperty('block-size', '480px');
    const find = (): HTMLTextAreaElement | null => el.renderRoot.querySelector('.composer textarea');
    await waitUntil(() => find() && el.renderRoot.querySelector('[part=replies-button]'), 'no composer', { timeout: 15_000 });
    el.focus();
    await sendKeys({ type: '/pra' });
    await waitUntil(() => el.renderRoot.querySelectorAll('.opt').length === 1, 'no reply', { timeout: 15_000 });
    await sendKeys({ press: 'Enter' });
    await dialog(el, 'fill');
    await sendKeys({ type: '2 dias' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Correios' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => find()?.value === 'Chega em 2 dias pela Correios, Ana.', 'not inserted', { timeout: 15_000 });
    expect(session.messages.draft('1').text).to.equal('Chega em 2 dias pela Correios, Ana.');
    await waitUntil(() => find()?.matches(':focus'), 'the focus is elsewhere');
  });
});

describe('quick replies without words', () => {
  it('are sent after a question, where the system does that', async () => {
    const { session, backend } = await withAna(replies);
    const el = await panel(session);
    const kept = await row(el, 'Segunda via');
    await waitUntil(() => kept.querySelector('button')?.textContent === 'Send', 'no button', { timeout: 15_000 });
    kept.click();
    const sheet = await dialog(el, 'send');
    expect(sheet.textContent).to.contain('Ana Beatriz Nogueira');
    await expect(el).to.be.accessible();
    backend.script.failNext('sendReply', new Fault('timeout', { outcomeUnknown: true }));
    sheet.querySelector('form')?.requestSubmit();
    await waitUntil(() => sheet.querySelector('[role=alert]')?.textContent.includes('do not know'), 'no problem is said', { timeout: 15_000 });
    sheet.querySelector('form')?.requestSubmit();
    await sendKeys({ press: 'Escape' });
    await closed(el);
    expect(backend.desk.asked.filter(([name]) => name === 'sendReply')).to.have.length(0);
    kept.click();
    (await dialog(el, 'send')).querySelector('form')?.requestSubmit();
    await closed(el);
    expect(backend.desk.last('sendReply')).to.deep.equal(['1', 'kept']);
    await waitUntil(() => said(el).includes('Reply Segunda via sent'));
    expect(session.messages.draft('1').text).to.equal('');
  });

  it('are a title and no more, where it does not', async () => {
    const { session, backend } = await withAna(replies, { desk: { without: ['send-reply'] } });
    const el = await panel(session);
    const kept = await row(el, 'Segunda via');
    await waitUntil(() => kept.textContent.includes('kept in the system'), 'nothing says so', { timeout: 15_000 });
    expect(kept.querySelector('button')).to.equal(null);
    kept.click();
    await waitUntil(() => said(el).includes('cannot be inserted'));
    expect(await el.insert('kept').catch(code)).to.equal('unsupported');
    expect(session.messages.draft('1').text).to.equal('');
    expect(backend.desk.last('sendReply')).to.equal(undefined);
  });
});

describe('quick replies that were used', () => {
  beforeEach(() => localStorage.clear());

  it('come first the next time, within their group', async () => {
    const { session } = await withAna(replies);
    localStorage.setItem('cc-replies-recent', JSON.stringify(['kept', 'gone', 7]));
    const next = await panel(session);
    await row(next, 'Segunda via');
    const titles = [...next.renderRoot.querySelectorAll('.item strong')].map(({ textContent }) => textContent);
    expect(titles).to.deep.equal(['Volto já', 'Segunda via', 'Saudação', 'Prazo', 'Estranha']);
    expect(item(next, 'Volto já')?.tabIndex).to.equal(0);
    await next.insert('plain');
    expect(JSON.parse(localStorage.getItem('cc-replies-recent') ?? '[]')).to.deep.equal(['plain', 'kept', 'gone']);
  });
});
