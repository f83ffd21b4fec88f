import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/cc-chat-thread/define.js';
import { agentIds, channelIds, departmentIds } from '../../../src/simulators/scenarios/index.js';
import { addChat, addContact, type VoxFreeSimulator } from '../../../src/simulators/voxfree/index.js';
import { aFile, part, parts, patient, shown } from './composer-kit.js';
import { bubbles, shownText, textOf } from './thread.js';
import { voxfreeThread } from './voxfree-thread.js';

function ana(channelId: string, minutesAgo: number) {
  return (vox: VoxFreeSimulator): void => {
    addContact(vox.account, { id: '30', name: 'Ana Nogueira', number: '5511955550142' });
    addChat(vox.account, vox.clock.now(), {
      contactId: '30', channelId, departmentId: departmentIds.finance, place: 'active', agentId: agentIds.marina,
      messages: [{ from: 'contact', minutesAgo, text: 'The box is dented' }],
    });
  };
}

const idOf = (vox: VoxFreeSimulator): string => vox.openChats[0]?.protocol ?? '';

describe('cc-chat-thread at VoxFree, the composer', () => {
  it('sends a file with its caption, once', async () => {
    const { el, vox } = await voxfreeThread(ana(channelIds.main, 10));
    await el.openConversation(idOf(vox));
    await shownText(el, 'The box is dented');
    await shown(el, 'attach-button');
    await el.attach([aFile('offer.pdf', 20_000, 'application/pdf')]);
    await shown(el, 'attachment');
    el.focus();
    await sendKeys({ type: 'As promised' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => vox.ledger.accepted.length === 1, 'never arrived', patient);
    expect(vox.ledger.countByText()['As promised']).to.equal(1);
    const bubble = await shownText(el, 'As promised');
    await waitUntil(() => !bubble.classList.contains('sending') && bubble.textContent.includes('offer.pdf'), 'never sent', patient);
    expect(bubbles(el).filter((each) => each.textContent.includes('As promised'))).to.have.length(1);
    expect(part(el, 'attachments') === null).to.equal(true);
    expect(vox.ledger.violations).to.deep.equal([]);
  });

  it('sends a template once the window is closed', async () => {
    const { el, vox } = await voxfreeThread(ana(channelIds.official, 25 * 60));
    await el.openConversation(idOf(vox));
    await waitUntil(() => parts(el, 'template').length > 0, 'no templates', patient);
    part(el, 'template')?.click();
    await waitUntil(() => part(el, 'send-template')?.matches(':enabled'));
    part(el, 'send-template')?.click();
    await waitUntil(() => textOf(el).includes('Template sent'), 'never sent', patient);
    await waitUntil(() => bubbles(el).some((each) => each.classList.contains('template')), 'not in the log', patient);
    expect(el.matches(':state(blocked)')).to.equal(true);
    expect(vox.ledger.violations).to.deep.equal([]);
  });
});
