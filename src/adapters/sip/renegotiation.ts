import type { Session } from 'sip.js';
import type { CallEnd } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { Io } from '../../net/io.js';
import { faultOfStatus } from './status-fault.js';
import type { SipLimits } from './options.js';
import { reinvite } from './reinvite.js';
import { Gate, Serial } from './serial.js';

export interface RenegotiationOptions {
  readonly session: Session;
  readonly openedHere: boolean;
  readonly io: Io;
  readonly limits: SipLimits;
  /** Whether we hold the other side, as confirmed. */
  readonly holding: () => boolean;
  readonly hasMedia: () => boolean;
  /** The call runs and can be signalled. */
  readonly isPossible: () => boolean;
  readonly accepted: (hold: boolean) => void;
  /** The other side knows nothing of this call any more. */
  readonly gone: (end: CallEnd) => void;
}

/** Attempts after the connection came back. */
const attempts = 5;

/** All changes of one running call's session, one at a time: the library refuses a second re-INVITE meanwhile. */
export class Renegotiation {
  readonly #options: RenegotiationOptions;
  readonly #serial = new Serial();
  readonly #acknowledged = new Gate();
  #recovering = false;

  constructor(options: RenegotiationOptions) {
    this.#options = options;
    if (!options.openedHere) this.#acknowledged.close();
  }

  /** An answer of ours is on its way: an offer that crosses its ACK costs the call, as the library sees the wrong one. */
  answered(): void {
    this.#acknowledged.close();
  }

  acknowledged(): void {
    // The library deals with the ACK only after it told us.
    queueMicrotask(() => this.#acknowledged.open());
  }

  /** Anything else that must not cross a renegotiation. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    return this.#serial.run(task);
  }

  /** Resolves once the other side confirmed it. */
  async hold(hold: boolean): Promise<void> {
    try {
      await this.#serial.run(() => this.#offer(hold, false));
    } catch (error) {
      throw error instanceof Fault ? error : new Fault('media', { cause: error });
    }
  }

  /**
   * Finds out whether the call still exists, gives the other side our new address, and looks for a way for the media
   * where there is none, or `afresh`.
   */
  async recover(afresh = false): Promise<void> {
    if (this.#recovering) return;
    this.#recovering = true;
    const { io, limits, isPossible } = this.#options;
    for (let attempt = 0; attempt < attempts && isPossible(); attempt++) {
      if (attempt > 0) await new Promise<void>(resolve => io.clock.after(limits.mediaRestart * attempt, resolve));
      if (!isPossible() || (await this.#renew(afresh))) break;
    }
    this.#recovering = false;
  }

  async #renew(afresh: boolean): Promise<boolean> {
    const { holding, hasMedia, gone } = this.#options;
    const silent = !hasMedia();
    try {
      await this.#serial.run(() => this.#offer(holding(), silent || afresh));
      return true;
    } catch (error) {
      if (silent && error instanceof Fault && error.code === 'timeout') gone({ cause: 'network', by: 'system', code: 408 });
      return false;
    }
  }

  async #offer(hold: boolean, iceRestart: boolean): Promise<void> {
    const { session, openedHere, io, accepted, gone } = this.#options;
    await this.#acknowledged.passed;
    const status = await reinvite(session, { hold, iceRestart }, openedHere, io);
    if (status >= 200 && status < 300) return accepted(hold);
    if (status === 481) gone({ cause: 'network', by: 'system', code: status });
    throw faultOfStatus(status);
  }
}
