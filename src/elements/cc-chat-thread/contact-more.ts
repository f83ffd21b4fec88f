import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import { toFault, type FaultCode } from '../../domain/fault.js';
import type { ConversationRecord } from '../../domain/record.js';
import type { MediaMessages } from '../../i18n/media.js';
import { reported } from '../emit.js';
import { icon, iconClose, iconRefresh } from '../ui/icons.js';
import { safeHtml } from '../ui/safe-html.js';
import { oneLine } from '../ui/text.js';
import { number } from './header-view.js';
import type { LogHome } from './log-types.js';

type Fetched<Value> = { readonly state: 'none' | 'loading' } | { readonly state: 'ready'; readonly value: Value } | { readonly state: 'failed'; readonly code: FaultCode };

const none = { state: 'none' } as const;

/** What the vendor keeps about the contact's conversations, fetched when the agent asks for it. */
export class ContactMore {
  readonly #home: LogHome;
  #history: Fetched<readonly Conversation[]> = none;
  #record: Fetched<ConversationRecord> = none;

  constructor(home: LogHome) {
    this.#home = home;
  }

  restart(): void {
    this.#history = none;
    this.#record = none;
  }

  render(media: MediaMessages): TemplateResult | typeof nothing {
    const { shown } = this.#home;
    if (!shown) return nothing;
    return html`${shown.abilities.has('contact-history') ? this.#renderHistory(media) : nothing}${shown.abilities.has('record') ? this.#renderRecord(media) : nothing}`;
  }

  #renderHistory(media: MediaMessages): TemplateResult {
    const ask = (): void => this.#fetch('history');
    return html`<div class="stack tight" part="history" aria-busy=${this.#history.state === 'loading'}>
      <h3>${media.history}</h3>
      ${this.#history.state === 'ready' ? this.#renderList(this.#history.value, media) : this.#renderAsk(this.#history, media.showHistory, ask)}
    </div>`;
  }

  #renderList(conversations: readonly Conversation[], media: MediaMessages): TemplateResult {
    const current = this.#home.shown?.conversation.id;
    const others = conversations.filter(({ id }) => id !== current);
    if (others.length === 0) return html`<p class="s quiet">${media.historyNone}</p>`;
    return html`<ul class="stack s">${others.slice(0, 100).map((each) => html`<li>${this.#renderEarlier(each, media)}</li>`)}</ul>`;
  }

  #renderEarlier(conversation: Conversation, media: MediaMessages): TemplateResult {
    const { protocol, lastMessageAt, place, preview, can } = conversation;
    const { l } = this.#home.around;
    const words = [lastMessageAt === undefined ? '' : `${l.day(lastMessageAt)}, ${l.time(lastMessageAt)}`, place === 'closed' ? l.t.protocolClosed : l.t.protocolOpen];
    const open = (): void => reported(this.#home.shown?.session.conversations.open(conversation.id) ?? Promise.resolve());
    return html`${can.has('open')
        ? html`<button class="btn link sm" type="button" aria-label=${media.openOther(protocol)} @click=${open}>${number(protocol)}</button>`
        : html`<span>${number(protocol)}</span>`}
      <br /><span class="quiet xs">${words.filter(Boolean).join(' · ')}</span>${preview === undefined || preview === ''
        ? nothing
        : html`<br /><bdi class="xs">${oneLine(preview, 80)}</bdi>`}`;
  }

  #renderAsk(fetched: Fetched<unknown>, label: string, run: () => void): TemplateResult {
    const { t } = this.#home.around.l;
    if (fetched.state !== 'failed') return html`<button class="btn sm" type="button" ?disabled=${fetched.state === 'loading'} @click=${run}>${fetched.state === 'loading' ? t.loading : label}</button>`;
    const { text, todo } = t.faults[fetched.code];
    return html`<p class="s" role="status">${t.couldNotLoad}. ${text} ${todo}</p>
      <button class="btn sm" type="button" @click=${run}>${icon(iconRefresh)}${t.tryAgain}</button>`;
  }

  #renderRecord(media: MediaMessages): TemplateResult {
    const fetched = this.#record;
    const ask = (): void => this.#fetch('record');
    if (fetched.state !== 'ready') return html`<div class="stack tight" part="record" aria-busy=${fetched.state === 'loading'}><h3>${media.record}</h3>${this.#renderAsk(fetched, media.showRecord, ask)}</div>`;
    const close = (): void => {
      this.#record = none;
      this.#home.host.requestUpdate();
    };
    return html`<div class="stack tight" part="record">
      <div class="line"><h3 class="grow">${media.record}</h3><button class="ib" type="button" title=${media.closeRecord} aria-label=${media.closeRecord} @click=${close}>${icon(iconClose)}</button></div>
      ${this.#renderFields(fetched.value, media)}
    </div>`;
  }

  #renderFields(record: ConversationRecord, media: MediaMessages): TemplateResult {
    const { l } = this.#home.around;
    const line = (label: string, value: unknown): TemplateResult | typeof nothing =>
      value === undefined || value === '' ? nothing : html`<dt>${label}</dt><dd><bdi>${value}</bdi></dd>`;
    const moment = (at: number | undefined): string | undefined => (at === undefined ? undefined : l.dateTime(at));
    return html`<dl class="facts">
        ${line(media.recordState, media.states[record.state])}${line(media.recordTitle, record.title)}${line(media.recordAgent, record.agentName)}${line(media.recordCreated, moment(record.createdAt))}${line(media.recordStarted, moment(record.startedAt))}${line(media.recordEnded, moment(record.endedAt))}
      </dl>
      ${record.notes === undefined || record.notes === '' ? nothing : html`<h4 class="xs quiet">${media.recordNotes}</h4><p class="s" dir="auto">${record.notes}</p>`}
      ${record.html === undefined || record.html.trim() === ''
        ? nothing
        : html`<details><summary class="s">${media.recordTranscript}</summary><div class="msg-html rich s" dir="auto">${safeHtml(record.html)}</div></details>`}`;
  }

  #fetch(what: 'history' | 'record'): void {
    const { shown } = this.#home;
    if (!shown) return;
    const { session: { desk }, conversation: { id } } = shown;
    if (what === 'history') this.#follow(id, desk.contactHistory(id), (fetched) => (this.#history = fetched));
    else this.#follow(id, desk.record(id), (fetched) => (this.#record = fetched));
  }

  #follow<Value>(id: string, asked: Promise<Value>, set: (fetched: Fetched<Value>) => void): void {
    const put = (fetched: Fetched<Value>): void => {
      if (this.#home.shown?.conversation.id !== id) return;
      set(fetched);
      this.#home.host.requestUpdate();
    };
    put({ state: 'loading' });
    asked.then((value) => put({ state: 'ready', value }), (error: unknown) => put({ state: 'failed', code: toFault(error).code }));
  }
}
