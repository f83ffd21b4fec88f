import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import { fillReply, replyBlanks, type ReplyBlank, type ReplyValues } from '../../domain/reply-variables.js';
import type { DialogView } from '../ui/dialog.js';
import { icon, iconAlert } from '../ui/icons.js';
import type { ReplyDialogDeps } from './reply-deps.js';

/** Longer is no answer to one question. */
const longest = 500;

/** Asks for what a reply needs and nobody knows. */
export class ReplyPrompt {
  readonly #deps: ReplyDialogDeps;
  readonly #reply: QuickReply;
  readonly #values: ReplyValues;
  readonly #blanks: readonly ReplyBlank[];
  /** By any name that a reply's author could think of. */
  readonly #answers = new Map<string, string>();
  readonly #resolve: (text: string | undefined) => void;
  #asked = false;
  #filled: string | undefined;

  constructor(deps: ReplyDialogDeps, reply: QuickReply, values: ReplyValues, resolve: (text: string | undefined) => void) {
    this.#deps = deps;
    this.#reply = reply;
    this.#values = values;
    this.#blanks = replyBlanks(reply.text ?? '', values);
    this.#resolve = resolve;
  }

  start(): void {
    this.#deps.focus('#blank-0');
  }

  ended(): void {
    this.#resolve(this.#filled);
  }

  view(): DialogView {
    const t = this.#deps.t();
    return {
      name: 'fill',
      title: html`<bdi>${t.fillTitle(this.#reply.title)}</bdi>`,
      close: t.close,
      submit: () => this.#submit(),
      body: html`<p class="s quiet">${t.fillHint}</p>
        ${this.#blanks.map((each, index) => this.#field(each, index))}
        <div class="filled" part="preview" role="group" aria-labelledby="filled-title">
          <h3 class="label" id="filled-title">${t.preview}</h3>
          <p dir="auto">${this.#text(true)}</p>
        </div>`,
      foot: html`<button class="btn" type="button" @click=${this.#deps.done}>${t.cancel}</button>
        <button class="btn primary" part="confirm-button" type="submit">${t.insertReply}</button>`,
    };
  }

  #field({ name, label }: ReplyBlank, index: number): TemplateResult {
    const bad = this.#asked && !this.#isAnswered(name);
    const typed = ({ currentTarget }: Event): void => {
      this.#answers.set(name, (currentTarget as HTMLInputElement).value);
      this.#deps.change();
    };
    return html`<div class="field">
      <label for="blank-${index}"><bdi>${label}</bdi></label>
      <input
        class="input"
        part="input"
        id="blank-${index}"
        type="text"
        dir="auto"
        maxlength=${longest}
        enterkeyhint=${index + 1 < this.#blanks.length ? 'next' : 'done'}
        aria-invalid=${bad}
        aria-describedby=${bad ? `blank-${index}-bad` : nothing}
        .value=${live(this.#answers.get(name) ?? '')}
        @input=${typed}
      />
      ${bad ? html`<span class="hint bad" id="blank-${index}-bad">${icon(iconAlert)}${this.#deps.t().fillMissing}</span>` : nothing}
    </div>`;
  }

  #isAnswered(name: string): boolean {
    return (this.#answers.get(name) ?? '').trim() !== '';
  }

  #text(shown: boolean): string {
    const { phone } = this.#values;
    const seen = shown && phone !== undefined ? { phone: this.#deps.session.numbers.shown(phone) } : {};
    return fillReply(this.#reply.text ?? '', { ...this.#values, ...seen, ...Object.fromEntries(this.#answers) });
  }

  #submit(): void {
    this.#asked = true;
    const open = this.#blanks.findIndex(({ name }) => !this.#isAnswered(name));
    if (open >= 0) return this.#deps.focus(`#blank-${open}`);
    this.#filled = this.#text(false);
    this.#deps.done();
  }
}
