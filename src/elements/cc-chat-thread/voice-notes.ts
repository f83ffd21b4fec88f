import type { TemplateResult } from 'lit';
import { toFault } from '../../domain/fault.js';
import type { ComposerMessages } from '../../i18n/composer.js';
import { composerArea } from '../../i18n/composer.js';
import { adopt } from './composer-late.js';
import type { Notices } from './composer-notices.js';
import { described, type ComposerData, type ComposerDoor } from './composer-parts.js';
import { VoiceNote } from './voice-note.js';
import { voiceStyles } from './voice-notes.styles.js';
import { voiceView } from './voice-view.js';

/** Voice messages that are being recorded or wait to be sent, one per conversation. Only one has the microphone. */
export class VoiceNotes {
  readonly #door: ComposerDoor;
  readonly #notices: Notices;
  readonly #notes = new Map<string, VoiceNote>();
  #starting: string | undefined;

  constructor(door: ComposerDoor, notices: Notices) {
    this.#door = door;
    this.#notices = notices;
    adopt(door.host.renderRoot, voiceStyles);
  }

  get isStarting(): boolean {
    return this.#starting !== undefined;
  }

  /** A recording of any conversation is being made or waits to be sent. */
  get isHolding(): boolean {
    return this.#notes.size > 0;
  }

  async start(): Promise<void> {
    const { data } = this.#door;
    const t = data?.l.later(composerArea);
    if (!data || !t || this.#starting !== undefined) return;
    const { id } = data.conversation;
    this.#starting = id;
    this.#notices.clear(id);
    this.#door.host.requestUpdate();
    try {
      const note = await VoiceNote.record(() => this.#changed(id), microphoneOf(data));
      this.#take(t, id, note);
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'permission') this.#notices.show(data, { title: t.microphoneRefused, text: t.microphoneRefusedHint });
      else this.#notices.show(data, { title: t.microphoneFailed, text: t.microphoneFailedHint });
    } finally {
      this.#starting = undefined;
      this.#door.host.requestUpdate();
    }
  }

  /** The agent looks elsewhere: what was recorded is kept, the microphone is given back. */
  leave(id: string): void {
    this.#notes.get(id)?.settle();
  }

  /** Nobody is signed in, or the widget is gone. */
  forget(): void {
    for (const note of this.#notes.values()) note.discard();
    this.#notes.clear();
  }

  render(t: ComposerMessages): TemplateResult | undefined {
    const { data } = this.#door;
    const note = this.#notes.get(data?.conversation.id ?? '');
    if (!data || !note) return undefined;
    return voiceView({
      t,
      duration: (length) => data.l.duration(length),
      note,
      discard: () => this.#discard(t, data, note),
      pause: () => note.recorder.pause(),
      resume: () => note.resume(),
      listen: () => void note.listen().catch(() => this.#notices.show(data, { title: t.cannotListen, text: t.cannotListenHint })),
      send: () => void this.#send(t, data, note),
    });
  }

  #take(t: ComposerMessages, id: string, note: VoiceNote): void {
    this.#notes.set(id, note);
    if (this.#door.data?.conversation.id === id) {
      this.#door.say(t.recording);
      this.#focus();
    } else note.settle();
  }

  /** The control that the agent most likely wants next. */
  #focus(): void {
    this.#door.host.requestUpdate();
    void this.#door.host.updateComplete.then(() => this.#door.host.renderRoot.querySelector<HTMLElement>('.recbar .primary')?.focus());
  }

  #changed(id: string): void {
    const note = this.#notes.get(id);
    const t = this.#door.data?.l.later(composerArea);
    if (note && t && this.#door.data?.conversation.id === id) this.#door.say({ recording: t.recording, paused: t.recordingPaused, stopped: t.recordingStopped }[note.recorder.state]);
    this.#door.host.requestUpdate();
  }

  #discard(t: ComposerMessages, { conversation }: ComposerData, note: VoiceNote): void {
    this.#notes.delete(conversation.id);
    note.discard();
    this.#door.say(t.recordingDiscarded);
    this.#back();
  }

  async #send(t: ComposerMessages, data: ComposerData, note: VoiceNote): Promise<void> {
    const { id } = data.conversation;
    if (note.isSending) return;
    const { messages } = data.session;
    const { text, replyTo } = messages.draft(id);
    note.isSending = true;
    this.#notices.clear(id);
    this.#door.host.requestUpdate();
    try {
      const file = await note.file();
      if (!this.#door.mayGoOut('', { files: described([file]) }, data)) {
        note.isSending = false;
        return this.#door.host.requestUpdate();
      }
      // Written down from here on: it shows in the log, and its quote is used up.
      const written = messages.attach(id, [file], { voice: true, ...(replyTo === undefined ? {} : { replyTo }) });
      if (replyTo !== undefined) messages.setDraft(id, { text });
      await written;
      this.#notes.delete(id);
      note.discard();
      this.#door.sent();
      this.#back();
    } catch (error) {
      note.isSending = false;
      if (replyTo !== undefined) messages.setDraft(id, { ...messages.draft(id), replyTo });
      this.#notices.fault(data, t.voiceFailed, toFault(error));
    }
  }

  #back(): void {
    this.#door.host.requestUpdate();
    void this.#door.host.updateComplete.then(() => this.#door.focus());
  }
}

/** The one that the agent telephones with. */
function microphoneOf({ session }: ComposerData): string | undefined {
  return session.connection.$audio.get().devices?.chosen.microphone;
}

