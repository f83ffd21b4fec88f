import { html, type TemplateResult } from 'lit';
import type { Message } from '../../domain/message.js';
import { linkify } from '../ui/linkify.js';
import { plainText } from '../ui/plain-text.js';
import { toWellFormed } from '../ui/text.js';
import type { MessageContext } from './log-types.js';
import { messageKey } from './thread-rows.js';

/** That it was deleted comes first, always; its text only where the vendor lets the agent have it, and only on demand. */
export function deletedView(context: MessageContext, message: Message, words: string): TemplateResult {
  const { media } = context;
  const text = message.body.kind === 'text' ? message.body.text : plainText(message.body.html);
  if (text.trim() === '' || !media) return html`<span class="text">${words}</span>`;
  const isShown = context.unfolded.has(messageKey(message));
  return html`<span class="text">${words}</span>
    <button class="btn link sm" type="button" aria-expanded=${isShown} @click=${(event: Event) => context.act('unfold', message, event)}>
      ${isShown ? media.hideDeleted : media.showDeleted}
    </button>
    ${isShown ? html`<div class="text struck" dir="auto">${linkify(toWellFormed(text.slice(0, 20_000)), { markup: true })}</div>` : ''}`;
}
