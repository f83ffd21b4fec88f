import { html, type TemplateResult } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import { iconLock } from '../ui/icons.js';
import { banner } from '../ui/states.js';

export type Obstacle = 'window' | 'ability';

/** Why nothing can be written, if so. `now` in epoch milliseconds. */
export function obstacle({ replyWindow, can }: Conversation, now: number): Obstacle | undefined {
  if (replyWindow.kind === 'closed' || (replyWindow.kind === 'open' && replyWindow.closesAt <= now)) return 'window';
  return can.has('send') ? undefined : 'ability';
}

/** In place of the text field. `instead` is what can be done all the same. */
export function blockedView(t: ThreadMessages, reason: Obstacle, instead: unknown): TemplateResult {
  const notice = reason === 'window' ? { title: t.windowClosed, text: t.windowClosedHint } : { title: t.cannotSend };
  return html`<footer class="composer blocked" part="composer">${banner({ tone: 'info', icon: iconLock, ...notice })}${instead}</footer>`;
}
