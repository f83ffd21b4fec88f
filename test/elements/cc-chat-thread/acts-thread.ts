import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/cc-chat-thread/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { aConversation, aMessage } from '../../support/samples.js';
import type { ScriptedBackend, ScriptedOptions } from '../../support/scripted-backend.js';
import { allAbilities } from '../../support/scripted-desk.js';
import { signedInSession } from '../../support/scripted-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { part } from '../acts-kit.js';
import { sized } from './thread.js';

export const ana = aConversation({
  id: '1',
  contact: { id: 'c1', name: 'Ana Prado', phone: '+5511955550142' },
  department: { id: '2', name: 'Sales' },
  owner: { mine: true },
  can: new Set([...allAbilities].filter((ability) => ability !== 'claim' && ability !== 'begin')),
});

export interface Open {
  readonly el: CcChatThread;
  readonly session: Session;
  readonly backend: ScriptedBackend;
}

/** A thread with one conversation open, at a vendor that has a desk. */
export async function openThread(options: ScriptedOptions = {}, conversation: Conversation = ana, width = 700): Promise<Open> {
  const { session, backend } = await signedInSession({
    conversations: [conversation],
    messages: [aMessage({ id: '10', conversationId: conversation.id })],
    desk: {},
    ...options,
  });
  const el = sized(await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${session}></cc-chat-thread>`), width);
  await session.conversations.open(conversation.id);
  return { el, session, backend };
}

/** Chooses an act from the menu. */
export async function act(el: CcChatThread, label: string): Promise<void> {
  (await part(el, '[part=acts-button]')).click();
  await part(el, '[role=menu]');
  const items = [...(el.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const item = items.find((each) => each.textContent.trim() === label);
  if (!item) throw new Error(`no menu item "${label}" among ${items.map((each) => each.textContent.trim()).join(', ')}`);
  item.click();
}
