import { expect } from '@open-wc/testing';
import '../../../src/elements/cc-chat-thread/define.js';
import { agentIds, channelIds, departmentIds, tagIds } from '../../../src/simulators/scenarios/index.js';
import { addChat, addContact, type VoxFreeSimulator } from '../../../src/simulators/voxfree/index.js';
import { dialogOf, eventually, field, noDialog, part, pick, press, text, type } from '../acts-kit.js';
import { act } from './acts-thread.js';
import { voxfreeThread, type VoxFreeThread } from './voxfree-thread.js';

function ana(vox: VoxFreeSimulator): void {
  addContact(vox.account, { id: '30', name: 'Ana Nogueira', number: '5511955550142' });
  addChat(vox.account, vox.clock.now(), {
    contactId: '30',
    channelId: channelIds.main,
    departmentId: departmentIds.finance,
    place: 'active',
    agentId: agentIds.marina,
    messages: [{ from: 'contact', minutesAgo: 30, text: 'The box is dented' }],
  });
}

async function opened(): Promise<VoxFreeThread & { readonly chat: NonNullable<ReturnType<VoxFreeSimulator['account']['chats']['get']>> }> {
  const thread = await voxfreeThread(ana);
  const [chat] = [...thread.vox.account.chats.values()];
  if (!chat) throw new Error('no conversation was seeded');
  await thread.el.openConversation(chat.protocol);
  await part(thread.el, '[part=acts-button]');
  return { ...thread, chat };
}

describe('cc-chat-thread: acts at VoxFree', () => {
  it('sets a tag of the department', async () => {
    const { el, chat } = await opened();
    await act(el, 'Tags of this conversation');
    const dialog = await dialogOf(el, 'tags');
    await eventually(() => dialog.querySelector(`[data-tag="${tagIds.vip}"]`), 'no tags');
    field(dialog, `[data-tag="${tagIds.vip}"] input`).click();
    await eventually(() => field(dialog, `[data-tag="${tagIds.vip}"] input`).checked, 'it is not ticked');
    expect([...chat.tags]).to.deep.equal([tagIds.vip]);
  });

  it('hands over to a colleague whom the host names, with a note', async () => {
    const { el, session, chat } = await opened();
    session.directory = [{ id: agentIds.paulo, name: 'Paulo Tavares' }];
    await act(el, 'Transfer conversation');
    const dialog = await dialogOf(el, 'transfer');
    await pick(dialog, 'Paulo Tavares');
    type(field<HTMLTextAreaElement>(dialog, 'textarea'), 'She waits for the new box');
    press(dialog, 'Transfer');
    await eventually(() => noDialog(el), 'it stays open');
    expect(chat).to.include({ agentId: agentIds.paulo, note: 'She waits for the new box' });
    await eventually(() => text(el.shadowRoot?.querySelector('.empty')).includes('Transferred to Paulo Tavares'), 'the thread does not say so');
  });

  it('closes with an outcome and keeps the contact', async () => {
    const { el, vox, chat } = await opened();
    const [outcome] = [...vox.account.dispositions.values()];
    await act(el, 'Close conversation');
    const dialog = await dialogOf(el, 'close');
    await pick(dialog, outcome?.name ?? 'none');
    field(dialog, '[part=owner-check] input').click();
    field<HTMLButtonElement>(dialog, '[type=submit]').click();
    await eventually(() => noDialog(el), 'it stays open');
    expect(chat).to.include({ place: 'closed', dispositionId: outcome?.id });
    expect(vox.account.contacts.get('30')?.ownerId).to.equal(agentIds.marina);
  });
});
