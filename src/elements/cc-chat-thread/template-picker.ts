import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageTemplate } from '../../domain/chat-port.js';
import { toFault, type Fault } from '../../domain/fault.js';
import type { ComposerMessages } from '../../i18n/composer.js';
import { icon, iconCheck, iconFile, iconSearch, iconSend } from '../ui/icons.js';
import { skeletonRows } from '../ui/skeleton.js';
import { banner } from '../ui/states.js';
import { foldForSearch, harmless, oneLine } from '../ui/text.js';
import { adopt } from './composer-late.js';
import type { ComposerData, ComposerDoor } from './composer-parts.js';
import { templateStyles } from './template-picker.styles.js';

interface List {
  readonly conversationId: string;
  readonly status: 'loading' | 'ready' | 'error';
  readonly templates: readonly MessageTemplate[];
  readonly fault?: Fault;
}

/** In place of the text field once the reply window is closed: only what the messenger has approved may be sent. */
export class TemplatePicker {
  readonly #door: ComposerDoor;
  #list: List | undefined;
  #query = '';
  #chosenId: string | undefined;
  #sending: string | undefined;
  #sentId: string | undefined;
  #refused: Fault | undefined;

  constructor(door: ComposerDoor) {
    this.#door = door;
    adopt(door.host.renderRoot, templateStyles);
  }

  render(t: ComposerMessages): TemplateResult | undefined {
    const { data } = this.#door;
    if (!data) return undefined;
    if (this.#list?.conversationId !== data.conversation.id) this.#load(data);
    return html`<div class="tplbox" part="templates">${this.#renderOutcome(t, data)}${this.#renderList(t, data)}</div>`;
  }

  #renderOutcome(t: ComposerMessages, { t: texts }: ComposerData): TemplateResult | undefined {
    if (this.#refused) {
      const { text, todo } = texts.faults[this.#refused.code];
      return banner({ tone: 'danger', title: t.templateFailed, text: `${text} ${todo}` });
    }
    return this.#sentId === undefined ? undefined : banner({ tone: 'neutral', icon: iconCheck, title: t.templateSent, text: t.templateSentHint });
  }

  #renderList(t: ComposerMessages, data: ComposerData): TemplateResult {
    const { status = 'loading', templates = [], fault } = this.#list ?? {};
    if (status === 'error') {
      const retry = (): void => {
        this.#load(data);
        this.#door.host.requestUpdate();
      };
      return banner({ tone: 'danger', title: t.templatesFailed, text: data.t.faults[fault?.code ?? 'unknown'].text, action: { label: data.t.tryAgain, run: retry } });
    }
    if (status === 'loading') return html`<div class="tpls" role="status" aria-busy="true" aria-label=${t.templatesLoading}>${skeletonRows(2)}</div>`;
    if (templates.length === 0) return html`<p class="s quiet">${t.templatesNone}</p>`;
    const found = this.#found;
    return html`${templates.length > 3 ? this.#renderSearch(t, found) : undefined}
      ${found.length === 0 ? html`<p class="s quiet">${t.templatesNotFound}</p>` : this.#renderOptions(t, found)} ${this.#renderSend(t, data)}`;
  }

  #renderSearch(t: ComposerMessages, found: readonly MessageTemplate[]): TemplateResult {
    return html`<label class="search">
      ${icon(iconSearch)}<input type="search" aria-label=${t.templateSearch} placeholder=${t.templateSearch} .value=${live(this.#query)} @input=${this.#search} @keydown=${(event: KeyboardEvent) => this.#searchKey(event, found)} />
    </label>`;
  }

  #renderOptions(t: ComposerMessages, found: readonly MessageTemplate[]): TemplateResult {
    const current = found.find(({ id }) => id === this.#chosenId) ?? found[0];
    return html`<div class="tpls" role="listbox" part="template-list" aria-label=${t.templates} @keydown=${(event: KeyboardEvent) => this.#listKey(event, found)}>
      ${repeat(found, ({ id }) => id, (template) => this.#renderOption(template, template === current))}
    </div>`;
  }

  #renderOption({ id, name, text }: MessageTemplate, isCurrent: boolean): TemplateResult {
    const isChosen = id === this.#chosenId;
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the list takes the keys of its options
    return html`<div class="opt" role="option" part="template" data-id=${id} tabindex=${isCurrent ? 0 : -1} aria-selected=${isChosen} @click=${() => this.#choose(id)}>
      <bdi class="trunc strong">${harmless(name, 120)}</bdi><span class="xs quiet">${isChosen ? icon(iconCheck) : undefined}</span>
      ${text === undefined ? undefined : html`<span class="sub tpltext" dir="auto">${oneLine(text, 400)}</span>`}
    </div>`;
  }

  #renderSend(t: ComposerMessages, data: ComposerData): TemplateResult {
    const chosen = this.#found.find(({ id }) => id === this.#chosenId);
    const isBusy = this.#sending !== undefined;
    return html`<button class="btn primary l block" part="send-template" type="button" ?disabled=${!chosen || isBusy} aria-busy=${isBusy} @click=${() => chosen && void this.#send(t, data, chosen)}>
      ${icon(chosen ? iconSend : iconFile)}${isBusy ? t.templateSending : chosen ? t.templateSend : t.templateChoose}
    </button>`;
  }

  get #found(): readonly MessageTemplate[] {
    const wanted = foldForSearch(this.#query.trim());
    const all = this.#list?.templates ?? [];
    return wanted === '' ? all : all.filter(({ name, text = '' }) => foldForSearch(`${name} ${text}`.replaceAll('_', ' ')).includes(wanted.replaceAll('_', ' ')));
  }

  #load({ session, conversation: { id } }: ComposerData): void {
    if (this.#list?.conversationId !== id) {
      this.#query = '';
      this.#chosenId = this.#sentId = this.#refused = undefined;
    }
    this.#list = { conversationId: id, status: 'loading', templates: [] };
    const show = (list: Omit<List, 'conversationId'>): void => {
      if (this.#list?.conversationId !== id) return;
      this.#list = { conversationId: id, ...list };
      this.#door.host.requestUpdate();
    };
    session.desk.templates(id).then(
      (templates) => show({ status: 'ready', templates }),
      (error: unknown) => show({ status: 'error', templates: [], fault: toFault(error) }),
    );
  }

  /** Nothing is shown as sent before the vendor said so: the message itself arrives in the log. */
  async #send(t: ComposerMessages, { session, conversation }: ComposerData, { id, name, text }: MessageTemplate): Promise<void> {
    if (this.#sending !== undefined || !this.#door.mayGoOut(text ?? name, { templateId: id })) return;
    this.#sending = id;
    this.#refused = this.#sentId = undefined;
    this.#door.host.requestUpdate();
    try {
      await session.desk.sendTemplate(conversation.id, id);
      this.#sentId = id;
      this.#chosenId = undefined;
      this.#door.say(t.templateSent);
      this.#door.sent();
    } catch (error) {
      this.#refused = toFault(error);
      this.#door.say(t.templateFailed, { assertive: true });
    } finally {
      this.#sending = undefined;
      this.#door.host.requestUpdate();
    }
  }

  #choose(id: string): void {
    this.#chosenId = id;
    this.#door.host.requestUpdate();
  }

  readonly #search = (event: Event): void => {
    this.#query = (event.currentTarget as HTMLInputElement).value;
    this.#door.host.requestUpdate();
  };

  #searchKey(event: KeyboardEvent, found: readonly MessageTemplate[]): void {
    const [first] = found;
    if (event.isComposing || event.key !== 'ArrowDown' || !first) return;
    event.preventDefault();
    void this.#go(found.find(({ id }) => id === this.#chosenId)?.id ?? first.id);
  }

  #listKey(event: KeyboardEvent, found: readonly MessageTemplate[]): void {
    const focused = (event.target as Element).closest<HTMLElement>('.opt')?.dataset['id'];
    const at = found.findIndex(({ id }) => id === focused);
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: found.length - 1 }[event.key];
    if (goal !== undefined) void this.#go(found[Math.max(0, Math.min(found.length - 1, goal))]?.id);
    else if ((event.key === 'Enter' || event.key === ' ') && focused !== undefined) this.#choose(focused);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Selection follows the focus: nothing is sent by it. */
  async #go(id: string | undefined): Promise<void> {
    if (id === undefined) return;
    this.#choose(id);
    await this.#door.host.updateComplete;
    this.#door.host.renderRoot.querySelector<HTMLElement>(`.tpls [data-id="${CSS.escape(id)}"]`)?.focus();
  }
}
