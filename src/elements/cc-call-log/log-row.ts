import { html, nothing, type TemplateResult } from 'lit';
import { dialableNumber } from '../../domain/dialable-number.js';
import type { CallLogEntry } from '../../domain/record.js';
import type { CallLogMessages } from '../../i18n/call-log.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { NumbersMessages } from '../../i18n/numbers.js';
import type { NumbersSlice } from '../../session/session-api.js';
import { icon, iconPhone, type IconShape } from '../ui/icons.js';
import { iconPhoneIn, iconPhoneMissed, iconPhoneOut, iconPlay } from '../ui/icons-more.js';
import { phoneNumber } from '../ui/number.js';
import { harmless, oneLine } from '../ui/text.js';
import type { LogRow } from './log-rows.js';

export type LogTexts = CommonMessages & NumbersMessages & CallLogMessages;

/** What rows show besides their call. */
export interface LogRowContext {
  readonly t: LogTexts;
  readonly numbers: NumbersSlice;
  readonly time: (at: number) => string;
  readonly dateTime: (at: number) => string;
  readonly duration: (length: number) => string;
  /** Shows everything that is known of it. */
  readonly openId: string | undefined;
  readonly playingId: string | undefined;
  /** The call that is being placed. */
  readonly callingId: string | undefined;
  readonly canCall: boolean;
  readonly away: boolean;
  readonly call: (entry: CallLogEntry) => void;
  readonly listen: (entry: CallLogEntry) => void;
}

const longestName = 120;

export function nameOf({ name, number }: CallLogEntry, t: LogTexts): string {
  const known = harmless(name ?? '', longestName);
  if (known !== '') return t.phoneNumber(known);
  return number === '' ? t.hiddenName : t.phoneNumber(harmless(number, longestName));
}

/** Nobody was reached, and it was not the agent's wish. */
function isBad({ outcome }: CallLogEntry): boolean {
  return outcome === 'missed' || outcome === 'no-answer' || outcome === 'busy' || outcome === 'failed';
}

function shapeOf({ direction, outcome }: CallLogEntry): IconShape {
  if (outcome === 'missed') return iconPhoneMissed;
  if (direction === 'internal') return iconPhone;
  return direction === 'in' ? iconPhoneIn : iconPhoneOut;
}

export function outcomeOf({ direction, outcome }: CallLogEntry, { outcomes }: LogTexts): string {
  switch (outcome) {
    case 'answered':
      return direction === 'internal' ? outcomes.internal : direction === 'in' ? outcomes.received : outcomes.made;
    case 'refused':
      return direction === 'out' ? outcomes.refusedThere : outcomes.refused;
    case 'no-answer':
      return outcomes.noAnswer;
    default:
      return outcomes[outcome];
  }
}

/** How long they spoke; for a missed call, how long it rang. */
function lengthOf(entry: CallLogEntry, { t, duration }: LogRowContext): string {
  if (entry.outcome === 'answered') return duration(entry.talkTime);
  return entry.outcome === 'missed' && entry.ringTime !== undefined ? t.rang(duration(entry.ringTime)) : '';
}

export function renderLogRow(row: LogRow, context: LogRowContext): TemplateResult {
  if (row.kind === 'day') return html`<span role="gridcell" class="label">${row.label}</span>`;
  const { entry } = row;
  const { t, openId, time } = context;
  const name = nameOf(entry, t);
  const length = lengthOf(entry, context);
  const said = [entry.dispositionLabel, entry.notes].filter((text): text is string => text !== undefined && text !== '');
  return html`<span class="cdir ${isBad(entry) ? 'bad' : ''}" role="presentation">${icon(shapeOf(entry))}</span
    ><span class="name trunc" role="gridcell" title=${name}><bdi>${name}</bdi></span
    ><span class="sub trunc" role="gridcell"
      >${outcomeOf(entry, t)}${length === '' ? nothing : html` · <bdi class="num">${length}</bdi>`}${said.map(
        (text) => html` · <bdi>${oneLine(text, 160)}</bdi>`,
      )}</span
    ><span class="at xs quiet num" role="gridcell">${time(entry.startedAt)}</span
    >${renderActions(entry, name, context)}${openId === entry.id ? renderDetails(entry, context) : nothing}`;
}

function renderActions(entry: CallLogEntry, name: string, context: LogRowContext): TemplateResult | typeof nothing {
  const { t, canCall, away, callingId, playingId, call, listen } = context;
  const mayCall = canCall && dialableNumber(entry.number) !== '';
  if (!mayCall && entry.recordingId === undefined) return nothing;
  const busy = callingId === entry.id;
  return html`<span class="end" role="gridcell"
    >${entry.recordingId === undefined
      ? nothing
      : html`<button class="ib" part="listen-button" type="button" tabindex="-1" aria-label=${t.listenTo(name)} title=${t.listenTo(name)}
          aria-pressed=${playingId === entry.id} @click=${() => listen(entry)}>${icon(iconPlay, 'l')}</button>`}${mayCall
      ? html`<button class="ib" part="call-button" type="button" tabindex="-1" aria-label=${t.callWho(name)} title=${t.callWho(name)}
          aria-disabled=${away || callingId !== undefined} aria-busy=${busy} @click=${() => call(entry)}>${icon(iconPhone, 'l')}</button>`
      : nothing}</span
  >`;
}

function renderDetails(entry: CallLogEntry, { t, numbers, dateTime }: LogRowContext): TemplateResult {
  const { number, startedAt, queue, notes } = entry;
  return html`<span class="more xs" role="gridcell" part="details"
    ><span class="line wrap">${number === '' ? nothing : html`<span>${phoneNumber({ t, numbers, number: harmless(number, longestName), where: 'cc-call-log' })}</span>`}<span class="quiet num"
      >${dateTime(startedAt)}</span>${queue === undefined || queue === '' ? nothing : html`<span class="quiet">${t.queue}: <bdi>${oneLine(queue, 80)}</bdi></span>`}</span
    >${notes === undefined || notes === '' ? nothing : html`<span class="notes"><bdi>${notes.slice(0, 4000)}</bdi></span>`}</span
  >`;
}

export function decorateLogRow(element: HTMLElement, row: LogRow, index: number, count: number, context: LogRowContext): void {
  element.role = 'row';
  element.ariaRowIndex = String(index + 1);
  if (row.kind === 'day') {
    element.className = 'day-row';
    element.part.value = 'day';
    element.ariaLabel = null;
    return;
  }
  const { entry } = row;
  element.className = entry.unseen ? 'entry unseen' : 'entry';
  element.part.value = 'item';
  element.ariaLabel = labelOf(entry, index, count, context);
}

/** A grid tells no position of itself, so the label ends with it. */
function labelOf(entry: CallLogEntry, index: number, count: number, context: LogRowContext): string {
  const { t, dateTime } = context;
  const parts = [
    nameOf(entry, t),
    outcomeOf(entry, t),
    lengthOf(entry, context),
    entry.unseen ? t.unseen : '',
    entry.dispositionLabel ?? '',
    oneLine(entry.notes ?? '', longestName),
    dateTime(entry.startedAt),
    t.row(index + 1, count),
  ];
  return parts.filter((part) => part !== '').join(', ');
}
