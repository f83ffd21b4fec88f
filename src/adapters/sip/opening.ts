import { Invitation, type Inviter, SessionState } from 'sip.js';
import { Fault } from '../../domain/fault.js';
import type { CallAudio } from './call-audio.js';
import type { CallLife } from './call-life.js';
import { endOfRefusal } from './causes.js';

export interface OpeningOptions {
  readonly session: Inviter | Invitation;
  readonly life: CallLife;
  readonly audio: CallAudio;
  readonly linkUp: () => boolean;
}

/** A call until it runs: dialled, taken or refused. */
export class Opening {
  readonly #options: OpeningOptions;
  #acting = false;

  constructor(options: OpeningOptions) {
    this.#options = options;
  }

  /** An act of ours is under way, and tells by itself why it failed. */
  get isActing(): boolean {
    return this.#acting;
  }

  async dial(ringLimit: number | undefined): Promise<void> {
    const { session, life } = this.#options;
    if (session instanceof Invitation) throw new Fault('conflict');
    if (ringLimit !== undefined) life.after(ringLimit, () => this.#giveUp());
    this.#acting = true;
    try {
      await session.invite({
        requestDelegate: {
          onProgress: ({ message }) => void this.#progress(message.statusCode ?? 0, message.body),
          onReject: ({ message }) => this.#refused(message.statusCode ?? 500, message.getHeaders('reason')),
          onRedirect: ({ message }) => this.#refused(message.statusCode ?? 300, []),
        },
      });
    } catch (error) {
      // Hung up while the microphone or the network was still being asked.
      if (life.end) return;
      throw this.#broken(error);
    } finally {
      this.#acting = false;
    }
  }

  async answer(): Promise<void> {
    const { session, life, linkUp } = this.#options;
    if (!(session instanceof Invitation) || !life.is('ringing')) throw new Fault('conflict');
    if (!linkUp()) throw new Fault('network', { retryable: true });
    this.#acting = true;
    life.cancelTimer();
    life.update({ state: 'answering' });
    try {
      await session.accept();
    } catch (error) {
      throw this.#broken(error);
    } finally {
      this.#acting = false;
    }
    if (session.state === SessionState.Established) return;
    life.finish();
    throw new Fault('conflict');
  }

  async reject(reason: 'declined' | 'busy'): Promise<void> {
    const { session, life } = this.#options;
    if (!(session instanceof Invitation) || !life.is('ringing')) throw new Fault('conflict');
    const code = reason === 'busy' ? 486 : 603;
    life.endedBy({ cause: reason, by: 'agent', code });
    await session.reject({ statusCode: code });
  }

  async #progress(status: number, body: string): Promise<void> {
    const { life, audio } = this.#options;
    if (status <= 100 || !life.is('dialing', 'ringing')) return;
    if (body.startsWith('v=')) await audio.playEarly(body);
    if (life.is('dialing', 'ringing')) life.update({ state: 'ringing', ...(audio.isEarly ? { early: true } : {}) });
  }

  #refused(status: number, reasons: readonly string[]): void {
    // Made up by ourselves when the connection went.
    const lost = status === 503 && !this.#options.linkUp();
    this.#options.life.endedBy(lost ? { cause: 'network', by: 'system' } : endOfRefusal(status, reasons));
  }

  #giveUp(): void {
    const { life } = this.#options;
    if (life.is('dialing', 'ringing')) life.terminate({ cause: 'no-answer', by: 'system' });
  }

  /** `accept` or `invite` failed on our side: nearly always the microphone. */
  #broken(error: unknown): Fault {
    const { life } = this.#options;
    const fault = error instanceof Fault ? error : new Fault('media', { cause: error });
    life.endedBy({ cause: fault.code === 'permission' ? 'permission' : 'media', by: 'system' });
    life.finish();
    return fault;
  }
}
