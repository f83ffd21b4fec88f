import { expect } from '@open-wc/testing';
import { Fault } from '../../../src/domain/fault.js';
import { dialogOf, eventually, field, noDialog, part, press, text, type } from '../acts-kit.js';
import { choose, openInbox, openStart, type Inbox } from './start-inbox.js';

async function openOwned(options: Parameters<typeof openInbox>[0] = {}): Promise<Inbox & { readonly dialog: HTMLDialogElement }> {
  const inbox = await openStart(options);
  press(inbox.dialog, 'My contacts');
  const dialog = await dialogOf(inbox.el, 'owned');
  await eventually(() => dialog.querySelector('[data-owned]'), 'no contacts');
  return { ...inbox, dialog };
}

describe('cc-chat-inbox: own contacts', () => {
  it('lists them, finds one, and begins a conversation', async () => {
    const { el, dialog, backend } = await openOwned();
    await expect(el).to.be.accessible();
    type(field(dialog, '[role=searchbox]'), '0142');
    await eventually(() => dialog.querySelectorAll('[data-owned]').length === 1, 'not found');
    press(dialog, 'Begin a conversation with Ana Prado');
    const start = await dialogOf(el, 'start');
    await eventually(() => start.querySelectorAll('[name=channel]').length === 2, 'her department is not taken over');
    expect(text(start.querySelector('[part=contact]'))).to.contain('Ana Prado');
    start.querySelector<HTMLElement>('[name=channel]')?.click();
    press(start, 'Begin conversation');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('start')).to.deep.equal(['c1', '61', '2']);
  });

  it('releases after a confirmation, and asks for the department where the list has none', async () => {
    const { el, dialog, backend } = await openOwned();
    press(dialog, 'Release Ana Prado');
    await eventually(() => text(dialog).includes('Release Ana Prado?'), 'it does not ask');
    expect(backend.desk.last('release')).to.equal(undefined);
    backend.script.failNext('release', new Fault('rejected'));
    press(dialog, 'Release');
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('The system refused this'), 'no reason');
    press(dialog, 'Release');
    await eventually(() => dialog.querySelectorAll('[data-owned]').length === 1, 'she stays');
    expect(backend.desk.last('release')).to.deep.equal(['c1', '2']);
    press(dialog, 'Release Bia Nunes');
    await eventually(() => dialog.querySelector('select'), 'no department');
    await expect(el).to.be.accessible();
    press(dialog, 'Release');
    await eventually(() => dialog.querySelector('select[aria-invalid=true]'), 'it is not asked for');
    choose(field<HTMLSelectElement>(dialog, 'select'), '3');
    press(dialog, 'Release');
    await eventually(() => text(dialog).includes('You have no contacts of your own'), 'she stays');
    expect(backend.desk.last('release')).to.deep.equal(['c9', '3']);
  });

  it('is all there is where nobody may begin', async () => {
    const { el } = await openInbox({ desk: { only: ['ownership'] } });
    const button = await part(el, '[part=start-button]');
    expect(button.ariaLabel).to.equal('My contacts');
    button.click();
    const dialog = await dialogOf(el, 'owned');
    await eventually(() => dialog.querySelector('[data-owned]'), 'no contacts');
    expect(text(dialog)).to.not.contain('New conversation');
    expect(dialog.querySelector('[aria-label^="Begin"]')).to.equal(null);
  });
});
