import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import { dialogOf, eventually, field, labels, press, text, type } from '../acts-kit.js';
import { act, openThread, type Open } from './acts-thread.js';

async function openTags(options: Parameters<typeof openThread>[0] = {}): Promise<Open & { readonly dialog: HTMLDialogElement }> {
  const open = await openThread(options);
  await act(open.el, 'Tags of this conversation');
  const dialog = await dialogOf(open.el, 'tags');
  await eventually(() => dialog.querySelector('.pick'), 'no tags');
  return { ...open, dialog };
}

const rowOf = (dialog: Element, id: string): HTMLElement => dialog.querySelector(`[data-tag="${id}"]`) as HTMLElement;
const box = (dialog: Element, id: string): HTMLInputElement => rowOf(dialog, id).querySelector('input') as HTMLInputElement;

describe('cc-chat-thread: tags', () => {
  it('ticks a box once the vendor took it, and shows the tag on the conversation', async () => {
    const { el, dialog, backend } = await openTags();
    await expect(el).to.be.accessible();
    const release = backend.script.holdBack('setTag');
    box(dialog, '31').click();
    await eventually(() => box(dialog, '31').ariaBusy === 'true', 'not busy');
    expect(box(dialog, '31').checked).to.equal(false);
    release();
    await eventually(() => box(dialog, '31').checked, 'it is not ticked');
    expect(text(el.shadowRoot?.querySelector('[part=chips]'))).to.contain('VIP');
    box(dialog, '31').click();
    await eventually(() => !box(dialog, '31').checked, 'it stays ticked');
    expect(backend.desk.asked.filter(([command]) => command === 'setTag')).to.deep.equal([['setTag', '1', '31', true], ['setTag', '1', '31', false]]);
  });

  it('is not ticked when the vendor refused', async () => {
    const { dialog, backend } = await openTags();
    backend.script.failNext('setTag', new Fault('rejected'));
    box(dialog, '31').click();
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('The system refused this'), 'no reason');
    expect(box(dialog, '31').checked).to.equal(false);
  });

  it('creates what it does not find, and sets it', async () => {
    const { el, dialog, backend } = await openTags();
    type(field(dialog, '[role=searchbox]'), 'second COPY');
    expect(dialog.querySelector('[part=create-button]'), 'there is one of that name').to.equal(null);
    type(field(dialog, '[role=searchbox]'), 'Birthday');
    field(dialog, '[role=searchbox]').focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => text(el.shadowRoot?.querySelector('[part=chips]')).includes('Birthday'), 'it is not set');
    const id = backend.desk.data.tags.find(({ name }) => name === 'Birthday')?.id ?? '';
    await eventually(() => box(dialog, id).checked, 'it is not listed');
    expect(backend.desk.last('createTag')).to.deep.equal(['1', 'Birthday']);
  });

  it('renames and removes only the agent’s own', async () => {
    const { dialog, backend } = await openTags();
    expect(labels(rowOf(dialog, '31'))).to.deep.equal([]);
    press(rowOf(dialog, '32'), 'Rename Second copy');
    await eventually(() => rowOf(dialog, '32').querySelector('input[type=text]'), 'no field');
    type(field(rowOf(dialog, '32'), 'input'), 'Duplicate');
    await sendKeys({ press: 'Enter' });
    await eventually(() => text(rowOf(dialog, '32')).includes('Duplicate'), 'not renamed');
    expect(backend.desk.last('updateTag')).to.deep.equal(['1', { id: '32', name: 'Duplicate', color: '#1976d2', mine: true }]);
    press(rowOf(dialog, '33'), 'Remove the tag Urgent');
    await eventually(() => text(rowOf(dialog, '33')).includes('Remove Urgent from all conversations?'), 'it does not ask');
    expect(backend.desk.last('removeTag')).to.equal(undefined);
    press(rowOf(dialog, '33'), 'Remove');
    await eventually(() => rowOf(dialog, '33') === null, 'it stays');
    expect(backend.desk.last('removeTag')).to.deep.equal(['1', '33']);
  });

  it('goes back from a removal by Escape, and is still open', async () => {
    const { el, dialog } = await openTags();
    press(rowOf(dialog, '33'), 'Remove the tag Urgent');
    await eventually(() => rowOf(dialog, '33').matches('.editing'), 'it does not ask');
    await sendKeys({ press: 'Escape' });
    await eventually(() => !rowOf(dialog, '33').matches('.editing'), 'it still asks');
    expect(dialog.open).to.equal(true);
    expect(el.shadowRoot?.activeElement?.ariaLabel).to.equal('Remove the tag Urgent');
  });

  it('has no names to change where the vendor does not let them be', async () => {
    const { dialog } = await openTags({ desk: { without: ['create-tag', 'update-tag', 'remove-tag'] } });
    expect(labels(rowOf(dialog, '32'))).to.deep.equal([]);
    type(field(dialog, '[role=searchbox]'), 'Birthday');
    await eventually(() => text(dialog).includes('Nothing found'), 'it finds something');
    expect(dialog.querySelector('[part=create-button]')).to.equal(null);
  });
});
