import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import type { NumbersSlice } from '../../session/session-api.js';
import { phoneNumber } from '../ui/number.js';
import { departmentView, number, ownerName, tagView, type Texts } from './header-view.js';

export interface ProtocolSpan {
  readonly protocol: string;
  /** Epoch milliseconds of its first message that is known. */
  readonly since: number;
}

export interface ContactData {
  readonly t: Texts;
  readonly numbers: NumbersSlice;
  readonly conversation: Conversation;
  /** Newest first. */
  readonly protocols: readonly ProtocolSpan[];
  /** Day and time in words. */
  moment(at: number): string;
  /** What can be fetched besides. */
  readonly more?: TemplateResult | typeof nothing | undefined;
}

/** Who it is, beside the log where there is room. */
export function contactView(data: ContactData): TemplateResult {
  const { t, conversation } = data;
  return html`<aside class="aside" part="contact" aria-label=${t.contact}>
    <div class="stack tight"><h3>${t.contact}</h3>${facts(data)}${note(conversation)}</div>
    ${conversation.tags.length === 0
      ? nothing
      : html`<div class="stack tight"><h3>${t.tags}</h3><div class="line wrap">${conversation.tags.map(tagView)}</div></div>`}
    ${protocols(data)}${data.more ?? nothing}
  </aside>`;
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

function protocols({ t, protocols: spans, conversation, moment }: ContactData): TemplateResult {
  const known = spans.some(({ protocol }) => protocol === conversation.protocol);
  const all = known ? spans : [{ protocol: conversation.protocol, since: undefined }, ...spans];
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
