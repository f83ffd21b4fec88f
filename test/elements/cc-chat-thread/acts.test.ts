import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import { aConversation } from '../../support/samples.js';
import { allAbilities } from '../../support/scripted-desk.js';
import { dialogOf, eventually, noDialog, part, press, text } from '../acts-kit.js';
import { act, ana, openThread } from './acts-thread.js';

const menuItems = (el: HTMLElement): readonly string[] =>
  [...(el.shadowRoot?.querySelectorAll('[role=menuitem]') ?? [])].map((item) => item.textContent.trim());

describe('cc-chat-thread: acts in the header', () => {
  it('offers what the vendor has and the conversation allows, by keyboard too', async () => {
    const { el } = await openThread();
    const more = await part(el, '[part=acts-button]');
    more.focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => menuItems(el).length > 0, 'no menu');
    expect(menuItems(el)).to.deep.equal([
      'Transfer conversation', 'Tags of this conversation', 'Release contact', 'Ask the assistant to answer', 'Close conversation',
    ]);
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    const dialog = await dialogOf(el, 'close');
    expect(dialog.contains(el.shadowRoot?.activeElement ?? null)).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await eventually(() => noDialog(el), 'Escape does not close it');
    expect(el.shadowRoot?.activeElement).to.equal(more);
  });

  it('leaves out what the vendor lacks, and what this conversation does not allow', async () => {
    const { el } = await openThread({ desk: { without: ['transfer', 'ownership', 'assistant-conversation'] } }, aConversation({ ...ana, can: new Set(['send', 'close']) }));
    (await part(el, '[part=acts-button]')).click();
    await eventually(() => menuItems(el).length > 0, 'no menu');
    expect(menuItems(el)).to.deep.equal(['Close conversation']);
    expect(el.shadowRoot?.querySelector('[part=transfer-button]')).to.equal(null);
  });

  it('has no acts where there is nothing to do, and has them again with the next conversation', async () => {
    const bare = aConversation({ ...ana, can: new Set(['open', 'send']) });
    const other = aConversation({ id: '2', can: new Set(['open', 'send', 'close']) });
    const { el, session } = await openThread({ conversations: [bare, other] });
    await session.conversations.open('2');
    await part(el, '[part=acts-button]');
    await session.conversations.open('1');
    await eventually(() => el.shadowRoot?.querySelector('[part=acts-button]') === null, 'the button stays');
  });

  it('shows who it is on a narrow screen where there is no menu', async () => {
    const { el } = await openThread({}, aConversation({ ...ana, can: new Set(['open', 'send']) }), 320);
    const button = await part(el, '[part=contact-button]');
    expect(el.shadowRoot?.querySelector('[part=acts-button]') === null).to.equal(true);
    button.click();
    expect(text(await part(el, 'dialog[data-name=contact]'))).to.contain('Ana Prado');
  });

  it('claims from a bar, and says why it could not', async () => {
    const waiting = aConversation({ ...ana, place: 'waiting', can: new Set(['open', 'claim']) });
    const { el, backend } = await openThread({}, waiting);
    const bar = await part(el, '[part=serve-bar]');
    expect(text(bar)).to.contain('Nobody has this conversation yet');
    backend.script.failNext('claim', new Fault('conflict'));
    press(bar, 'Take');
    await eventually(() => text(el.shadowRoot?.querySelector('[part=serve-bar]')).includes('Somebody changed this before you'), 'no reason');
    await expect(el).to.be.accessible();
    backend.chatVendor.conversations.set('1', { ...waiting, place: 'mine', can: new Set(['open', 'send']) });
    press(await part(el, '[part=serve-bar]'), 'Take');
    await eventually(() => el.shadowRoot?.querySelector('[part=serve-bar]') === null, 'the bar stays');
    expect(backend.desk.asked).to.deep.equal([['claim', '1']]);
  });

  it('begins to serve once, and shows that it is on its way', async () => {
    const { el, backend } = await openThread({}, aConversation({ ...ana, can: new Set(['open', 'send', 'begin']) }));
    const release = backend.script.holdBack('begin');
    press(await part(el, '[part=serve-bar]'), 'Begin conversation');
    await eventually(() => el.shadowRoot?.querySelector('[part=serve-bar][aria-busy=true]'), 'not busy');
    const button = el.shadowRoot?.querySelector<HTMLButtonElement>('[part=serve-bar] button');
    expect(button?.disabled).to.equal(true);
    release();
    await eventually(() => el.shadowRoot?.querySelector('[part=serve-bar]') === null, 'the bar stays');
    expect(backend.desk.asked).to.deep.equal([['begin', '1']]);
  });

  it('asks the assistant only when told twice', async () => {
    const { el, backend } = await openThread();
    await act(el, 'Ask the assistant to answer');
    const dialog = await dialogOf(el, 'ask');
    expect(text(dialog)).to.contain('Ana Prado');
    expect(backend.desk.asked).to.deep.equal([]);
    press(dialog, 'Ask');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.asked).to.deep.equal([['answerConversation', '1']]);
  });

  it('lets what ends late close no other dialog', async () => {
    const { el, backend } = await openThread();
    await act(el, 'Ask the assistant to answer');
    const release = backend.script.holdBack('answerConversation');
    press(await dialogOf(el, 'ask'), 'Ask');
    await eventually(() => backend.script.log.includes('answerConversation'), 'nobody was asked');
    await sendKeys({ press: 'Escape' });
    await eventually(() => noDialog(el), 'Escape does not close it');
    await act(el, 'Transfer conversation');
    const dialog = await dialogOf(el, 'transfer');
    release();
    await eventually(() => el.shadowRoot?.textContent.includes('The bot answers'), 'no answer');
    expect(dialog.open).to.equal(true);
  });

  it('closes its dialog when the conversation goes', async () => {
    const { el, backend } = await openThread();
    await act(el, 'Transfer conversation');
    await dialogOf(el, 'transfer');
    backend.chatVendor.takeAway('1', 'closed', 'Rui');
    await eventually(() => noDialog(el), 'the dialog stays');
  });

  it('speaks the language of the page, and follows it', async () => {
    const { el } = await openThread();
    await part(el, '[part=acts-button]');
    el.lang = 'pt-BR';
    await eventually(() => el.shadowRoot?.querySelector('[part=acts-button]')?.ariaLabel === 'Ações da conversa', 'still English');
  });

  it('keeps hostile names as text', async () => {
    const name = '<img src=x onerror="window.hacked=true">';
    const { el } = await openThread({}, aConversation({ ...ana, contact: { id: 'c1', name }, can: allAbilities }));
    await act(el, 'Close conversation');
    const dialog = await dialogOf(el, 'close');
    expect(text(dialog)).to.contain(name);
    expect(dialog.querySelector('img')).to.equal(null);
  });
});
