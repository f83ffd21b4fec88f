import { html, nothing, type TemplateResult } from 'lit';
import type { Message, MessageStatus } from '../../domain/message.js';
import { icon, iconAlert, iconClose, iconHelp, iconWifiOff, type IconShape } from '../ui/icons.js';
import type { MessageAct, MessageContext } from './log-types.js';
import { messageKey } from './thread-rows.js';

/** In the bubble's corner, of what did not go as it should. */
export const troubleMarks: Partial<Record<MessageStatus, IconShape>> = { failed: iconAlert, 'not-confirmed': iconHelp };

/** Under the bubble: what did not go as it should, or is not done yet, and what the agent can do about it. */
export function underLine(context: MessageContext, message: Message): TemplateResult | typeof nothing {
  const { t, queue } = context;
  const button = (label: string, act: MessageAct): TemplateResult | typeof nothing =>
    message.clientId === undefined ? nothing : html`<button type="button" @click=${(event: Event) => context.act(act, message, event)}>${label}</button>`;
  switch (message.status) {
    case 'failed': {
      const cause = message.faultCode === undefined ? nothing : html`<span class="quiet">${t.faults[message.faultCode].text}</span>`;
      return html`<p class="under bad">${icon(iconAlert)}${t.status.failed} ${cause}<span class="nw">${button(t.tryAgain, 'retry')}${button(t.discard, 'discard')}</span></p>`;
    }
    case 'not-confirmed':
      return html`<p class="under info" title=${t.notConfirmedHint}>
        ${icon(iconHelp)}${t.status['not-confirmed']} <span class="nw">${button(t.check, 'check')}${button(t.discard, 'discard')}</span>
      </p>`;
    case 'queued': {
      const at = queue.indexOf(messageKey(message)) + 1;
      return html`<p class="under">${icon(iconWifiOff)}${t.queuedN(Math.max(1, at), Math.max(1, queue.length))} ${button(t.cancelQueued, 'discard')}</p>`;
    }
    default:
      return uploadLine(context, message);
  }
}

/** How much of a file is on its way, and how to stop it. */
function uploadLine(context: MessageContext, message: Message): TemplateResult | typeof nothing {
  const { media } = context;
  const { status, uploaded, attachment, clientId } = message;
  if (status !== 'sending' || uploaded === undefined || !attachment || clientId === undefined || !media) return nothing;
  const done = Math.min(1, Math.max(0, uploaded));
  const words = done < 1 ? media.uploading(`${Math.floor(done * 100)}%`) : media.uploadEnding;
  return html`<div class="under upload">
    <progress max="1" .value=${done} aria-label=${words} title=${words}></progress>
    <span class="num" aria-hidden="true">${Math.floor(done * 100)}%</span>
    <button class="ib sm" part="cancel-upload-button" type="button" title=${media.cancelUpload} aria-label=${media.cancelUpload} @click=${(event: Event) => context.act('discard', message, event)}>
      ${icon(iconClose)}
    </button>
  </div>`;
}
