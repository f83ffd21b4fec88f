import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages } from '../../i18n/common.js';
import type { MediaMessages } from '../../i18n/media.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import type { GoneNotice } from '../../session/session-api.js';
import { icon, iconCheckCircle, iconFile, iconInbox, iconOwner } from '../ui/icons.js';
import { iconForward } from '../ui/icons-more.js';
import { emptyState } from '../ui/states.js';

const shapes = { closed: iconCheckCircle, transferred: iconForward, taken: iconOwner, gone: iconInbox } as const;

/** Why the conversation is not here any more, and what the agent was writing. */
export function goneView(t: CommonMessages & ThreadMessages, { reason, by, own, conversation }: GoneNotice, draft: string, media: MediaMessages | undefined): TemplateResult {
  // Some vendors tell a number only, which is nobody's name.
  const who = own || by === undefined || !/\p{L}/u.test(by) ? '' : `${t.goneBy(by)} `;
  const done = own && media && (own.to === undefined ? media.ended : html`<bdi>${media.handedTo(own.to)}</bdi>`);
  const shape = own === undefined ? reason : own.to === undefined ? 'closed' : 'transferred';
  return emptyState({
    icon: shapes[shape],
    title: done ?? t.gone[shape],
    text: html`<bdi>${t.phoneNumber(conversation.contact.name)}</bdi>. ${who}${t.goneHint}`,
    extra: html`${draft === '' ? nothing : keptDraft(t, draft)}`,
  });
}

function keptDraft(t: ThreadMessages, draft: string): TemplateResult {
  const copy = (): void => {
    navigator.clipboard?.writeText(draft).catch(() => undefined);
  };
  return html`<p class="xs quiet">${t.keptDraft}</p>
    <p class="kept s" tabindex="0" dir="auto">${draft}</p>
    <button class="btn sm" type="button" @click=${copy}>${icon(iconFile)}${t.copyDraft}</button>`;
}
