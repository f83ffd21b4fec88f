import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import { aConversation } from '../../support/samples.js';
import { dialogOf, eventually, field, noDialog, pick, press, text, type } from '../acts-kit.js';
import { act, ana, openThread } from './acts-thread.js';
import { textOf } from './thread.js';

describe('cc-chat-thread: closing', () => {
  it('closes with an outcome and keeps the contact, by keyboard', async () => {
    const { el, backend } = await openThread();
    await act(el, 'Close conversation');
    const dialog = await dialogOf(el, 'close');
    await pick(dialog, 'Sold');
    await expect(el).to.be.accessible();
    field(dialog, '[part=owner-check] input').click();
    field(dialog, '[type=submit]').focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('close')).to.deep.equal(['1', { dispositionId: '51', bindToMe: true }]);
    await eventually(() => textOf(el).includes('Conversation closed'), 'the thread does not say so');
  });

  it('closes without an outcome', async () => {
    const { el, backend } = await openThread({}, aConversation({ ...ana, can: new Set(['send', 'close']) }));
    await act(el, 'Close conversation');
    const dialog = await dialogOf(el, 'close');
    expect(dialog.querySelector('[part=owner-check]')).to.equal(null);
    field<HTMLButtonElement>(dialog, '[type=submit]').click();
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('close')).to.deep.equal(['1', {}]);
  });

  it('finds one of many outcomes, and reads the list again when it could not', async () => {
    const dispositions = Array.from({ length: 300 }, (_, index) => ({ id: `d${index}`, name: `Razão ${index}` }));
    const { el, backend } = await openThread({ desk: { dispositions } });
    backend.script.failNext('dispositions', new Fault('timeout'));
    await act(el, 'Close conversation');
    const dialog = await dialogOf(el, 'close');
    await eventually(() => text(dialog).includes('The server took too long'), 'no reason');
    press(dialog, 'Try again');
    await eventually(() => dialog.querySelector('[role=searchbox]'), 'no list');
    expect(dialog.querySelectorAll('.pick').length).to.equal(101);
    type(field(dialog, '[role=searchbox]'), 'razao 299');
    await eventually(() => dialog.querySelectorAll('.pick').length === 1, 'not found');
    field(dialog, '[role=searchbox]').focus();
    await sendKeys({ press: 'Enter' });
    field<HTMLButtonElement>(dialog, '[type=submit]').click();
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('close')).to.deep.equal(['1', { dispositionId: 'd299' }]);
  });

  it('asks the page first', async () => {
    const { el, backend } = await openThread();
    const asked: unknown[] = [];
    const no = (event: GlobalEventHandlersEventMap['cc-before-close']): void => {
      asked.push(event.detail.conversationId, event.detail.protocol);
      event.preventDefault();
    };
    el.addEventListener('cc-before-close', no);
    await act(el, 'Close conversation');
    const dialog = await dialogOf(el, 'close');
    field<HTMLButtonElement>(dialog, '[type=submit]').click();
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('This page did not allow it'), 'it says nothing');
    expect(asked).to.deep.equal(['1', ana.protocol]);
    expect(backend.desk.last('close')).to.equal(undefined);
    el.removeEventListener('cc-before-close', no);
    field<HTMLButtonElement>(dialog, '[type=submit]').click();
    await eventually(() => noDialog(el), 'it stays open');
  });

  it('is busy once, says what went wrong, and does not repeat what may have arrived', async () => {
    const { el, backend } = await openThread();
    await act(el, 'Close conversation');
    const dialog = await dialogOf(el, 'close');
    const release = backend.script.holdBack('close');
    backend.script.failNext('close', new Fault('timeout', { outcomeUnknown: true }));
    const submit = field<HTMLButtonElement>(dialog, '[type=submit]');
    submit.click();
    await eventually(() => submit.ariaBusy === 'true', 'not busy');
    submit.click();
    release();
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('We do not know whether the request arrived'), 'it says nothing');
    expect(backend.script.log.filter((command) => command === 'close').length).to.equal(1);
    await expect(el).to.be.accessible();
    const refreshed = backend.script.log.filter((command) => command === 'refresh').length;
    press(dialog, 'Refresh the list');
    await eventually(() => backend.script.log.filter((command) => command === 'refresh').length > refreshed, 'the list is not read again');
    expect(textOf(el)).to.contain('Ana Prado');
  });
});
