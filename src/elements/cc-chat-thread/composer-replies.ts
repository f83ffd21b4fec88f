import { nothing, type TemplateResult } from 'lit';
import type { QuickReply } from '../../domain/quick-reply.js';
import { repliesArea } from '../../i18n/replies.js';
import { insertIntoField } from '../cc-quick-replies/insert-text.js';
import { ReplyActs, type ReplyEnd } from '../cc-quick-replies/reply-acts.js';
import { ReplyPicker } from '../cc-quick-replies/reply-picker.js';
import { replyPreview, replyWay } from '../cc-quick-replies/reply-values.js';
import { reported } from '../emit.js';
import type { ComposerData, ComposerDoor } from './composer-parts.js';

/** The quick replies above the text field, opened by a button or by `/` at the start of the text. */
export class ComposerReplies {
  readonly #door: ComposerDoor;
  readonly #picker: ReplyPicker;
  #acts: ReplyActs | undefined;
  /** Where the text begins that a reply replaces. */
  #slash: number | undefined;

  constructor(door: ComposerDoor) {
    this.#door = door;
    this.#picker = new ReplyPicker({
      id: 'replies',
      insert: this.#insert,
      changed: () => door.host.requestUpdate(),
      preview: (text) => (door.data ? replyPreview(door.data.session, text) : text),
      way: (reply) => (door.data ? replyWay(door.data.session, reply) : 'none'),
      more: () => this.#acts?.texts,
    });
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
    this.#needed(data);
    if (!this.isOpen) reported(data.session.replies.load());
    this.#picker.setReplies(data.session.replies.$replies.get());
    this.#picker.open(query);
  }

  readonly #insert = (reply: QuickReply): void => {
    const { field, data } = this.#door;
    this.close();
    if (!field || !data) return;
    const [from, to] = [this.#slash ?? field.selectionStart, this.#slash === undefined ? field.selectionEnd : field.selectionStart];
    const taken = field.value.slice(from, to);
    const put = (text: string): boolean => {
      const { id } = data.conversation;
      // What was asked meanwhile goes where it was asked for.
      if (field.isConnected && this.#door.data?.conversation.id === id) insertIntoField(field, text, from, to);
      else {
        const draft = data.session.messages.draft(id);
        const at = draft.text.slice(from, to) === taken ? from : draft.text.length;
        data.session.messages.setDraft(id, { ...draft, text: `${draft.text.slice(0, at)}${text}${draft.text.slice(at + taken.length)}` });
      }
      return true;
    };
    const { faults } = data.t;
    this.#needed(data).use(data.session, reply, put).then((end) => this.#tell(data, reply, end, taken), () => this.#door.say(`${faults.network.text} ${faults.network.todo}`, { assertive: true }));
  };

  #needed(data: ComposerData): ReplyActs {
    const door = this.#door;
    this.#acts ??= new ReplyActs({ host: door.host, l: () => door.data?.l ?? data.l, common: () => door.data?.t ?? data.t, announce: (text) => door.say(text) });
    return this.#acts;
  }

  #tell({ session, conversation: { id } }: ComposerData, { title }: QuickReply, end: ReplyEnd, taken: string): void {
    const texts = this.#acts?.texts;
    if (end === 'none' && texts) this.#door.say(texts.titleOnlyHint, { assertive: true });
    if (end !== 'sent') return;
    if (texts) this.#door.say(texts.replySent(title));
    const draft = session.messages.draft(id);
    if (taken.startsWith('/') && draft.text.startsWith(taken)) session.messages.setDraft(id, { ...draft, text: draft.text.slice(taken.length) });
    if (this.#door.data?.conversation.id === id) this.#door.sent();
  }
}
