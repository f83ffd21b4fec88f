import { expect } from '@open-wc/testing';
import { aConversation } from '../../support/samples.js';
import { dialogOf, eventually, field, noDialog, part, press, text } from '../acts-kit.js';
import { act, ana, openThread } from './acts-thread.js';

describe('cc-chat-thread: owner', () => {
  it('releases the contact after a confirmation', async () => {
    const { el, backend } = await openThread();
    expect(text(await part(el, '[part=chips]'))).to.contain('Your contact');
    await act(el, 'Release contact');
    const dialog = await dialogOf(el, 'release');
    expect(backend.desk.asked).to.deep.equal([]);
    await expect(el).to.be.accessible();
    press(dialog, 'Release contact');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('release')).to.deep.equal(['c1', '2']);
    await eventually(() => !text(el.shadowRoot?.querySelector('.thead')).includes('Your contact'), 'the chip stays');
  });

  it('asks for the department where it is not known', async () => {
    const { el, backend } = await openThread({}, aConversation({ ...ana, department: { name: 'Sales' } }));
    await act(el, 'Release contact');
    const dialog = await dialogOf(el, 'release');
    await eventually(() => dialog.querySelector('select'), 'no departments');
    press(dialog, 'Release contact');
    await eventually(() => dialog.querySelector('select[aria-invalid=true]'), 'it is not asked for');
    const select = field<HTMLSelectElement>(dialog, 'select');
    select.value = '3';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    press(dialog, 'Release contact');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('release')).to.deep.equal(['c1', '3']);
  });
});
