import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Conversation, Tag } from '../../domain/conversation.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { NumbersMessages } from '../../i18n/numbers.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import type { NumbersSlice } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { avatar } from '../ui/avatar.js';
import { channelMark } from '../ui/channel-mark.js';
import { icon, iconChevronLeft, iconClock, iconLock, iconOwner, iconPhone, iconSearch } from '../ui/icons.js';
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
  /** Absent until the search is there. */
  readonly search?: { readonly label: string; readonly run: () => void } | undefined;
}

export function headerView(data: HeaderData): TemplateResult {
  const { t, conversation, back, call, search } = data;
  const { contact, channel, kind } = conversation;
  const name = t.phoneNumber(contact.name);
  const channelName = channel.name ?? t.channels[channel.kind];
  return html`<header class="thead" part="header" ${ref(mountActs)}>
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
      ${search === undefined
        ? nothing
        : html`<button class="ib" part="search-button" type="button" title=${search.label} aria-label=${search.label} @click=${search.run}>${icon(iconSearch, 'l')}</button>`}
      ${call === undefined
        ? nothing
        : html`<button class="ib" part="call-button" type="button" title=${t.callContact(name)} aria-label=${t.callContact(name)} @click=${call}>
            ${icon(iconPhone, 'l')}
          </button>`}<span data-acts="end"></span>
    </div>
    ${chips(data)}
    <div data-acts="below"></div>
  </header>`;
}

/** What is done with the conversation comes a moment later; where it could not be fetched, with another conversation. */
function mountActs(header: Element | undefined): void {
  if (header) reported(import('./acts-view.js').then((acts) => acts.mountActs(header)));
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
export function tint(color: string | undefined): (element: Element | undefined) => void {
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
