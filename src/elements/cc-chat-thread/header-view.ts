import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Conversation, Tag } from '../../domain/conversation.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { NumbersMessages } from '../../i18n/numbers.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import type { NumbersSlice } from '../../session/session-api.js';
import { avatar } from '../ui/avatar.js';
import { channelMark } from '../ui/channel-mark.js';
import { icon, iconChevronLeft, iconClock, iconLock, iconOwner, iconPhone } from '../ui/icons.js';
import { phoneNumber } from '../ui/number.js';
import { chip } from '../ui/states.js';

export type Texts = CommonMessages & ThreadMessages & NumbersMessages;

const lastHour = 3_600_000;

export interface HeaderData {
  readonly t: Texts;
  readonly numbers: NumbersSlice;
  readonly conversation: Conversation;
  readonly now: number;
  hours(milliseconds: number): string;
  readonly back: () => void;
  /** Absent where nothing can dial. */
  readonly call: (() => void) | undefined;
}

export function headerView(data: HeaderData): TemplateResult {
  const { t, conversation, back, call } = data;
  const { contact, channel, kind } = conversation;
  const name = t.phoneNumber(contact.name);
  const channelName = channel.name ?? t.channels[channel.kind];
  return html`<header class="thead" part="header">
    <span class="line">
      <button class="ib hide-wide" part="back-button" type="button" title=${t.backToList} aria-label=${t.backToList} @click=${back}>
        ${icon(iconChevronLeft, 'l')}
      </button>
      ${avatar({ id: contact.id, name, group: kind === 'group', mark: channelMark(channel.kind, channelName) })}
    </span>
    <div class="grow">
      <h2 class="trunc" id="title" title=${name}><bdi>${name}</bdi></h2>
      <p class="xs quiet trunc">${subtitle(data, channelName)}</p>
    </div>
    <div class="acts">
      ${call === undefined
        ? nothing
        : html`<button class="ib" part="call-button" type="button" title=${t.callContact(name)} aria-label=${t.callContact(name)} @click=${call}>
            ${icon(iconPhone, 'l')}
          </button>`}
    </div>
    ${chips(data)}
  </header>`;
}

function subtitle({ t, numbers, conversation: { contact, department } }: HeaderData, channelName: string): TemplateResult {
  const first = contact.phone === undefined ? html`${channelName}` : phoneNumber({ t, numbers, number: contact.phone, where: 'cc-chat-thread' });
  return department ? html`${first} · ${departmentView(department)}` : first;
}

export function number(text: string): TemplateResult {
  return html`<bdi class="num" dir="ltr">${text}</bdi>`;
}

export function departmentView({ name, color }: NonNullable<Conversation['department']>): TemplateResult {
  return html`<span class="dept" ${ref(tint(color))}>${name}</span>`;
}

export function tagView({ name, color }: Tag): TemplateResult {
  return html`<span class="chip tag" ${ref(tint(color))}><bdi class="trunc">${name}</bdi></span>`;
}

/** A vendor's colour is anything: only a hex value goes into the page, and only as a dot and a tint. */
function tint(color: string | undefined): (element: Element | undefined) => void {
  const isHex = color !== undefined && /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/iu.test(color);
  return (element) => {
    if (!(element instanceof HTMLElement)) return;
    if (isHex) element.style.setProperty('--_tag-color', color);
    else element.style.removeProperty('--_tag-color');
  };
}

function chips(data: HeaderData): TemplateResult | typeof nothing {
  const { t, conversation } = data;
  const shown = [windowChip(data), conversation.owner ? chip('neutral', ownerName(t, conversation.owner), iconOwner) : nothing, ...conversation.tags.map(tagView)];
  return shown.every((each) => each === nothing) ? nothing : html`<div class="chips" part="chips">${shown}</div>`;
}

export function ownerName(t: Texts, owner: NonNullable<Conversation['owner']>): string {
  return owner.mine === true ? t.yourContact : (owner.name ?? t.owner);
}

function windowChip({ t, conversation: { replyWindow }, now, hours }: HeaderData): TemplateResult | typeof nothing {
  if (replyWindow.kind === 'none') return nothing;
  const left = replyWindow.kind === 'open' ? replyWindow.closesAt - now : 0;
  if (left <= 0) return chip('danger', t.windowClosedChip, iconLock);
  return chip(left > lastHour ? 'success' : 'warning', html`${t.window} ${number(hours(left))}`, iconClock);
}
