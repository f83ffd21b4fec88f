import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import { aConversation } from '../../support/samples.js';
import { dialogOf, eventually, field, noDialog, part, pick, press, text, type } from '../acts-kit.js';
import { choose, openInbox, openStart } from './start-inbox.js';

const oneOfEach = {
  departments: [{ id: '2', name: 'Sales' }],
  channels: [{ id: '61', name: 'WhatsApp Sales', kind: 'whatsapp', canStart: true }, { id: '63', name: 'Instagram', kind: 'instagram', canStart: false }],
} as const;

describe('cc-chat-inbox: a new conversation', () => {
  it('goes from department to channel to contact, and opens what was begun', async () => {
    const { el, dialog, backend, session } = await openStart();
    await eventually(() => dialog.querySelector('select'), 'no departments');
    await expect(el).to.be.accessible();
    choose(field<HTMLSelectElement>(dialog, 'select'), '3');
    await eventually(() => dialog.querySelectorAll('[name=channel]').length === 2, 'no channels');
    expect(text(dialog), 'nobody may write first there').to.not.contain('Instagram');
    await pick(dialog, 'SMS');
    type(field(dialog, '[role=searchbox]'), 'rui');
    await pick(dialog, 'Rui Moreira');
    await expect(el).to.be.accessible();
    press(dialog, 'Begin conversation');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('channels')).to.deep.equal(['3']);
    expect(backend.desk.last('contacts')).to.deep.equal(['rui']);
    expect(backend.desk.last('start')).to.deep.equal(['c2', '62', '3']);
    await eventually(() => session.conversations.$selected.get()?.contact.id === 'c2', 'it is not open');
  });

  it('asks for nothing that there is no choice of, and works by keyboard alone', async () => {
    const { el, dialog, backend } = await openStart({ desk: oneOfEach });
    const search = field(dialog, '[role=searchbox]');
    expect(el.shadowRoot?.activeElement).to.equal(search);
    await eventually(() => backend.desk.last('channels'), 'no channels');
    await sendKeys({ type: '(11) 95555-0143' });
    await sendKeys({ press: 'Enter' });
    await eventually(() => el.shadowRoot?.activeElement?.matches('[name=contact]'), 'the results are not gone to');
    expect(dialog.querySelector('select, [name=channel]')).to.equal(null);
    expect(backend.desk.last('contacts')).to.deep.equal(['11955550143']);
    await sendKeys({ press: 'Space' });
    await eventually(() => el.shadowRoot?.activeElement?.matches('[type=submit]'), 'the focus is elsewhere');
    await sendKeys({ press: 'Enter' });
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.last('start')).to.deep.equal(['c2', '61', '2']);
  });

  it('asks the vendor once for what was typed in one go, and shows the latest answer only', async () => {
    const { dialog, backend } = await openStart({ desk: oneOfEach });
    const release = backend.script.holdBack('contacts');
    const search = field(dialog, '[role=searchbox]');
    for (const query of ['a', 'an', 'ana']) type(search, query);
    await eventually(() => backend.script.log.includes('contacts'), 'nobody was asked');
    type(search, 'ana prado');
    await eventually(() => backend.script.log.filter((command) => command === 'contacts').length === 2, 'not asked again');
    release();
    await pick(dialog, 'Ana Prado');
    expect(backend.desk.asked.filter(([command]) => command === 'contacts').map(([, query]) => query)).to.deep.equal(['ana', 'ana prado']);
  });

  it('creates a contact with a whole number and begins; what fails afterwards creates no second one', async () => {
    const { el, dialog, backend } = await openStart({ desk: oneOfEach });
    await eventually(() => backend.desk.last('channels'), 'no channels');
    type(field(dialog, '[role=searchbox]'), 'Bia Nunes');
    await eventually(() => text(dialog).includes('Nothing found'), 'found');
    press(dialog, 'Create contact');
    await eventually(() => dialog.querySelector('[part=contact-form]'), 'no form');
    await expect(el).to.be.accessible();
    expect(field(dialog, '[name=contact-name]').value).to.equal('Bia Nunes');
    type(field(dialog, '[name=contact-phone]'), '9555');
    press(dialog, 'Create and begin');
    await eventually(() => dialog.querySelector('[name=contact-phone][aria-invalid=true]'), 'half a number will do');
    expect(el.shadowRoot?.activeElement).to.equal(dialog.querySelector('[name=contact-phone]'));
    type(field(dialog, '[name=contact-phone]'), '11955550177');
    expect(field(dialog, '[name=contact-phone]').value).to.equal('(11) 95555-0177');
    backend.script.failNext('start', new Fault('network'));
    press(dialog, 'Create and begin');
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('The server did not answer'), 'no reason');
    press(dialog, 'Begin conversation');
    await eventually(() => noDialog(el), 'it stays open');
    expect(backend.desk.asked.filter(([command]) => command === 'createContact')).to.deep.equal([
      ['createContact', { name: 'Bia Nunes', phone: '+5511955550177' }],
    ]);
  });

  it('says who serves the contact already', async () => {
    const { el, dialog } = await openStart({ desk: { ...oneOfEach, startOutcome: { heldBy: { id: '9', name: 'Paulo Tavares' } } } });
    type(field(dialog, '[role=searchbox]'), 'ana');
    await pick(dialog, 'Ana Prado');
    press(dialog, 'Begin conversation');
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('Paulo Tavares'), 'it does not say who');
    expect(text(dialog.querySelector('[role=alert]'))).to.contain('Ana Prado is being served already');
    await expect(el).to.be.accessible();
    press(dialog.querySelector('[role=alert]') as Element, 'Choose the contact');
    await eventually(() => el.shadowRoot?.activeElement?.matches('[role=searchbox]'), 'no way on');
  });

  it('opens the conversation that the agent has with the contact already', async () => {
    const own = aConversation({ id: '1', contact: { id: 'c1', name: 'Ana Prado' } });
    const { el, dialog, session } = await openStart({ conversations: [own], desk: { ...oneOfEach, startOutcome: { heldBy: {} } } });
    type(field(dialog, '[role=searchbox]'), 'ana');
    await pick(dialog, 'Ana Prado');
    press(dialog, 'Begin conversation');
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('Open the conversation'), 'it is not offered');
    press(dialog, 'Open the conversation');
    await eventually(() => session.conversations.$selected.get()?.id === '1', 'it is not open');
    expect(noDialog(el)).to.equal(true);
  });

  it('says what is missing, from above', async () => {
    const { el, dialog } = await openStart();
    await eventually(() => dialog.querySelector('select'), 'no departments');
    press(dialog, 'Begin conversation');
    await eventually(() => dialog.querySelector('select[aria-invalid=true]'), 'nothing is said');
    choose(field<HTMLSelectElement>(dialog, 'select'), '2');
    await eventually(() => dialog.querySelector('[name=channel]'), 'no channels');
    press(dialog, 'Begin conversation');
    await eventually(() => text(dialog).includes('Choose the channel'), 'nothing is said');
    await pick(dialog, 'SMS');
    press(dialog, 'Begin conversation');
    await eventually(() => text(dialog).includes('Choose the contact'), 'nothing is said');
    expect(el.shadowRoot?.activeElement?.matches('[role=searchbox]')).to.equal(true);
  });

  it('tells of a department without a channel to begin through, and of lists that could not be read', async () => {
    const { dialog, backend } = await openStart({ desk: { channels: [{ id: '63', name: 'Instagram', kind: 'instagram', canStart: false }] } });
    await eventually(() => dialog.querySelector('select'), 'no departments');
    backend.script.failNext('channels', new Fault('timeout'));
    choose(field<HTMLSelectElement>(dialog, 'select'), '2');
    await eventually(() => text(dialog).includes('Could not load'), 'no reason');
    press(dialog, 'Try again');
    await eventually(() => text(dialog).includes('No channel here lets you write first'), 'nothing is said');
  });

  it('has no button where nothing can be begun and nobody has contacts, and no creation where there is none', async () => {
    const { el, session } = await openInbox({ desk: { only: ['claim'] } });
    await eventually(() => session.desk.$abilities.get().has('claim') && el.shadowRoot?.querySelector('[role=tablist]'), 'no inbox');
    expect(el.shadowRoot?.querySelector('[part=start-button]')).to.equal(null);
    const other = await openStart({ desk: { only: ['start'], contacts: [] } });
    await eventually(() => other.backend.desk.last('channels'), 'no channels');
    expect(other.backend.desk.last('channels')).to.deep.equal(['']);
    expect(other.dialog.querySelector('[part=create-button], [part=owned-button], select')).to.equal(null);
  });

  it('closes when the agent signs out', async () => {
    const { el, session } = await openStart();
    await session.auth.signOut();
    await eventually(() => noDialog(el), 'it stays open');
    expect(el.shadowRoot?.querySelector('[part=start-button]')).to.equal(null);
  });

  it('gives the focus back to its button', async () => {
    const { el } = await openStart();
    await dialogOf(el, 'start');
    await sendKeys({ press: 'Escape' });
    await eventually(() => noDialog(el), 'it stays open');
    (await part(el, '[part=start-button]')).focus();
    await sendKeys({ press: 'Enter' });
    await dialogOf(el, 'start');
    await sendKeys({ press: 'Escape' });
    await eventually(() => el.shadowRoot?.activeElement?.matches('[part=start-button]'), 'the focus is lost');
  });
});
