import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import type { MediaMessages } from '../../i18n/media.js';
import type { NumbersSlice } from '../../session/session-api.js';
import { icon } from '../ui/icons.js';
import { iconPlus } from '../ui/icons-more.js';
import { phoneNumber } from '../ui/number.js';
import { departmentView, number, ownerName, tagView, type Texts } from './header-view.js';
import type { ProtocolSpan } from './thread-rows.js';

export interface ContactData {
  readonly t: Texts;
  readonly numbers: NumbersSlice;
  readonly conversation: Conversation;
  /** Tickets whose beginning is in the log, oldest first. */
  readonly spans: readonly ProtocolSpan[];
  /** Day and time in words. */
  moment(at: number): string;
  /** What can be fetched besides. */
  readonly more?: TemplateResult | typeof nothing | undefined;
  readonly media: MediaMessages | undefined;
  /** Absent where the conversation's tags cannot be changed. */
  readonly editTags: (() => void) | undefined;
}

/** Who it is, beside the log where there is room. */
export function contactView(data: ContactData): TemplateResult {
  const { t } = data;
  return html`<aside class="aside" part="contact" aria-label=${t.contact}>
    <div class="stack tight"><h3>${t.contact}</h3>${facts(data)}${note(data.conversation)}</div>
    ${besides(data)}
  </aside>`;
}

/** The same, in a dialog that has a title already. */
export function contactBody(data: ContactData): TemplateResult {
  return html`<div class="stack tight">${facts(data)}${note(data.conversation)}</div>${besides(data)}`;
}

function besides(data: ContactData): TemplateResult {
  return html`${tags(data)}${protocols(data)}${data.more ?? nothing}`;
}

function tags({ t, media, conversation, editTags }: ContactData): TemplateResult | typeof nothing {
  const canEdit = editTags !== undefined && media !== undefined;
  if (conversation.tags.length === 0 && !canEdit) return nothing;
  return html`<div class="stack tight">
    <h3>${t.tags}</h3>
    <div class="line wrap">
      ${conversation.tags.map(tagView)}${canEdit
        ? html`<button class="chip button" part="tags-button" type="button" aria-haspopup="dialog" @click=${editTags}>${icon(iconPlus)}${media.editTags}</button>`
        : nothing}
    </div>
  </div>`;
}

function facts({ t, numbers, conversation: { contact, department, owner, channel } }: ContactData): TemplateResult {
  const line = (label: string, value: unknown): TemplateResult => html`<dt>${label}</dt><dd class="trunc">${value}</dd>`;
  return html`<dl class="facts">
    ${contact.phone === undefined ? nothing : line(t.phone, phoneNumber({ t, numbers, number: contact.phone, where: 'cc-chat-thread' }))}
    ${contact.email === undefined ? nothing : line(t.email, html`<bdi>${contact.email}</bdi>`)}
    ${line(t.channel, channel.name ?? t.channels[channel.kind])} ${department ? line(t.department, departmentView(department)) : nothing}
    ${owner ? line(t.owner, owner.mine === true ? t.you : ownerName(t, owner)) : nothing}
  </dl>`;
}

function note({ contact }: Conversation): TemplateResult | typeof nothing {
  return contact.note === undefined || contact.note === '' ? nothing : html`<p class="s quiet" dir="auto">${contact.note}</p>`;
}

function protocols({ t, spans, conversation, moment }: ContactData): TemplateResult {
  const isListed = spans.some(({ protocol }) => protocol === conversation.protocol);
  const newestFirst = spans.toReversed();
  const all = isListed ? newestFirst : [{ protocol: conversation.protocol, since: undefined }, ...newestFirst];
  return html`<div class="stack tight">
    <h3>${t.protocols}</h3>
    <ul class="stack s">
      ${all.map(({ protocol, since }) => {
        const isOpen = protocol === conversation.protocol;
        const words = [since === undefined ? '' : moment(since), isOpen && conversation.place !== 'closed' ? t.protocolOpen : t.protocolClosed];
        return html`<li>
          <span class=${isOpen ? 'strong' : ''}>${number(protocol)}</span><br /><span class="quiet xs">${words.filter(Boolean).join(' · ')}</span>
        </li>`;
      })}
    </ul>
  </div>`;
}
