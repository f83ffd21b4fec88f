import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Message } from '../../domain/message.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import { RovingRows } from '../ui/windowed-list/roving-rows.js';
import { WindowedList } from '../ui/windowed-list/windowed-list.js';
import { number } from './header-view.js';
import type { LogContext } from './log-types.js';
import { messageLabel, messageView } from './message-view.js';
import { messageKey, newKey, rowKey, ThreadRows, type ProtocolSpan, type RowsInput, type ThreadRow } from './thread-rows.js';

/** What rows show besides their own message: when it changes, they are rendered anew. */
function readBesides(context: LogContext, { items }: RowsInput): readonly unknown[] {
  const { t, contactName, isGroup, agentId, canReply, isComplete, queue, unfolded, protocol, media, extras } = context;
  return [t, contactName, isGroup, agentId, canReply, isComplete, queue.join(), unfolded.size, protocol, media, extras?.version, items[0]];
}

/** The messages of one conversation after another, in a window of elements. */
export class ThreadLog {
  readonly #list: WindowedList<ThreadRow>;
  readonly #roving: RovingRows<ThreadRow>;
  readonly #host: ReactiveControllerHost;
  #rows = new ThreadRows();
  #shown: readonly ThreadRow[] = [];
  #context: LogContext | undefined;
  #reads: readonly unknown[] = [];
  #missed = 0;
  /** By what a row shows besides its message; plain rows are their own version. */
  readonly #versions = new WeakMap<ThreadRow, readonly object[]>();

  constructor(host: ReactiveControllerHost & HTMLElement, nearStart: () => void) {
    this.#host = host;
    this.#list = new WindowedList<ThreadRow>(host, {
      key: rowKey,
      version: (row) => this.#version(row),
      render: (row) => this.#render(row),
      decorate: (element, row) => this.#decorate(element, row),
      estimate,
      mayGrow,
      anchor: 'end',
      alignShort: 'end',
      paddingStart: 8,
      paddingEnd: 10,
      onNearStart: nearStart,
      onAtEndChange: (atEnd) => this.#atEndChanged(atEnd),
    });
    this.#roving = new RovingRows(host, this.#list);
    const { element } = this.#list;
    element.className = 'log';
    element.part.add('log');
    element.role = 'log';
    element.ariaLive = 'off';
  }

  get element(): HTMLElement {
    return this.#list.element;
  }

  get spans(): readonly ProtocolSpan[] {
    return this.#rows.spans;
  }

  find(id: string): Message | undefined {
    return this.#rows.find(id);
  }

  /** Another conversation. */
  restart(): void {
    this.#rows = new ThreadRows();
    this.#missed = 0;
    this.#roving.current = null;
  }

  /** Returns how to find what the other side wrote meanwhile. */
  show(input: RowsInput, context: LogContext): () => readonly Message[] {
    const { rows, arrived } = this.#rows.update(input);
    const reads = readBesides(context, input);
    const isStale = reads.some((each, index) => each !== this.#reads[index]);
    this.#context = context;
    this.#reads = reads;
    this.#shown = rows;
    this.#list.setRows(rows);
    if (isStale) this.#list.refresh();
    return arrived;
  }

  /** So many came that the reader has not seen, as they are further up. */
  missed(count: number): void {
    if (!this.#list.atEnd) this.#missed += count;
  }

  /** Shows in this frame what would wait for the next. */
  flush(): void {
    this.#list.flush();
  }

  scrollToEnd(): void {
    this.#list.scrollToEnd();
  }

  /** What is new comes first where it does not fit as a whole. */
  showFirstUnread(): void {
    this.#list.flush();
    const index = this.#list.indexOf(newKey);
    if (index >= 0 && index < this.#list.range.first) this.#list.scrollToKey(newKey, { block: 'start' });
  }

  jumpTo(message: Message): void {
    const row = this.reveal(message);
    if (!row) return;
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
  }

  /** Into the middle of the view, and marked for a moment. */
  reveal(message: Message): HTMLElement | undefined {
    const key = messageKey(message);
    if (!this.#list.scrollToKey(key, { block: 'center' })) return undefined;
    this.#list.flush();
    const row = this.#list.rowElement(key);
    row?.classList.add('found');
    row?.addEventListener('animationend', () => row.classList.remove('found'), { once: true });
    return row ?? undefined;
  }

  /** The message's element, if it has one at present. */
  rowOf(message: Message): HTMLElement | undefined {
    return this.#list.rowElement(messageKey(message)) ?? undefined;
  }

  /** The message around an element. */
  messageOf(element: Element): Message | undefined {
    const key = this.#list.keyOf(element);
    return key?.startsWith('m:') === true ? this.find(key.slice(2)) : undefined;
  }

  /** Renders the rows that show something else besides their message. */
  recheck(): void {
    this.#list.recheck();
  }

  get rendered(): Iterable<{ readonly key: string; readonly element: HTMLElement }> {
    return this.#list.rendered;
  }

  /** Returns how to stop. */
  onRendered(callback: () => void): () => void {
    return this.#list.onRendered(callback);
  }

  focus(): boolean {
    if (this.#roving.current !== null) return this.#roving.focus();
    const key = this.#list.keyAt(this.#list.range.last);
    return key !== null && this.#list.focusKey(key);
  }

  get isAway(): boolean {
    return !this.#list.atEnd && this.#shown.length > 0;
  }

  get missedCount(): number {
    return this.#missed;
  }

  #atEndChanged(atEnd: boolean): void {
    if (atEnd) this.#missed = 0;
    this.#host.requestUpdate();
  }

  #version(row: ThreadRow): unknown {
    if (row.kind !== 'message') return row;
    const { message } = row;
    const saysRead = message.status === 'read' && message === this.#context?.lastOwn;
    const which = (saysRead ? 1 : 0) + (this.#context?.extras?.hasActs(message) ? 2 : 0);
    if (which === 0) return row;
    const versions = this.#versions.get(row) ?? [row, {}, {}, {}];
    this.#versions.set(row, versions);
    return versions[which];
  }

  #render(row: ThreadRow): TemplateResult {
    const context = this.#context;
    if (!context) return html``;
    const { t } = context;
    switch (row.kind) {
      case 'message':
        return messageView(context, row);
      case 'day':
        return html`<div class="day"><span>${context.day(row.at)}</span></div>`;
      case 'protocol':
        return html`<div class="proto"><span>${protocolText(context, row.protocol)}</span></div>`;
      case 'new':
        return html`<div class="proto new" part="new-line"><span>${t.newMessages(row.count)}</span></div>`;
      case 'older':
        return html`<div class="sys day"><span>${row.state === 'loading' ? t.olderLoading : this.#olderFailed(t, context.retryOlder)}</span></div>`;
    }
  }

  #olderFailed(t: CommonMessages & ThreadMessages, retry: () => void): TemplateResult {
    return html`${t.olderFailed} <button class="btn link sm" type="button" @click=${retry}>${t.tryAgain}</button>`;
  }

  #decorate(element: HTMLElement, row: ThreadRow): void {
    const context = this.#context;
    if (!context) return;
    const found = element.classList.contains('found') ? ' found' : '';
    element.className = `row${row.kind === 'message' ? ` ${row.message.direction}` : ''}${found}`;
    element.role = row.kind === 'message' ? 'article' : null;
    element.ariaLabel = row.kind === 'message' ? messageLabel(context, row.message) : null;
  }
}

function protocolText({ t, protocol: open }: LogContext, protocol: string): TemplateResult {
  // The number stays in one direction and one piece, whatever the language puts around it.
  const mark = '\uE000';
  const [before = '', after = ''] = t.protocol(mark).split(mark);
  return html`${before}${number(protocol)}${after}${protocol === open ? nothing : html` · ${t.protocolClosed}`}`;
}

/** Pictures, players and what a vendor formatted; plain text stays as it is. */
function mayGrow(row: ThreadRow): boolean {
  return row.kind === 'message' && (row.message.attachment !== undefined || row.message.body.kind === 'html');
}

function estimate(row: ThreadRow): number {
  if (row.kind !== 'message') return 40;
  const { attachment, body, replyTo } = row.message;
  const length = body.kind === 'text' ? body.text.length : Math.min(600, body.html.length / 2);
  const picture = attachment ? (attachment.kind === 'image' || attachment.kind === 'video' ? 190 : 56) : 0;
  return 36 + 20 * Math.ceil(Math.min(length, 4000) / 42) + picture + (replyTo === undefined ? 0 : 46);
}
