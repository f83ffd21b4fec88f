import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Fault } from '../../domain/fault.js';
import { askHost, reported } from '../emit.js';
import { icon, iconSend } from '../ui/icons.js';
import { blockedView, type Obstacle } from './blocked-view.js';
import type { ComposerData, ComposerDoor, ComposerHost } from './composer-parts.js';
import type { ComposerTools } from './composer-tools.js';

/** Where the agent writes. What is typed is the session's draft of the conversation, so it survives everything. */
export class Composer implements ReactiveController, ComposerDoor {
  readonly host: ComposerHost;
  readonly sent: () => void;
  readonly say: ComposerDoor['say'];
  #data: ComposerData | undefined;
  #isBlocked = false;
  /** All that goes beyond text; on its way from the first frame on. */
  #tools: ComposerTools | undefined;
  #loading: Promise<ComposerTools> | undefined;

  constructor(host: ComposerHost, sent: () => void, say: ComposerDoor['say']) {
    this.host = host;
    this.sent = sent;
    this.say = say;
    host.addController(this);
  }

  hostUpdated(): void {
    const { field } = this;
    if (field) fit(field);
  }

  get data(): ComposerData | undefined {
    return this.#data;
  }

  get field(): HTMLTextAreaElement | null {
    return this.host.renderRoot.querySelector('.composer .box > textarea');
  }

  focus(options?: FocusOptions): boolean {
    const target = this.field ?? this.host.renderRoot.querySelector<HTMLElement>('.composer :is(input:not([hidden]), [role=option][tabindex="0"], button:not([disabled]))');
    target?.focus(options);
    return target !== null;
  }

  /** Nothing is written to any more. */
  close(): void {
    if (!this.#data) return;
    this.#data = undefined;
    this.#tools?.closed();
  }

  insert(text: string): void {
    const { field } = this;
    if (!this.#data || !field) throw new Fault('conflict');
    const from = field.selectionStart;
    const value = field.value.slice(0, from) + text + field.value.slice(field.selectionEnd);
    this.write({ text: value });
    field.value = value;
    field.setSelectionRange(from + text.length, from + text.length);
  }

  readonly mayGoOut: ComposerDoor['mayGoOut'] = (text, more, data = this.#data) => {
    const { conversation, draft } = data ?? {};
    if (!conversation) return false;
    const quote = draft?.replyTo === undefined ? {} : { replyTo: draft.replyTo };
    return askHost(this.host, 'cc-before-send', { conversationId: conversation.id, text, ...quote, ...more });
  };

  answer(messageId: string): void {
    this.write({ replyTo: messageId });
    this.focus();
  }

  /** Shows the files before they are sent, as if the agent had picked them. */
  async attach(files: readonly File[]): Promise<void> {
    const tools = await this.#load();
    if (!this.#data || this.#isBlocked) throw new Fault('conflict');
    await tools.attach(files);
  }

  /** Resolves with the message's client id; rejects when the host says no. */
  async send(text: string, replyTo?: string, data = this.#data): Promise<string> {
    if (!data || this.#isBlocked) throw new Fault('conflict');
    const { session, conversation } = data;
    const options = replyTo === undefined ? {} : { replyTo };
    if (text.trim() === '') throw new Fault('rejected');
    if (text.length > (session.desk.$maxTextLength.get() ?? Infinity)) throw new Fault('limit');
    if (!askHost(this.host, 'cc-before-send', { conversationId: conversation.id, text, ...options })) throw new Fault('rejected');
    const { messages } = session;
    const { text: typed } = messages.draft(conversation.id);
    // At once: a second Enter must find nothing to send.
    if (typed === text) messages.setDraft(conversation.id, { text: '' });
    this.sent();
    try {
      return await messages.send(conversation.id, text, options);
    } catch (error) {
      if (typed === text && messages.draft(conversation.id).text === '') messages.setDraft(conversation.id, { text, ...options });
      throw error;
    }
  }

  render(data: ComposerData): TemplateResult {
    this.#data = data;
    this.#isBlocked = false;
    reported(this.#load());
    const { t, draft } = data;
    const tools = this.#tools;
    const canSend = draft.text.trim() !== '' || tools?.hasFiles === true;
    const why = tools?.tooLong;
    return html`${tools?.over()}
      <footer class="composer" part="composer" @focusout=${this.#focusOut}>
        ${tools?.above()}
        <div class="box">
          ${tools?.instead() ??
          html`${tools?.inside()} ${this.#renderField(data)}
            <div class="rowbar" part="composer-bar">
              ${tools?.bar()}<span class="push"></span>
              ${(canSend ? undefined : tools?.atEnd()) ??
              html`<button class="ib${canSend && !why ? ' primary' : ''}" part="send-button" type="button" title=${why ?? t.sendHint} aria-label=${t.send} ?disabled=${!canSend} aria-disabled=${why ? 'true' : nothing} @click=${this.#submit}>
                ${icon(iconSend, 'l')}
              </button>`}
            </div>`}
        </div>
      </footer>`;
  }

  /** In place of the text field; what was written is kept. */
  renderBlocked(data: ComposerData, reason: Obstacle): TemplateResult {
    this.#data = data;
    this.#isBlocked = true;
    if (reason === 'window') reported(this.#load());
    return blockedView(data.t, reason, reason === 'window' ? this.#tools?.blocked() : undefined);
  }

  #renderField({ t, conversation, draft, hasReplies }: ComposerData): TemplateResult {
    const tools = this.#tools;
    return html`<textarea
      part="input"
      rows="1"
      dir="auto"
      aria-label=${t.messageTo(t.phoneNumber(conversation.contact.name))}
      aria-haspopup=${hasReplies ? 'listbox' : nothing}
      aria-autocomplete=${hasReplies ? 'list' : nothing}
      aria-controls=${tools?.listId ?? nothing}
      aria-activedescendant=${tools?.activeId ?? nothing}
      placeholder=${tools?.placeholder ?? (hasReplies ? t.placeholder : t.placeholderPlain)}
      enterkeyhint="send"
      .value=${live(draft.text)}
      @input=${this.#input}
      @keydown=${this.#keyDown}
      @paste=${this.#paste}
    ></textarea>`;
  }

  write(change: { readonly text?: string; readonly replyTo?: string | undefined }): void {
    const data = this.#data;
    if (!data) return;
    const { session, conversation } = data;
    const { text, replyTo } = { ...session.messages.draft(conversation.id), ...change };
    session.messages.setDraft(conversation.id, replyTo === undefined ? { text } : { text, replyTo });
  }

  #load(): Promise<ComposerTools> {
    this.#loading ??= import('./composer-tools.js').then(({ ComposerTools }) => {
      this.#tools = new ComposerTools(this);
      this.host.requestUpdate();
      return this.#tools;
    });
    this.#loading.catch(() => (this.#loading = undefined));
    return this.#loading;
  }

  readonly #submit = (): void => {
    const data = this.#data;
    if (!data) return;
    const why = this.#tools?.tooLong;
    if (why) return this.say(why, { assertive: true });
    const { text, replyTo } = data.session.messages.draft(data.conversation.id);
    if (this.#tools?.sendFiles() !== true && text.trim() !== '') reported(this.send(text, replyTo, data));
    this.focus();
  };

  readonly #input = (event: Event): void => {
    const field = event.currentTarget as HTMLTextAreaElement;
    this.write({ text: field.value });
    if (this.#tools) this.#tools.typed(field.value);
    else reported(this.#load().then((tools) => tools.typed(field.value)));
  };

  readonly #paste = (event: ClipboardEvent): void => this.#tools?.paste(event);

  readonly #keyDown = (event: KeyboardEvent): void => {
    // Chromium tells the key that ends a composition as 229, after isComposing went false in Safari.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#tools?.handleKey(event) === true) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'Escape' && this.#data?.answered) {
      event.preventDefault();
      this.write({ replyTo: undefined });
    }
  };

  readonly #focusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget as Node | null;
    if (next === null || !(event.currentTarget as HTMLElement).contains(next)) this.#tools?.left();
  };
}

/** As high as its text, up to what the style sheet allows; engines with `field-sizing` need no help. */
function fit(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.setProperty('block-size', 'auto');
  field.style.setProperty('block-size', `${field.scrollHeight}px`);
}
