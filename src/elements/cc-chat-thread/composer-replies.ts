import { nothing, type TemplateResult } from 'lit';
import type { QuickReply } from '../../domain/quick-reply.js';
import { repliesArea } from '../../i18n/replies.js';
import { insertIntoField } from '../cc-quick-replies/insert-text.js';
import { ReplyPicker } from '../cc-quick-replies/reply-picker.js';
import { reported } from '../emit.js';
import type { ComposerDoor } from './composer-parts.js';

/** The quick replies above the text field, opened by a button or by `/` at the start of the text. */
export class ComposerReplies {
  readonly #door: ComposerDoor;
  readonly #picker: ReplyPicker;
  /** Where the text begins that a reply replaces. */
  #slash: number | undefined;

  constructor(door: ComposerDoor) {
    this.#door = door;
    this.#picker = new ReplyPicker({ id: 'replies', insert: this.#insert, changed: () => door.host.requestUpdate() });
  }

  get isOpen(): boolean {
    return this.#picker.isOpen;
  }

  get listId(): string | undefined {
    return this.isOpen ? this.#picker.id : undefined;
  }

  get activeId(): string | undefined {
    return this.#picker.activeId;
  }

  updated(): void {
    const { activeId } = this.#picker;
    if (activeId !== undefined) this.#door.host.renderRoot.querySelector(`#${activeId}`)?.scrollIntoView({ block: 'nearest' });
  }

  close(): void {
    this.#picker.close();
  }

  toggle(): void {
    this.#slash = undefined;
    if (this.isOpen) this.close();
    else this.#open('');
    this.#door.focus();
  }

  typed(text: string): void {
    if (!/^\/\S*$/u.test(text)) return this.close();
    this.#slash = 0;
    this.#open(text.slice(1));
  }

  handleKey(event: KeyboardEvent): boolean {
    return this.#picker.handleKey(event);
  }

  render(): TemplateResult | typeof nothing {
    const { data } = this.#door;
    const texts = this.isOpen ? data?.l.later(repliesArea) : undefined;
    if (!data || !texts) return nothing;
    this.#picker.setReplies(data.session.replies.$replies.get());
    return this.#picker.render({ ...data.t, ...texts });
  }

  /** For screen readers. */
  get count(): string | undefined {
    return this.isOpen ? this.#door.data?.l.later(repliesArea)?.count(this.#picker.matches.length) : undefined;
  }

  #open(query: string): void {
    const { data } = this.#door;
    if (!data) return;
    if (!this.isOpen) reported(data.session.replies.load());
    this.#picker.setReplies(data.session.replies.$replies.get());
    this.#picker.open(query);
  }

  readonly #insert = (reply: QuickReply): void => {
    const { field } = this.#door;
    this.close();
    if (!field) return;
    const from = this.#slash ?? field.selectionStart;
    insertIntoField(field, reply.text ?? reply.title, from, this.#slash === undefined ? field.selectionEnd : field.selectionStart);
  };
}
