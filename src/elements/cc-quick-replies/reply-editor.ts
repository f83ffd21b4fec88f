import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import { Task } from '../ui/asking.js';
import type { DialogView } from '../ui/dialog.js';
import { icon, iconAlert } from '../ui/icons.js';
import { iconPlus } from '../ui/icons-more.js';
import { problemView } from '../ui/problems.js';
import { foldForSearch } from '../ui/text.js';
import { insertIntoField } from './insert-text.js';
import type { ReplyDialogDeps, ReplyTexts } from './reply-deps.js';
import { dropReplyDraft, keepReplyDraft, replyDraft, type ReplyDraft } from './reply-drafts.js';
import { replyPreview } from './reply-values.js';

const longestTitle = 80;
/** What one message of WhatsApp holds. */
const longestText = 4096;
/** A host may know more than there is room for. */
const mostBlanks = 20;

/** Writes a new reply, or another text of an own one. What is not saved is kept for the next time. */
export class ReplyEditor {
  readonly #deps: ReplyDialogDeps;
  readonly #reply: QuickReply | undefined;
  readonly #task: Task;
  readonly #saved: ReplyDraft;
  #draft: ReplyDraft;
  /** What was kept from the last time is shown. */
  #isBack: boolean;
  #asked = false;
  #isDone = false;

  constructor(deps: ReplyDialogDeps, reply: QuickReply | undefined, title: string) {
    this.#deps = deps;
    this.#reply = reply;
    this.#task = new Task(deps.change);
    this.#saved = { title: reply?.title ?? title, text: reply?.text ?? '' };
    const kept = replyDraft(deps.session, reply?.id);
    this.#draft = kept ?? this.#saved;
    this.#isBack = kept !== undefined;
  }

  start(): void {
    this.#deps.focus(this.#draft.title === '' ? '#reply-title' : '#reply-text');
  }

  ended(): void {
    if (!this.#isDone && this.#isChanged) this.#deps.announce(this.#deps.t().draftKept);
  }

  view(): DialogView {
    const t = this.#deps.t();
    const busy = this.#task.busy !== undefined;
    return {
      name: 'edit',
      title: this.#reply ? t.changeReply : t.newReply,
      close: t.close,
      submit: () => void this.#submit(),
      problem: problemView(t, this.#task.fault, () => this.#deps.session.replies.load()),
      body: html`${this.#isBack ? html`<p class="line s quiet" part="kept"><span class="grow">${t.draftBack}</span><button class="btn sm" type="button" @click=${this.#discard}>${t.discard}</button></p>` : nothing}
        ${this.#titleField(t, busy)} ${this.#textField(t, busy)} ${this.#blanksView(t)} ${this.#previewView(t)}`,
      foot: html`<button class="btn" type="button" @click=${this.#deps.done}>${t.cancel}</button>
        <button class="btn primary" part="confirm-button" type="submit" aria-busy=${busy} aria-disabled=${busy}>${t.save}</button>`,
    };
  }

  get #isChanged(): boolean {
    return this.#draft.title !== this.#saved.title || this.#draft.text !== this.#saved.text;
  }

  #titleField(t: ReplyTexts, busy: boolean): TemplateResult {
    const bad = this.#asked ? this.#titleProblem(t) : undefined;
    const typed = ({ currentTarget }: Event): void => this.#write({ title: (currentTarget as HTMLInputElement).value });
    return html`<div class="field">
      <label for="reply-title">${t.replyTitle}</label>
      <input
        class="input"
        part="input"
        id="reply-title"
        type="text"
        dir="auto"
        maxlength=${longestTitle}
        ?readonly=${busy}
        aria-invalid=${bad !== undefined}
        aria-describedby=${bad === undefined ? nothing : 'reply-title-bad'}
        .value=${live(this.#draft.title)}
        @input=${typed}
      />
      ${badHint('reply-title-bad', bad)}
    </div>`;
  }

  #textField(t: ReplyTexts, busy: boolean): TemplateResult {
    const bad = this.#asked && this.#draft.text.trim() === '' ? t.textMissing : undefined;
    const typed = ({ currentTarget }: Event): void => this.#write({ text: (currentTarget as HTMLTextAreaElement).value });
    return html`<div class="field">
      <label for="reply-text">${t.replyText}</label>
      <textarea
        class="input"
        part="input"
        id="reply-text"
        rows="5"
        dir="auto"
        maxlength=${longestText}
        ?readonly=${busy}
        aria-invalid=${bad !== undefined}
        aria-describedby=${bad === undefined ? nothing : 'reply-text-bad'}
        .value=${live(this.#draft.text)}
        @input=${typed}
        @keydown=${this.#key}
      ></textarea>
      ${badHint('reply-text-bad', bad)}
    </div>`;
  }

  #blanksView(t: ReplyTexts): TemplateResult {
    const own = Object.keys(this.#deps.session.replies.$variables.get());
    const names = [...new Set([...Object.values(t.blankNames), ...own])].slice(0, mostBlanks);
    const put = ({ currentTarget }: Event, name: string): void => {
      const field = (currentTarget as HTMLElement).closest('form')?.querySelector('textarea');
      if (field) insertIntoField(field, `{{${name}}}`, field.selectionStart, field.selectionEnd);
    };
    return html`<div class="blanks" role="group" aria-label=${t.blanks} part="blanks">
      ${names.map((name) => html`<button class="chip button" type="button" @click=${(event: Event) => put(event, name)}>${icon(iconPlus)}<bdi class="trunc">${name}</bdi></button>`)}
    </div>`;
  }

  #previewView(t: ReplyTexts): TemplateResult | typeof nothing {
    const { session } = this.#deps;
    if (!this.#draft.text.includes('{{')) return nothing;
    const contact = session.conversations.$selected.get()?.contact;
    const label = contact ? t.previewWith(t.phoneNumber(contact.name)) : t.preview;
    const greeting = t.greeting(new Date().getHours());
    return html`<div class="filled" part="preview" role="group" aria-labelledby="filled-title">
      <h3 class="label" id="filled-title"><bdi>${label}</bdi></h3>
      <p dir="auto">${replyPreview(session, this.#draft.text, { greeting })}</p>
    </div>`;
  }

  /** Two of one name could not be told apart. */
  #titleProblem(t: ReplyTexts): string | undefined {
    const title = foldForSearch(this.#draft.title.trim());
    if (title === '') return t.titleMissing;
    const own = this.#deps.session.replies.$replies.get().value.filter(({ mine, id }) => mine && id !== this.#reply?.id);
    return own.some((reply) => foldForSearch(reply.title.trim()) === title) ? t.titleTaken : undefined;
  }

  #write(change: Partial<ReplyDraft>): void {
    const { session } = this.#deps;
    this.#draft = { ...this.#draft, ...change };
    this.#isBack = false;
    if (this.#isChanged) keepReplyDraft(session, this.#reply?.id, this.#draft);
    else dropReplyDraft(session, this.#reply?.id);
    this.#deps.change();
  }

  readonly #discard = (): void => {
    this.#write(this.#saved);
    this.#deps.focus('#reply-title');
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
  };

  async #submit(): Promise<void> {
    const { session, announce, done, focus, t } = this.#deps;
    if (this.#task.busy !== undefined) return;
    this.#asked = true;
    if (this.#titleProblem(t()) !== undefined) return focus('#reply-title');
    if (this.#draft.text.trim() === '') return focus('#reply-text');
    const title = this.#draft.title.trim();
    const { text } = this.#draft;
    const reply = this.#reply;
    const saved = await this.#task.run('save', () => (reply ? session.replies.update({ ...reply, title, text }) : session.replies.create(title, text)));
    if (!saved) return;
    this.#isDone = true;
    dropReplyDraft(session, reply?.id);
    done();
    announce(t().replySaved(title));
  }
}

function badHint(id: string, text: string | undefined): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`<span class="hint bad" id=${id}>${icon(iconAlert)}${text}</span>`;
}
