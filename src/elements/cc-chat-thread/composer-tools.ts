import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { Fault } from '../../domain/fault.js';
import { composerArea, type ComposerMessages } from '../../i18n/composer.js';
import type { Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { icon, iconZap, type IconShape } from '../ui/icons.js';
import { iconAttach, iconCalendar, iconMic, iconSmile } from '../ui/icons-more.js';
import { DropTarget } from './attach-drop.js';
import { filesOf } from './attach-file.js';
import { AttachTray } from './attach-tray.js';
import { answeredView } from './composer-answer.js';
import { adopt, Late } from './composer-late.js';
import { Notices } from './composer-notices.js';
import { canDo, type ComposerAbility, type ComposerData, type ComposerDoor } from './composer-parts.js';
import { ComposerReplies } from './composer-replies.js';
import { toolStyles } from './composer-tools.styles.js';
import { LeaveQuestion } from './leave-question.js';
import { lengthLine, LengthWatch, tooLong } from './text-length.js';
import { canRecord } from './voice-support.js';
import { WindowWatch, windowLine } from './window-line.js';

/** What the composer has beyond text. Rarer things are fetched when they are used first. */
export class ComposerTools implements ReactiveController {
  readonly #door: ComposerDoor;
  readonly #notices: Notices;
  readonly #tray: AttachTray;
  readonly #replies: ComposerReplies;
  readonly #drop: DropTarget;
  readonly #voice;
  readonly #emoji;
  readonly #schedule;
  readonly #templates;
  readonly #window: WindowWatch;
  readonly #length: LengthWatch;
  readonly #leaving = new LeaveQuestion();
  #shownId: string | undefined;
  #session: Session | undefined;

  constructor(door: ComposerDoor) {
    const { host } = door;
    const changed = (): void => host.requestUpdate();
    this.#door = door;
    this.#notices = new Notices(door);
    this.#tray = new AttachTray(door, this.#notices);
    this.#replies = new ComposerReplies(door);
    this.#window = new WindowWatch(door);
    this.#length = new LengthWatch(door);
    this.#drop = new DropTarget({ wanted: () => door.field !== null && this.#can('attach'), changed, dropped: (data) => this.#take(data) });
    const late = <Part>(fetch: () => Promise<Part>): Late<Part> => new Late(host, fetch, () => this.#missing());
    this.#voice = late(() => import('./voice-notes.js').then(({ VoiceNotes }) => new VoiceNotes(door, this.#notices)));
    this.#emoji = late(() => import('./emoji-picker.js').then(({ EmojiPicker }) => new EmojiPicker(door)));
    this.#schedule = late(() => import('./composer-schedule.js').then(({ ScheduleDialog }) => new ScheduleDialog(door)));
    this.#templates = late(() => import('./template-picker.js').then(({ TemplatePicker }) => new TemplatePicker(door)));
    adopt(host.renderRoot, toolStyles);
    host.addController(this);
  }

  hostConnected(): void {
    this.#drop.watch(this.#door.host);
  }

  hostDisconnected(): void {
    this.#drop.leave();
    this.#leave();
    this.#leaving.ask(false);
  }

  hostUpdate(): void {
    this.#window.before();
    this.#notices.watch(this.#t);
  }

  hostUpdated(): void {
    this.#replies.updated();
    this.#schedule.ready?.updated();
    this.#window.after(this.#t);
    this.#length.after(this.#t);
    const { data } = this.#door;
    if (data?.conversation.id !== this.#shownId) this.#leave();
    if (data && this.#session && data.session !== this.#session) this.#forget();
    // Files and recordings live in this page only.
    this.#leaving.ask(this.#door.host.isConnected && (this.#tray.isHolding || this.#voice.ready?.isHolding === true));
    this.#shownId = data?.conversation.id;
    this.#session = data?.session ?? this.#session;
  }

  /** Nothing is open any more. */
  closed(): void {
    this.#leave();
    this.#shownId = undefined;
    if (this.#session?.auth.$state.get().step !== 'signed-in') this.#forget();
  }

  /** Why the text cannot be sent, where it is too long. */
  get tooLong(): string | undefined {
    return tooLong(this.#door.data);
  }

  get hasFiles(): boolean {
    return this.#tray.files.length > 0;
  }

  get listId(): string | undefined {
    return this.#replies.listId;
  }

  get activeId(): string | undefined {
    return this.#replies.activeId;
  }

  get placeholder(): string | undefined {
    return this.hasFiles ? this.#t?.caption : undefined;
  }

  /** Over the whole conversation. */
  over(): TemplateResult | undefined {
    return this.#t && html`${this.#drop.render(this.#t.dropHere)}${this.#schedule.ready?.render(this.#t)}`;
  }

  /** Above the box of the text field. */
  above(): TemplateResult | undefined {
    const { data } = this.#door;
    const t = this.#t;
    if (!data || !t) return undefined;
    return html`<div class="popwrap">${this.#replies.render()}${this.#emoji.ready?.render(t)}</div>
      ${windowLine(data)}${lengthLine(t, data)}${this.#notices.render(data.t, data.conversation.id)}
      <p class="sr" role="status">${this.#replies.count}</p>`;
  }

  /** In place of the text field. */
  instead(): TemplateResult | undefined {
    return this.#t && this.#voice.ready?.render(this.#t);
  }

  /** In the box, above the text field. */
  inside(): TemplateResult | undefined {
    return html`${answeredView(this.#door)}${this.#t && this.#tray.render(this.#t)}`;
  }

  /** In place of the text field when nothing may be written. */
  blocked(): TemplateResult | undefined {
    const { data } = this.#door;
    const t = this.#t;
    if (!data || !t) return undefined;
    const canSend = canDo(data, 'send-template');
    if (canSend && !this.#templates.ready) reported(this.#templates.get());
    const { text } = data.draft;
    return html`${this.#notices.render(data.t, data.conversation.id)}${canSend ? this.#templates.ready?.render(t) : undefined}
      ${text === '' && !this.hasFiles ? undefined : html`<p class="xs quiet kept">${t.draftKept}${text === '' ? undefined : html` <bdi>${text.slice(0, 120)}</bdi>`}</p>`}`;
  }

  /** The buttons under the text. */
  bar(): readonly TemplateResult[] {
    const { data } = this.#door;
    const t = this.#t;
    if (!data || !t) return [];
    const emojiOpen = this.#emoji.ready?.isOpen === true;
    return [
      ...(this.#can('attach') ? [this.#button('attach-button', data.t.attach, iconAttach, this.#pickFiles), html`<input class="files" type="file" multiple hidden @change=${this.#picked} />`] : []),
      this.#button('emoji-button', t.emoji, iconSmile, this.#toggleEmoji, emojiOpen),
      ...(data.hasReplies ? [this.#button('replies-button', data.t.quickReplies, iconZap, () => this.#toggleReplies(), this.#replies.isOpen)] : []),
      ...(this.#can('schedule') ? [this.#button('schedule-button', t.schedule, iconCalendar, () => void this.#openSchedule(data))] : []),
    ];
  }

  /** In place of the button that sends, while there is nothing to send. */
  atEnd(): TemplateResult | undefined {
    const t = this.#t;
    if (!t || !this.#can('attach') || !canRecord()) return undefined;
    return html`<button class="ib" part="voice-button" type="button" title=${t.record} aria-label=${t.record} ?disabled=${this.#voice.ready?.isStarting === true} @click=${this.#record}>${icon(iconMic, 'l')}</button>`;
  }

  typed(text: string): void {
    this.#emoji.ready?.close({ refocus: false });
    if (this.#door.data?.hasReplies === true) this.#replies.typed(text);
  }

  handleKey(event: KeyboardEvent): boolean {
    return this.#replies.handleKey(event);
  }

  /** Text goes in as text, whatever else comes with it. */
  paste(event: ClipboardEvent): void {
    const { clipboardData } = event;
    if (!clipboardData || clipboardData.types.includes('text/plain') || !this.#can('attach')) return;
    if (clipboardData.files.length === 0) return;
    event.preventDefault();
    this.#take(clipboardData);
  }

  /** The focus has left the composer. */
  left(): void {
    this.#replies.close();
    this.#emoji.ready?.close({ refocus: false });
  }

  /** Rejects with a `Fault` where one of them cannot be sent. */
  async attach(files: readonly File[]): Promise<void> {
    const { data } = this.#door;
    if (!this.#can('attach')) throw new Fault('unsupported');
    if (!this.#t && data) await composerArea.load(data.l.locale).catch((error: unknown) => Promise.reject(new Fault('network', { retryable: true, cause: error })));
    const t = this.#t;
    const fault = t && this.#door.data?.conversation.id === data?.conversation.id ? this.#tray.add(t, files) : new Fault('conflict');
    if (fault) throw fault;
  }

  /** Returns whether there were files to send. */
  sendFiles(): boolean {
    const t = this.#t;
    if (!t || !this.hasFiles) return false;
    void this.#tray.send(t);
    return true;
  }

  get #t(): ComposerMessages | undefined {
    return this.#door.data?.l.later(composerArea);
  }

  #can(ability: ComposerAbility): boolean {
    const { data } = this.#door;
    return data !== undefined && canDo(data, ability);
  }

  #button(part: string, label: string, shape: IconShape, act: (event: Event) => void, open?: boolean): TemplateResult {
    return html`<button class="ib${open === true ? ' on' : ''}" part=${part} type="button" title=${label} aria-label=${label} aria-expanded=${open ?? nothing} @click=${act}>${icon(shape, 'l')}</button>`;
  }

  #take(data: DataTransfer): void {
    const t = this.#t;
    const shown = this.#door.data;
    if (!t || !shown) return;
    const { files, folders } = filesOf(data);
    if (folders) this.#notices.show(shown, { title: t.noFolders, text: t.noFoldersHint });
    if (files.length > 0) this.#tray.add(t, files);
    this.#door.focus();
  }

  readonly #pickFiles = (): void => this.#door.host.renderRoot.querySelector<HTMLInputElement>('input.files')?.click();

  readonly #picked = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be picked again.
    input.value = '';
    if (this.#t) this.#tray.add(this.#t, files);
    this.#door.focus();
  };

  #toggleReplies(): void {
    this.#emoji.ready?.close({ refocus: false });
    this.#replies.toggle();
  }

  readonly #toggleEmoji = (): void => {
    const open = this.#emoji.ready;
    this.#replies.close();
    if (open?.isOpen === true) open.close();
    else void this.#openEmoji();
  };

  async #openEmoji(): Promise<void> {
    const picker = await this.#emoji.get();
    const { data } = this.#door;
    if (picker && data) await picker.open(data.l.locale).catch(() => this.#missing());
  }

  readonly #record = (): void => void this.#voice.get().then((voice) => voice?.start());

  async #openSchedule(data: ComposerData): Promise<void> {
    const dialog = await this.#schedule.get();
    if (this.#door.data?.conversation.id === data.conversation.id) dialog?.open(this.#door.data);
  }

  /** The conversation that was shown is not, or not any more. */
  #leave(): void {
    this.#replies.close();
    this.#emoji.ready?.close({ refocus: false });
    if (this.#shownId !== undefined) this.#voice.ready?.leave(this.#shownId);
  }

  /** What one agent prepared is nothing for the next one. */
  #forget(): void {
    this.#notices.forget();
    this.#tray.forget();
    this.#voice.ready?.forget();
  }

  #missing(): void {
    const { data } = this.#door;
    const t = this.#t;
    if (data && t) this.#notices.show(data, { title: t.partMissing, text: data.t.faults.network.todo });
  }
}
