import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationRecord } from '../../domain/record.js';
import { Fetched } from '../ui/asking.js';
import type { DialogView } from '../ui/dialog.js';
import { loadingView, unreadView } from '../ui/problems.js';
import { loadSanitizer, safeHtml } from '../ui/safe-html.js';
import { oneLine } from '../ui/text.js';
import type { MoreDeps, MorePanel, MoreTexts } from './more-deps.js';

/** One conversation as the vendor keeps it. */
export class RecordPanel implements MorePanel {
  readonly #deps: MoreDeps;
  readonly #id: string;
  readonly #back: (() => void) | undefined;
  readonly #record: Fetched<ConversationRecord>;

  constructor(deps: MoreDeps, id: string, back?: () => void) {
    this.#deps = deps;
    this.#id = id;
    this.#back = back;
    this.#record = new Fetched(deps.change);
  }

  start(): void {
    void this.#read();
  }

  end(): void {
    this.#record.clear();
  }

  view(): DialogView {
    const t = this.#deps.t();
    const { value, fault, loading } = this.#record;
    return {
      name: 'record',
      title: t.record,
      close: t.close,
      news: value ? t.recordRead : '',
      body: html`${fault ? unreadView(t, fault, () => void this.#read()) : nothing} ${loading && !value ? loadingView(t, 4) : nothing}
        ${value ? this.#recordView(t, value) : nothing}`,
      foot: this.#back ? html`<button class="btn" type="button" part="back-button" @click=${this.#back}>${t.back}</button>` : undefined,
    };
  }

  #recordView(t: MoreTexts, record: ConversationRecord): TemplateResult {
    const { when } = this.#deps;
    const at = (time: number | undefined): string | undefined => (time === undefined ? undefined : when(time));
    const lines: readonly (readonly [string, string | undefined])[] = [
      [t.columns.protocol, record.protocol],
      [t.columns.contact, record.contactName && t.phoneNumber(record.contactName)],
      [t.columns.subject, record.title],
      [t.columns.agent, record.agentName],
      [t.columns.state, t.states[record.state]],
      [t.columns.created, at(record.createdAt)],
      [t.columns.started, at(record.startedAt)],
      [t.columns.ended, at(record.endedAt)],
      [t.lastFromContact, at(record.lastFromContactAt)],
      [t.lastFromAgent, at(record.lastFromAgentAt)],
      [t.notes, record.notes],
    ];
    return html`<dl class="facts" part="record">
        ${lines.map(([name, value]) => (value ? html`<div><dt>${name}</dt><dd><bdi>${oneLine(value, 2000)}</bdi></dd></div>` : nothing))}
      </dl>
      ${record.html ? html`<div class="written" part="record-text" tabindex="0" role="region" aria-label=${t.wholeConversation}>${safeHtml(record.html)}</div>` : nothing}`;
  }

  async #read(): Promise<void> {
    await this.#record.load(async () => {
      const record = await this.#deps.session.desk.record(this.#id);
      if (record.html) await loadSanitizer().catch(() => undefined);
      return record;
    });
  }
}
