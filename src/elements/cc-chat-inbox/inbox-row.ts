import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import type { Message } from '../../domain/message.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { InboxMessages } from '../../i18n/inbox.js';
import { avatar } from '../ui/avatar.js';
import { channelMark } from '../ui/channel-mark.js';
import { icon, iconAlert, iconCheck, iconClock, iconEdit, iconFile, iconHelp, iconLock, iconOwner, type IconShape } from '../ui/icons.js';
import { chip } from '../ui/states.js';
import { oneLine } from '../ui/text.js';
import type { InboxTab } from './inbox-order.js';
import { vendorColor } from './vendor-color.js';

const minute = 60_000;
/** From here on a wait is marked, and from here on it is loud. */
const waitMarks = { warning: 3, danger: 10 } as const;
const longestName = 120;

/** What rows show besides their conversation. */
export interface RowContext {
  readonly t: CommonMessages & InboxMessages;
  readonly tab: InboxTab;
  readonly now: number;
  readonly selectedId: string | undefined;
  /** Conversations that only keep their place. */
  readonly gone: ReadonlySet<string>;
  /** Conversations that are being claimed. */
  readonly claiming: ReadonlySet<string>;
  readonly relative: (at: number) => string;
  /** A length from an hour on. */
  readonly hours: (length: number) => string;
  readonly draft: (id: string) => string | undefined;
  /** The latest message that the vendor has not confirmed. */
  readonly unsent: (id: string) => Message | undefined;
  readonly claim: (id: string) => void;
}

interface Preview {
  readonly text: string;
  readonly shape?: IconShape;
  readonly number?: string;
}

/** Often all that is known of somebody's name is the number, which may not be for everybody's eyes. */
export function nameOf({ contact, protocol }: Conversation, t: CommonMessages): string {
  const name = oneLine(contact.name, longestName) || contact.phone;
  return name ? t.phoneNumber(name) : protocol;
}

export function renderRow(row: Conversation, context: RowContext): TemplateResult {
  const { t } = context;
  const name = nameOf(row, t);
  const at = timeOf(row, context);
  return html`<span class="av" role="presentation"
      >${avatar({ id: row.contact.id, name, group: row.kind === 'group', mark: channelMark(row.channel.kind, channelOf(row, t)) })}</span
    ><span class="name trunc" role="gridcell" title=${name}><bdi>${name}</bdi></span
    ><span class="time num" role="gridcell">${at}</span
    ><span class="text trunc" role="gridcell">${renderPreview(previewOf(row, context))}</span
    >${row.unread > 0
      ? html`<span class="badge" role="gridcell"><span class="count" aria-label=${t.unread(row.unread)}>${row.unread > 999 ? '999+' : row.unread}</span></span>`
      : nothing}<span class="meta" role="gridcell">${renderMeta(row, context)}</span>${renderActions(row, name, context)}`;
}

export function decorateRow(element: HTMLElement, row: Conversation, index: number, count: number, context: RowContext): void {
  const selected = row.id === context.selectedId;
  element.className = `row${row.unread > 0 ? ' unread' : ''}${context.gone.has(row.id) ? ' gone' : ''}`;
  element.part.value = selected ? 'item item-selected' : 'item';
  element.role = 'row';
  element.ariaRowIndex = String(index + 1);
  element.ariaSelected = String(selected);
  element.ariaLabel = labelOf(row, index, count, context);
}

/** A grid tells no position of itself, so the label ends with it. */
function labelOf(row: Conversation, index: number, count: number, context: RowContext): string {
  const { t } = context;
  const wait = waitOf(row, context);
  const preview = previewOf(row, context);
  const parts = [
    row.kind === 'group' ? t.groupN(nameOf(row, t)) : nameOf(row, t),
    channelOf(row, t),
    row.unread > 0 && t.unread(row.unread),
    preview.number === undefined ? preview.text : t.protocolN(preview.number),
    wait?.label,
    row.replyWindow.kind === 'closed' && t.windowClosed,
    row.department?.name,
    ...row.tags.map((tag) => tag.name),
    row.owner && ownerOf(row.owner, t),
    timeOf(row, context),
    t.row(index + 1, count),
  ];
  const said = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  return [...new Set(said)].map((part) => oneLine(part, longestName)).join(', ');
}

function channelOf({ channel }: Conversation, t: CommonMessages): string {
  const kind = t.channels[channel.kind];
  return channel.name === undefined ? kind : `${kind} · ${oneLine(channel.name, 60)}`;
}

function timeOf({ lastMessageAt, waitingSince }: Conversation, { relative }: RowContext): string {
  const at = lastMessageAt ?? waitingSince;
  return at === undefined ? '' : relative(at);
}

/** For how long at least, and in words: where the vendor does not tell since when, the last message is what is known. */
function waitOf({ place, waitingSince, lastMessageAt }: Conversation, { now, t, hours }: RowContext) {
  const since = waitingSince ?? (place === 'waiting' ? lastMessageAt : undefined);
  if (since === undefined) return undefined;
  const length = Math.max(0, now - since);
  const minutes = Math.floor(length / minute);
  const text = minutes < 60 ? t.waitingMinutes(minutes) : hours(length);
  return { minutes, text, label: waitingSince === undefined ? t.lastMessageAgo(text) : t.waitingSince(text) };
}

function ownerOf(owner: NonNullable<Conversation['owner']>, t: InboxMessages): string | undefined {
  if (owner.mine === true) return t.yourContact;
  return owner.name === undefined ? undefined : t.ownedBy(oneLine(owner.name, 60));
}

const unsentMarks = {
  failed: { key: 'notSent', shape: iconAlert },
  'not-confirmed': { key: 'notConfirmed', shape: iconHelp },
  queued: { key: 'inQueue', shape: iconClock },
} as const;

/** What needs the agent comes first; the vendor may know no text, and then the ticket tells rows apart. */
function previewOf(row: Conversation, { t, gone, draft, unsent }: RowContext): Preview {
  if (gone.has(row.id)) return { text: t.noLongerWaiting };
  const status = unsent(row.id)?.status;
  if (status === 'failed' || status === 'not-confirmed' || status === 'queued') {
    const { key, shape } = unsentMarks[status];
    return { text: t[key], shape };
  }
  const written = draft(row.id);
  if (written !== undefined) return { text: t.draft(oneLine(written)), shape: iconEdit };
  if (row.preview !== undefined && row.preview !== '') {
    const text = oneLine(row.preview);
    return { text: row.previewFromAgent === true ? `${t.youPrefix} ${text}` : text };
  }
  if (row.replyWindow.kind === 'closed') return { text: t.windowClosed, shape: iconLock };
  return { text: t.protocol, number: row.protocol };
}

function renderPreview({ text, shape, number }: Preview): TemplateResult {
  if (number !== undefined) return html`${text} <bdi class="num" dir="ltr">${oneLine(number, 60)}</bdi>`;
  return html`${shape === undefined ? nothing : icon(shape)}<bdi>${text}</bdi>`;
}

function renderMeta(row: Conversation, context: RowContext): TemplateResult {
  const { t } = context;
  const { department, owner } = row;
  const bound = owner && ownerOf(owner, t);
  return html`${department === undefined
    ? nothing
    : html`<span class="dept" title=${oneLine(department.name)} ${vendorColor(department.color)}><span class="trunc">${oneLine(department.name, 40)}</span></span>`}${renderWait(
    row,
    context,
  )}${row.replyWindow.kind === 'closed' ? chip('info', t.onlyTemplate, iconFile) : nothing}${bound === undefined
    ? nothing
    : html`<span class="chip owner ${owner?.mine === true ? 'brand' : ''}">${icon(iconOwner)}<span class="trunc">${bound}</span></span>`}${row.tags.map(
    (tag) => html`<span class="chip tag" ${vendorColor(tag.color)}><span class="trunc">${oneLine(tag.name, 40)}</span></span>`,
  )}`;
}

/** The shape changes before the colour does: text, outline, fill. */
function renderWait(row: Conversation, context: RowContext): TemplateResult | typeof nothing {
  const wait = waitOf(row, context);
  if (wait === undefined || context.gone.has(row.id)) return nothing;
  const isLong = wait.minutes >= waitMarks.danger;
  const look = isLong ? 'danger loud' : wait.minutes >= waitMarks.warning ? 'warning' : 'plain';
  return html`<span class="chip ${look}" title=${wait.label}>${icon(isLong ? iconAlert : iconClock)}${wait.text}</span>`;
}

function renderActions(row: Conversation, name: string, { t, tab, gone, claiming, claim }: RowContext): TemplateResult | typeof nothing {
  const may = row.can.has('claim') || row.can.has('open');
  if (tab !== 'waiting' || gone.has(row.id) || !may) return nothing;
  const busy = claiming.has(row.id);
  return html`<span class="acts" role="gridcell"
    ><button
      class="btn primary sm"
      part="claim-button"
      type="button"
      tabindex="-1"
      aria-label=${t.claimWho(name)}
      aria-disabled=${busy}
      aria-busy=${busy}
      @click=${() => claim(row.id)}
    >${icon(iconCheck)}${t.claim}</button></span
  >`;
}
