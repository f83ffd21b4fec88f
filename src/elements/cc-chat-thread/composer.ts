import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Conversation } from '../../domain/conversation.js';
import { Fault } from '../../domain/fault.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import type { Draft, Session } from '../../session/session-api.js';
import type { PickerTexts, ReplyPicker } from '../cc-quick-replies/reply-picker.js';
import { askHost, reported } from '../emit.js';
import { icon, iconClose, iconSend, iconZap } from '../ui/icons.js';

export interface ComposerData {
  readonly t: CommonMessages & ThreadMessages;
  readonly session: Session;
  readonly conversation: Conversation;
  readonly draft: Draft;
  /** The message that is answered, as it is shown. */
  readonly answered: { readonly name: string; readonly text: string } | undefined;
  readonly hasReplies: boolean;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** Where the agent writes. What is typed is the session's draft of the conversation, so it survives everything. */
export class Composer implements ReactiveController {
  readonly #host: Host;
  readonly #sent: () => void;
  #data: ComposerData | undefined;
  #picker: ReplyPicker | undefined;
  #texts: PickerTexts | undefined;
  /** Where the text begins that a quick reply replaces. */
  #slash: number | undefined;

  constructor(host: Host, sent: () => void) {
    this.#host = host;
    this.#sent = sent;
    host.addController(this);
  }

  hostUpdated(): void {
    const field = this.#field;
    if (field) fit(field);
    if (this.#picker?.activeId !== undefined) {
      this.#host.renderRoot.querySelector(`#${this.#picker.activeId}`)?.scrollIntoView({ block: 'nearest' });
    }
  }

  focus(options?: FocusOptions): boolean {
    this.#field?.focus(options);
    return this.#field !== undefined;
  }

  get hasFocus(): boolean {
    return this.#field?.matches(':focus') === true;
  }

  /** Nothing is written to any more. */
  close(): void {
    this.#data = undefined;
    this.#picker?.close();
  }

  /** Puts text where the caret is. */
  insert(text: string): void {
    const data = this.#data;
    const field = this.#field;
    if (!data || !field) throw new Fault('conflict');
    const from = field.selectionStart;
    const value = field.value.slice(0, from) + text + field.value.slice(field.selectionEnd);
    this.#write({ text: value });
    field.value = value;
    field.setSelectionRange(from + text.length, from + text.length);
  }

  answer(messageId: string): void {
    this.#write({ replyTo: messageId });
    this.focus();
  }

  /** Resolves with the message's client id; rejects when the host says no. */
  async send(text: string, replyTo?: string, data = this.#data): Promise<string> {
    if (!data) throw new Fault('conflict');
    const { session, conversation } = data;
    const options = replyTo === undefined ? {} : { replyTo };
    if (text.trim() === '') throw new Fault('rejected');
    if (!askHost(this.#host, 'cc-before-send', { conversationId: conversation.id, text, ...options })) throw new Fault('rejected');
    const { messages } = session;
    const { text: typed } = messages.draft(conversation.id);
    // At once: a second Enter must find nothing to send.
    if (typed === text) messages.setDraft(conversation.id, { text: '' });
    this.#sent();
    try {
      return await messages.send(conversation.id, text, options);
    } catch (error) {
      if (typed === text && messages.draft(conversation.id).text === '') messages.setDraft(conversation.id, { text, ...options });
      throw error;
    }
  }

  render(data: ComposerData): TemplateResult {
    this.#data = data;
    const { t, draft, hasReplies, session } = data;
    if (this.#picker?.isOpen === true) this.#picker.setReplies(session.replies.$replies.get());
    const canSend = draft.text.trim() !== '';
    return html`<footer class="composer" part="composer" @focusout=${this.#focusOut}>
      <div class="popwrap">${(this.#texts?.ready === true && this.#picker?.render(this.#texts.t)) || nothing}</div>
      <div class="box">
        ${this.#renderAnswered(data)} ${this.#renderField(data)}
        <div class="rowbar" part="composer-bar">
          ${hasReplies ? this.#renderReplies(t) : nothing}<span class="push"></span>
          <button class="ib${canSend ? ' primary' : ''}" part="send-button" type="button" title=${t.sendHint} aria-label=${t.send} ?disabled=${!canSend} @click=${this.#submit}>
            ${icon(iconSend, 'l')}
          </button>
        </div>
      </div>
      <p class="sr" role="status">${this.#picker?.isOpen === true ? this.#texts?.t.count(this.#picker.matches.length) : nothing}</p>
    </footer>`;
  }

  #renderField({ t, conversation, draft, hasReplies }: ComposerData): TemplateResult {
    const picker = this.#picker?.isOpen === true ? this.#picker : undefined;
    return html`<textarea
      part="input"
      rows="1"
      dir="auto"
      aria-label=${t.messageTo(t.phoneNumber(conversation.contact.name))}
      aria-haspopup=${hasReplies ? 'listbox' : nothing}
      aria-autocomplete=${hasReplies ? 'list' : nothing}
      aria-controls=${picker?.id ?? nothing}
      aria-activedescendant=${picker?.activeId ?? nothing}
      placeholder=${hasReplies ? t.placeholder : t.placeholderPlain}
      enterkeyhint="send"
      .value=${live(draft.text)}
      @input=${this.#input}
      @keydown=${this.#keyDown}
    ></textarea>`;
  }

  #renderAnswered({ t, answered }: ComposerData): TemplateResult | typeof nothing {
    if (!answered) return nothing;
    return html`<div class="reply" part="reply" aria-label=${t.replyingTo(answered.name)} role="group">
      <span class="trunc"><strong><bdi>${answered.name}</bdi></strong><br />${answered.text}</span>
      <button class="ib" type="button" title=${t.cancelReply} aria-label=${t.cancelReply} @click=${this.#cancelAnswer}>${icon(iconClose, 'l')}</button>
    </div>`;
  }

  #renderReplies(t: ThreadMessages): TemplateResult {
    const isOpen = this.#picker?.isOpen === true;
    return html`<button class="ib${isOpen ? ' on' : ''}" part="replies-button" type="button" title=${t.quickReplies} aria-label=${t.quickReplies} aria-expanded=${isOpen} @click=${this.#toggleReplies}>
      ${icon(iconZap, 'l')}
    </button>`;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector('.composer textarea');
  }

  #write(change: { readonly text?: string; readonly replyTo?: string | undefined }): void {
    const data = this.#data;
    if (!data) return;
    const { session, conversation } = data;
    const { text, replyTo } = { ...session.messages.draft(conversation.id), ...change };
    session.messages.setDraft(conversation.id, replyTo === undefined ? { text } : { text, replyTo });
  }

  readonly #submit = (): void => {
    const data = this.#data;
    if (!data) return;
    const { text, replyTo } = data.session.messages.draft(data.conversation.id);
    if (text.trim() === '') return;
    reported(this.send(text, replyTo, data));
    this.focus();
  };

  readonly #cancelAnswer = (): void => {
    this.#write({ replyTo: undefined });
    this.focus();
  };

  readonly #input = (event: Event): void => {
    const field = event.currentTarget as HTMLTextAreaElement;
    this.#write({ text: field.value });
    if (this.#data?.hasReplies !== true) return;
    const isSlash = field.value.startsWith('/') && !/\s/u.test(field.value);
    if (!isSlash) {
      this.#picker?.close();
      return;
    }
    this.#slash = 0;
    reported(this.#openReplies(field.value.slice(1)));
  };

  readonly #toggleReplies = (): void => {
    if (this.#picker?.isOpen === true) this.#picker.close();
    else {
      this.#slash = undefined;
      reported(this.#openReplies(''));
    }
    this.focus();
  };

  async #openReplies(query: string): Promise<void> {
    const data = this.#data;
    if (!data) return;
    if (this.#picker?.isOpen !== true) reported(data.session.replies.load());
    if (!this.#picker) {
      const { pickerTexts, ReplyPicker } = await import('../cc-quick-replies/reply-picker.js');
      this.#texts ??= pickerTexts(this.#host);
      this.#picker ??= new ReplyPicker({ id: 'replies', insert: this.#insertReply, changed: () => this.#host.requestUpdate() });
      // Meanwhile the agent may have typed on, or gone.
      const typed = this.#field?.value ?? '';
      if (this.#slash === 0 && !/^\/\S*$/u.test(typed)) return;
      if (this.#slash === 0) query = typed.slice(1);
    }
    this.#picker.setReplies(data.session.replies.$replies.get());
    this.#picker.open(query);
  }

  readonly #insertReply = (reply: QuickReply): void => {
    const field = this.#field;
    this.#picker?.close();
    if (!field) return;
    const from = this.#slash ?? field.selectionStart;
    void insertNatively(field, reply.text ?? reply.title, from, this.#slash === undefined ? field.selectionEnd : field.selectionStart);
  };

  readonly #keyDown = (event: KeyboardEvent): void => {
    // Chromium tells the key that ends a composition as 229, after isComposing went false in Safari.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.#picker?.handleKey(event) === true) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'Escape' && this.#data?.answered) {
      event.preventDefault();
      this.#cancelAnswer();
    }
  };

  readonly #focusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget as Node | null;
    if (next !== null && (event.currentTarget as HTMLElement).contains(next)) return;
    this.#picker?.close();
  };
}

async function insertNatively(field: HTMLTextAreaElement, text: string, from: number, to: number): Promise<void> {
  const { insertIntoField } = await import('../cc-quick-replies/insert-text.js');
  insertIntoField(field, text, from, to);
}

/** As high as its text, up to what the style sheet allows; engines with `field-sizing` need no help. */
function fit(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.setProperty('block-size', 'auto');
  field.style.setProperty('block-size', `${field.scrollHeight}px`);
}
