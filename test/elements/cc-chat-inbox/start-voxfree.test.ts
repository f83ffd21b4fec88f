import { expect, fixture, html } from '@open-wc/testing';
import { voxfree } from '../../../src/adapters/voxfree/index.js';
import '../../../src/elements/cc-chat-inbox/define.js';
import type { CcChatInbox } from '../../../src/elements/cc-chat-inbox/cc-chat-inbox.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { agentIds, channelIds, demoUsers, departmentIds, empty } from '../../../src/simulators/scenarios/index.js';
import { addChat, addContact, VoxFreeSimulator } from '../../../src/simulators/voxfree/index.js';
import { dialogOf, eventually, field, noDialog, part, pick, press, text, type } from '../acts-kit.js';
import { choose } from './start-inbox.js';

describe('cc-chat-inbox: a new conversation at VoxFree', () => {
  let vox: VoxFreeSimulator;
  let session: Session;
  let el: CcChatInbox;
  let dialog: HTMLDialogElement;

  beforeEach(async () => {
    vox = new VoxFreeSimulator();
    empty.seed(vox);
    addContact(vox.account, { id: '30', name: 'Ana Nogueira', number: '5511955550142' });
    session = createSession({ backends: [voxfree({ ...vox.urls, io: vox.io(), agentName: 'Marina', timeout: 2000 })] });
    await session.auth.signIn({ user: demoUsers.marina.user, password: demoUsers.marina.password });
    el = await fixture<CcChatInbox>(html`<cc-chat-inbox lang="en" .session=${session}></cc-chat-inbox>`);
    (await part(el, '[part=start-button]')).click();
    dialog = await dialogOf(el, 'start');
    await eventually(() => dialog.querySelector('select'), 'no departments');
    choose(field<HTMLSelectElement>(dialog, 'select'), departmentIds.finance);
    await eventually(() => dialog.querySelector('[name=channel]'), 'no channels');
    field(dialog, '[name=channel]').click();
  });

  afterEach(async () => {
    await session.dispose();
    vox.stop();
  });

  it('creates the contact and opens the conversation', async () => {
    type(field(dialog, '[role=searchbox]'), 'Bia Nunes');
    press(dialog, 'Create contact');
    await eventually(() => dialog.querySelector('[part=contact-form]'), 'no form');
    type(field(dialog, '[name=contact-phone]'), '11955550177');
    press(dialog, 'Create and begin');
    await eventually(() => noDialog(el), 'it stays open');
    await eventually(() => session.conversations.$selected.get()?.contact.name === 'Bia Nunes', 'it is not open');
    const made = [...vox.account.contacts.values()].filter(({ name }) => name === 'Bia Nunes');
    expect(made.map(({ number }) => number)).to.deep.equal(['5511955550177']);
  });

  it('names the colleague who serves the contact already', async () => {
    addChat(vox.account, vox.clock.now(), {
      contactId: '30', channelId: channelIds.main, departmentId: departmentIds.finance, place: 'active', agentId: agentIds.paulo,
      messages: [{ from: 'contact', minutesAgo: 3, text: 'Hello' }],
    });
    type(field(dialog, '[role=searchbox]'), 'nogueira');
    await pick(dialog, 'Ana Nogueira');
    press(dialog, 'Begin conversation');
    await eventually(() => text(dialog.querySelector('[role=alert]')).includes('Paulo'), 'it does not say who');
    expect(dialog.open).to.equal(true);
  });
});
