import { waitUntil } from '@open-wc/testing';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';

/** Gives the element the room that a host page would. */
export function sized<Element extends HTMLElement>(el: Element, width = 400, height = 560): Element {
  el.style.setProperty('inline-size', `${width}px`);
  el.style.setProperty('block-size', `${height}px`);
  return el;
}

/** All text that is in the element's tree, with single spaces. */
export function textOf(el: CcChatThread): string {
  return normal([...el.renderRoot.children].map((child) => child.textContent).join(' '));
}

function normal(text: string): string {
  return text.replace(/[ \n\t]+/gu, ' ');
}

export function field(el: CcChatThread): HTMLTextAreaElement | null {
  return el.renderRoot.querySelector('textarea');
}

export function bubbles(el: CcChatThread): readonly HTMLElement[] {
  return [...el.renderRoot.querySelectorAll<HTMLElement>('.msg')];
}

/** Waits for a bubble with this text and returns it. */
export async function shownText(el: CcChatThread, text: string): Promise<HTMLElement> {
  const find = (): HTMLElement | undefined => bubbles(el).find((bubble) => bubble.textContent.includes(text));
  await waitUntil(find, `no bubble says "${text}"`);
  return find() as HTMLElement;
}

/** The list's row around a bubble. */
export function rowOf(bubble: HTMLElement): HTMLElement {
  return bubble.closest<HTMLElement>('.row') as HTMLElement;
}

/** What the polite live region holds. */
export function said(el: CcChatThread): string {
  return el.renderRoot.querySelector('[role=status][aria-live=polite]')?.textContent ?? '';
}
