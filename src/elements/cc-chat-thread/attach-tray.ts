import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Fault, toFault } from '../../domain/fault.js';
import type { ComposerMessages } from '../../i18n/composer.js';
import { icon, iconClose } from '../ui/icons.js';
import { harmless } from '../ui/text.js';
import { drawing, hasPreview, sizeText, thumbnail, type ChosenFile } from './attach-file.js';
import { described, type ComposerData, type ComposerDoor } from './composer-parts.js';
import type { Notices } from './composer-notices.js';

/** So many go at once: whoever drags a whole folder's worth of files rarely means it. */
const most = 30;

/** The files that the agent has chosen, per conversation, until they are sent. */
export class AttachTray {
  readonly #door: ComposerDoor;
  readonly #notices: Notices;
  readonly #chosen = new Map<string, readonly ChosenFile[]>();
  #count = 0;

  constructor(door: ComposerDoor, notices: Notices) {
    this.#door = door;
    this.#notices = notices;
  }

  get files(): readonly ChosenFile[] {
    return this.#chosen.get(this.#door.data?.conversation.id ?? '') ?? [];
  }

  /** Files of any conversation wait to be sent. */
  get isHolding(): boolean {
    return this.#chosen.size > 0;
  }

  /** Takes what can be sent and says why the rest cannot. Returns the reason for the first that was left out. */
  add(t: ComposerMessages, files: readonly File[]): Fault | undefined {
    const { data } = this.#door;
    if (!data) return new Fault('conflict');
    const limit = data.session.desk.$maxFileBytes.get() ?? Infinity;
    const room = most - this.files.length;
    const good = files.filter(({ size }) => size > 0 && size <= limit);
    const refused = files.find((file) => !good.includes(file));
    const taken = good.slice(0, Math.max(0, room));
    this.#set(data, [...this.files, ...taken.map((file) => this.#choose(file))]);
    if (refused) {
      const name = harmless(refused.name, 60);
      const tooBig = t.tooBig(name, sizeText(limit, data.l.formatLocale));
      this.#notices.show(data, refused.size === 0 ? { title: t.emptyFile(name), text: t.emptyFileHint } : { title: tooBig, text: t.tooBigHint });
    } else if (good.length > room) this.#notices.show(data, { title: t.tooMany(most), text: t.tooManyHint });
    if (taken.length > 0) this.#door.say(t.filesAdded(taken.length));
    return taken.length === files.length ? undefined : new Fault('limit');
  }

  /** Sends them, the text of the field as the caption. What is refused comes back. */
  async send(t: ComposerMessages): Promise<void> {
    const { data } = this.#door;
    const { files } = this;
    if (!data || files.length === 0) return;
    const { session, conversation } = data;
    const { messages } = session;
    const draft = messages.draft(conversation.id);
    if (!this.#door.mayGoOut(draft.text, { files: described(files.map(({ file }) => file)) })) return;
    this.#chosen.delete(conversation.id);
    messages.setDraft(conversation.id, { text: '' });
    this.#notices.clear(conversation.id);
    this.#door.sent();
    this.#door.host.requestUpdate();
    const { text: caption, replyTo } = draft;
    try {
      await messages.attach(conversation.id, files.map(({ file }) => file), {
        ...(caption.trim() === '' ? {} : { caption }),
        ...(replyTo === undefined ? {} : { replyTo }),
      });
    } catch (error) {
      this.#set(data, [...files, ...(this.#chosen.get(conversation.id) ?? [])]);
      if (messages.draft(conversation.id).text === '') messages.setDraft(conversation.id, draft);
      this.#notices.fault(data, t.attachFailed, toFault(error));
    }
  }

  /** Nobody is signed in any more. */
  forget(): void {
    this.#chosen.clear();
  }

  render(t: ComposerMessages): TemplateResult | undefined {
    const { data } = this.#door;
    const { files } = this;
    if (!data || files.length === 0) return undefined;
    return html`<ul class="tray" part="attachments" aria-label=${t.attachments(files.length)}>
      ${repeat(files, ({ key }) => key, (chosen) => this.#renderFile(t, data, chosen))}
    </ul>`;
  }

  #renderFile(t: ComposerMessages, data: ComposerData, chosen: ChosenFile): TemplateResult {
    const name = harmless(chosen.file.name, 120);
    return html`<li class="chosen" part="attachment">
      ${thumbnail(chosen)}
      <span class="what"><bdi class="trunc strong" title=${name}>${name}</bdi><span class="quiet num">${sizeText(chosen.file.size, data.l.formatLocale)}</span></span>
      <button class="ib" type="button" title=${t.removeFile} aria-label=${t.removeFileN(name)} @click=${(event: Event) => this.#remove(t, data, chosen, event)}>${icon(iconClose)}</button>
    </li>`;
  }

  #remove(t: ComposerMessages, data: ComposerData, chosen: ChosenFile, event: Event): void {
    const item = (event.currentTarget as HTMLElement).closest('li');
    const next = (item?.nextElementSibling ?? item?.previousElementSibling)?.querySelector('button');
    this.#set(data, this.files.filter((file) => file !== chosen));
    this.#door.say(t.fileRemoved);
    if (next) next.focus();
    else this.#door.focus();
  }

  #choose(file: File): ChosenFile {
    this.#count += 1;
    return { key: String(this.#count), file, draw: hasPreview(file) ? drawing(file) : undefined };
  }

  #set({ conversation }: ComposerData, files: readonly ChosenFile[]): void {
    if (files.length > 0) this.#chosen.set(conversation.id, files);
    else this.#chosen.delete(conversation.id);
    this.#door.host.requestUpdate();
  }
}
