import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-chat-inbox/define.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { CcChatInbox } from '../../../src/elements/cc-chat-inbox/cc-chat-inbox.js';
import type { Session } from '../../../src/session/session-api.js';
import { aConversation, noon } from '../../support/samples.js';

export const minutes = (count: number): number => count * 60_000;

export const ana = aConversation({ id: '1', contact: { id: 'c1', name: 'Ana Nogueira', phone: '+5511955550142' }, lastMessageAt: noon, preview: 'Até já' });
export const joao = aConversation({ id: '2', contact: { id: 'c2', name: 'João Batista' }, lastMessageAt: noon - minutes(5), unread: 3, preview: 'E o frete?' });
export const vera = aConversation({ id: '3', kind: 'group', contact: { id: 'c3', name: 'Vera e vizinhos' }, lastMessageAt: noon - minutes(9) });

export function aWaiting(id: string, name: string, since: number): Conversation {
  const can = new Set(['open', 'claim'] as const);
  return aConversation({ id, place: 'waiting', can, contact: { id: `w${id}`, name }, lastMessageAt: since, waitingSince: since });
}

export const mine: readonly Conversation[] = [joao, vera, ana];
export const waiting = (now = Date.now()): readonly Conversation[] => [
  aWaiting('11', 'Visitante', now - minutes(1)),
  aWaiting('12', 'Rita Souza', now - minutes(18)),
  aWaiting('13', 'Marcos Leal', now - minutes(5)),
];

export async function shown(session: Session | string | undefined, { width = 360, height = 560 } = {}): Promise<CcChatInbox> {
  const frame = await fixture<HTMLElement>(html`<div><cc-chat-inbox lang="pt-BR" .session=${session}></cc-chat-inbox></div>`);
  frame.style.setProperty('width', `${width}px`);
  frame.style.setProperty('height', `${height}px`);
  frame.style.setProperty('display', 'grid');
  const element = frame.querySelector('cc-chat-inbox')!;
  await element.updateComplete;
  return element;
}

/** With the part of it that comes after the first frame. */
export async function complete(element: CcChatInbox): Promise<void> {
  await waitUntil(() => element.shadowRoot!.querySelector('[part="refine-button"]'), 'the later part', { timeout: 15_000 });
}

export const root = (element: CcChatInbox): ShadowRoot => element.shadowRoot!;
export const text = (element: CcChatInbox): string => root(element).textContent.replace(/\s+/g, ' ');
export const rows = (element: CcChatInbox): HTMLElement[] => [...root(element).querySelectorAll<HTMLElement>('[role="row"]')];
export const names = (element: CcChatInbox): string[] => rows(element).map((row) => row.querySelector('.name')!.textContent.trim());
export const tab = (element: CcChatInbox, at: number): HTMLButtonElement => root(element).querySelectorAll<HTMLButtonElement>('[role="tab"]')[at]!;
export const search = (element: CcChatInbox): HTMLInputElement => root(element).querySelector('input')!;
export const active = (element: CcChatInbox): Element | null => root(element).activeElement;

export const row = (element: CcChatInbox, name: string): HTMLElement => rows(element).find((each) => each.querySelector('.name')?.textContent.trim() === name)!;

export const button = (element: CcChatInbox, name: string): HTMLButtonElement | undefined =>
  [...root(element).querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name);

export async function namesAre(element: CcChatInbox, expected: readonly string[]): Promise<void> {
  await waitUntil(() => names(element).join() === expected.join(), `rows: ${expected.join()}`);
}

export async function typed(element: CcChatInbox, query: string): Promise<void> {
  search(element).value = query;
  search(element).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await element.updateComplete;
}

/** Middle of an element, for the mouse. */
export function middle(element: Element): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
