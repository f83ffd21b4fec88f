import { type CallStats, readStats } from './call-stats.js';
import type { Descriptions } from './descriptions.js';
import type { Sound } from './sound.js';

/** The sound of one call: what its microphone gives, where its far end is played. */
export class CallAudio {
  readonly #callId: string;
  readonly #sound: Sound;
  #descriptions: Descriptions | undefined;
  #early = false;

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
    this.#sound.speaker.play(this.#callId, descriptions.remoteMediaStream);
  }

  async playEarly(sdp: string): Promise<void> {
    // The answer that comes with the pick-up is still to be tried when this one is of no use.
    this.#early ||= (await this.#descriptions?.applyEarly(sdp).catch(() => false)) ?? false;
  }

  /** What is not captured is not sent at all, whatever direction was negotiated. */
  capture(on: boolean): void {
    const track = this.#descriptions?.audioSender?.track;
    if (track) track.enabled = on;
  }

  async stats(): Promise<CallStats | undefined> {
    const connection = this.#descriptions?.peerConnection;
    return connection && readStats(connection);
  }

  close(): void {
    this.#descriptions?.close();
    this.#sound.speaker.stop(this.#callId);
    this.#sound.microphone.settle();
  }
}
