import { html, nothing, type TemplateResult } from 'lit';
import type { Message, MessageStatus } from '../../domain/message.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import { icon, iconCheck, iconChecks, iconClock, iconFile, type IconShape } from '../ui/icons.js';
import { oneLine, toWellFormed } from '../ui/text.js';
import type { MessageContext } from './log-types.js';
import { messageKey, type MessageRow } from './thread-rows.js';

/** Longer texts are folded: rendering them whole would hold the page up. */
export const foldAt = 20_000;
const foldedLength = 2000;

const marks: Partial<Record<MessageStatus, IconShape>> = {
  queued: iconClock,
  sending: iconClock,
  sent: iconCheck,
  delivered: iconChecks,
  read: iconChecks,
};

const statusClass: Partial<Record<MessageStatus, string>> = {
  queued: ' sending',
  sending: ' sending',
  failed: ' failed',
  'not-confirmed': ' unsure',
};

export function writerName({ t, contactName, agentId }: MessageContext, { author, direction }: Message): string {
  if (direction === 'in') return author.name === undefined ? contactName : t.phoneNumber(author.name);
  if (author.kind === 'agent' && (author.name === undefined || author.id === undefined || author.id === agentId)) return t.you;
  return author.name ?? t.you;
}

/** One line that stands for the message, in quotes and for screen readers. */
export function summary({ t, rich }: Pick<MessageContext, 't' | 'rich'>, message: Message, max = 120): string {
  const { body, attachment, deleted } = message;
  if (deleted === true) return deletedText(t, message);
  const text = body.kind === 'text' ? body.text : (rich?.plainText ?? withoutTags)(body.html);
  const line = oneLine(text, max);
  if (line !== '') return line;
  return attachment ? `${t.attachments[attachment.kind]} ${oneLine(attachment.name, 60)}`.trim() : t.emptyMessage;
}

export function messageLabel(context: MessageContext, message: Message): string {
  const { t } = context;
  const status = message.direction === 'out' ? `. ${t.status[message.status]}` : '';
  return `${t.by(writerName(context, message), timeOf(context, message))}: ${summary(context, message)}${status}`;
}

export function messageView(context: MessageContext, { message, follows }: MessageRow): TemplateResult {
  const { direction, status, deleted, template } = message;
  const kind = `${deleted === true ? ' deleted' : mediaClass(context, message)}${template === true ? ' template' : ''}${follows ? ' cont' : ''}`;
  return html`<div class="msg ${direction}${kind}${statusClass[status] ?? ''}" part="message message-${direction}">
      ${byLine(context, message, follows)}${kindLine(context, message)}${quote(context, message)}
      ${deleted === true ? deletedContent(context, message) : content(context, message)}
      ${endLine(context, message)} ${context.rich?.messageActs(context, message)}
    </div>
    ${context.rich?.underLine(context, message)}`;
}

function byLine(context: MessageContext, message: Message, follows: boolean): TemplateResult | typeof nothing {
  const name = writerName(context, message);
  const isNamed = message.direction === 'in' ? context.isGroup && name !== context.contactName : name !== context.t.you;
  return isNamed && !follows ? html`<bdi class="by">${name}</bdi>` : nothing;
}

function kindLine({ t }: MessageContext, { template }: Message): TemplateResult | typeof nothing {
  return template === true ? html`<span class="kind">${icon(iconFile)}${t.template}</span>` : nothing;
}

function quote(context: MessageContext, message: Message): TemplateResult | typeof nothing {
  if (message.replyTo === undefined) return nothing;
  const { t } = context;
  const quoted = context.find(message.replyTo);
  if (!quoted) return context.rich?.olderQuote(context, message) ?? html`<div class="quote quiet">${t.quotedMissing}</div>`;
  return html`<button class="quote" part="quote" type="button" title=${t.goToQuoted} @click=${(event: Event) => context.act('jump', quoted, event)}>
    <strong class="trunc"><bdi>${writerName(context, quoted)}</bdi></strong><span class="trunc">${summary(context, quoted)}</span>
  </button>`;
}

/** A picture reaches to the bubble's edge. */
function mediaClass({ rich }: MessageContext, message: Message): string {
  const kind = message.attachment?.kind;
  return (kind === 'image' || kind === 'video') && rich?.isFetchable(message) === true ? ' media' : '';
}

/** Its text is there only where the vendor lets the agent read it. */
function deletedContent(context: MessageContext, message: Message): TemplateResult {
  const words = deletedText(context.t, message);
  return context.rich?.deletedView(context, message, words) ?? html`<span class="text">${words}</span>`;
}

function content(context: MessageContext, message: Message): TemplateResult {
  const { t, rich } = context;
  const { body, attachment } = message;
  const text = body.kind === 'html' ? htmlContent(context, body.html) : textContent(context, message, body.text);
  if (attachment && rich) return rich.attachmentView(context, message, attachment, text);
  if (attachment) return html`<span class="text quiet">${t.attachments[attachment.kind]}</span>${text}`;
  return text === nothing ? html`<span class="text quiet">${t.emptyMessage}</span>` : html`${text}`;
}

function htmlContent({ rich }: MessageContext, source: string): TemplateResult | typeof nothing {
  if (source.trim() === '') return nothing;
  return html`<div class="text rich" dir="auto">${rich ? rich.safeHtml(source) : withoutTags(source)}</div>`;
}

/** Legible for the moment until the rest is there. It is shown as text, whatever is left. */
function withoutTags(source: string): string {
  return source.replace(/<[^<>]{0,2000}>/gu, ' ');
}

function textContent(context: MessageContext, message: Message, text: string): TemplateResult | typeof nothing {
  if (text.trim() === '') return nothing;
  const isFolded = text.length > foldAt && !context.unfolded.has(messageKey(message));
  const shown = toWellFormed(isFolded ? `${text.slice(0, foldedLength)}…` : text);
  return html`<div class="text" dir="auto">${context.rich ? context.rich.linkify(shown, { markup: true }) : shown}</div>
    ${isFolded
      ? html`<button class="btn link sm" type="button" @click=${(event: Event) => context.act('unfold', message, event)}>${context.t.longMessage}</button>`
      : nothing}`;
}

function endLine(context: MessageContext, message: Message): TemplateResult {
  const { t, lastOwn, rich } = context;
  const { status, sentAt, direction } = message;
  const mark = direction === 'out' ? (marks[status] ?? rich?.troubleMarks[status]) : undefined;
  const inWords = status === 'read' && message === lastOwn;
  const hasUnderLine = status === 'failed' || status === 'not-confirmed' || status === 'queued';
  return html`<div class="end">
    <time datetime=${isoTime(sentAt) ?? nothing} title=${context.dateTime(sentAt)}>${timeOf(context, message)}</time
    >${mark === undefined || message.deleted === true
      ? nothing
      : html`${inWords ? t.status.read : nothing}${icon(mark, undefined, `tick${status === 'read' ? ' read' : ''}`)}${inWords ||
        hasUnderLine
          ? nothing
          : html`<span class="sr">${t.status[status]}</span>`}`}
  </div>`;
}

function deletedText(t: ThreadMessages, { direction }: Message): string {
  return direction === 'in' ? t.deletedByContact : t.deletedByUs;
}

function timeOf({ t, time }: MessageContext, { sentAt, sentAtEstimated }: Message): string {
  return sentAtEstimated === true ? t.unknownTime : time(sentAt);
}

function isoTime(at: number): string | undefined {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : undefined;
}
