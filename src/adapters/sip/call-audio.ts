import { Fault } from '../../domain/fault.js';
import { type CallStats, readStats } from './call-stats.js';
import type { Descriptions } from './descriptions.js';
import type { Sound } from './sound.js';

/** The sound of one call: what its microphone gives, where its far end is played. */
export class CallAudio {
  readonly #callId: string;
  readonly #sound: Sound;
  #descriptions: Descriptions | undefined;
  #early = false;
  #captures = true;
  #leave: (() => void) | undefined;
  /** In a conference: the microphone is another track now. */
  onMicrophone: ((track: MediaStreamTrack) => void) | undefined;
  /** Known once something else was sent instead. */
  #microphone: MediaStreamTrack | undefined;
  /** What is sent instead of the microphone. */
  #mixed: MediaStreamTrack | undefined;

  constructor(callId: string, sound: Sound) {
    this.#callId = callId;
    this.#sound = sound;
  }

  get descriptions(): Descriptions | undefined {
    return this.#descriptions;
  }

  /** The far end is heard already although nobody picked up. */
  get isEarly(): boolean {
    return this.#early;
  }

  /** Direction attributes and all, as the other side last confirmed them. */
  get remoteDescription(): string | undefined {
    return this.#descriptions?.peerConnection?.currentRemoteDescription?.sdp;
  }

  attach(descriptions: Descriptions): void {
    this.#descriptions = descriptions;
    this.#leave ??= this.#sound.add(this);
    this.#sound.speaker.play(this.#callId, descriptions.remoteMediaStream);
  }

  /** Nobody pressed a button, and the other side is about to hear the agent. */
  announce(): void {
    void this.#sound.ringer?.beep('intercom');
  }

  async playEarly(sdp: string): Promise<void> {
    // The answer that comes with the pick-up is still to be tried when this one is of no use.
    this.#early ||= (await this.#descriptions?.applyEarly(sdp).catch(() => false)) ?? false;
  }

  /** What is not captured is not sent at all, whatever direction was negotiated. */
  capture(on: boolean): void {
    this.#captures = on;
    const track = this.#microphone ?? this.#descriptions?.audioSender?.track;
    if (track) track.enabled = on;
  }

  get captures(): boolean {
    return this.#captures;
  }

  /** Sends another microphone, as silently as the one before; the other side is not asked (W3C webrtc, `replaceTrack`). */
  renew(track: MediaStreamTrack): void {
    track.enabled = this.#captures;
    const sender = this.#descriptions?.audioSender;
    const before = this.#microphone ?? sender?.track;
    if (!sender || !before) return track.stop();
    this.#microphone = track;
    // At once, so that nothing of it is sent whatever happens to the call meanwhile.
    before.stop();
    if (this.#mixed) this.onMicrophone?.(track);
    else sender.replaceTrack(track).catch(() => {});
  }

  /** What comes from the far end. */
  get voice(): MediaStreamTrack | undefined {
    return this.#descriptions?.peerConnection?.getReceivers().find(({ track }) => track.kind === 'audio')?.track;
  }

  /** Sends `output` instead of the microphone, which it resolves with: it is to be mixed into that. */
  async sendMixed(output: MediaStreamTrack): Promise<MediaStreamTrack> {
    const sender = this.#descriptions?.audioSender;
    const microphone = this.#microphone ?? sender?.track;
    if (!sender || !microphone) throw new Fault('media');
    this.#microphone = microphone;
    this.#mixed = output;
    await sender.replaceTrack(output);
    return microphone;
  }

  /** Back to the microphone alone. */
  sendPlain(): void {
    const [microphone, mixed] = [this.#microphone, this.#mixed];
    this.#mixed = undefined;
    if (!microphone || !mixed) return;
    mixed.stop();
    // Where the call has ended there is nobody to send to.
    this.#descriptions?.audioSender?.replaceTrack(microphone).catch(() => {});
  }

  async stats(): Promise<CallStats | undefined> {
    const connection = this.#descriptions?.peerConnection;
    return connection && readStats(connection);
  }

  close(): void {
    // The library stops only what is sent, which may be something else, or still be about to change.
    this.#microphone?.stop();
    this.#descriptions?.close();
    this.#sound.speaker.stop(this.#callId);
    this.#leave?.();
    this.#sound.microphone.settle();
  }
}
