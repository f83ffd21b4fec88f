import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-chat-thread/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { Message } from '../../../src/domain/message.js';
import { aConversation, aMessage, noon } from '../../support/samples.js';
import type { ScriptedOptions } from '../../support/scripted-backend.js';
import { allAbilities } from '../../support/scripted-desk.js';
import { signedInSession, type ScriptedSession } from '../../support/scripted-session.js';
import { bubbles, sized } from './thread.js';

export interface LogThread extends ScriptedSession {
  readonly el: CcChatThread;
}

export const patient = { timeout: 10_000 };

/** A message of conversation 1, a minute after the one with the number before. */
export function message(id: string, change: Partial<Message> = {}): Message {
  return aMessage({ id, conversationId: '1', sentAt: noon + Number(id) * 60_000, ...change });
}

export function texts(from: number, count: number): readonly Message[] {
  return Array.from({ length: count }, (_, index) => message(String(from + index)));
}

export function address(path: string): string {
  return new URL(`/test/elements/cc-chat-thread/${path}`, location.href).href;
}

/** Conversation 1 open in a thread, with what comes a moment later there too. */
export async function openLog(messages: readonly Message[], options: Partial<ScriptedOptions> = {}, change: Partial<Conversation> = {}): Promise<LogThread> {
  const conversation = aConversation({ id: '1', contact: { id: 'c1', name: 'Ana Prado' }, can: allAbilities, ...change });
  const scripted = await signedInSession({ conversations: [conversation], messages, ...options });
  const el = sized(await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${scripted.session}></cc-chat-thread>`));
  await el.openConversation('1');
  await waitUntil(() => bubbles(el).length > 0 && part(el, 'search-button'), 'not shown', patient);
  return { ...scripted, el };
}

export function part(el: CcChatThread, name: string): HTMLElement | null {
  return el.renderRoot.querySelector<HTMLElement>(`[part~=${name}]`);
}

export function log(el: CcChatThread): HTMLElement {
  return el.renderRoot.querySelector<HTMLElement>('.log') as HTMLElement;
}

/** What has the focus in the element's own tree. */
export function focused(el: CcChatThread): HTMLElement | null {
  return (el.shadowRoot?.activeElement ?? null) as HTMLElement | null;
}

export function byText(root: ParentNode, selector: string, text: string): HTMLElement | undefined {
  return [...root.querySelectorAll<HTMLElement>(selector)].find((each) => each.textContent.includes(text));
}

/** Clicks it as soon as it is there. */
export async function press(root: ParentNode, selector: string, text = ''): Promise<void> {
  await waitUntil(() => byText(root, selector, text), `no ${selector} says "${text}"`, patient);
  byText(root, selector, text)?.click();
}
