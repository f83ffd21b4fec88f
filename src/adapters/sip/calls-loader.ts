import { type Invitation, type Session, type SessionDescriptionHandler, SessionState } from 'sip.js';
import { Fault } from '../../domain/fault.js';
import type { Clock } from '../../net/io.js';
import type { SipCall } from './call.js';
import type { CallList, CallListOptions } from './call-list.js';
import type { DescriptionsOptions } from './descriptions.js';
import { onFirstTouch } from './first-touch.js';
import type { IncomingOptions } from './incoming.js';

type CallsModule = typeof import('./calls.js');
type Receiving = Pick<IncomingOptions, 'autoAnswer' | 'autoAnswerHeader' | 'tell'>;

/** Long enough to be out of the way of a page that starts; by then it is fetched although nobody is there. */
const quiet = 15_000;
const retryFirst = 250;
const retryCap = 4_000;

/**
 * The calls of one telephone. What only calls need is not fetched for the registration but right after it: as soon as
 * somebody is at the page, at the latest 15 s later, at once when a call comes or is dialled.
 */
export class CallsLoader {
  readonly #options: CallListOptions;
  readonly #media: DescriptionsOptions;
  readonly #clock: Clock;
  #module: CallsModule | undefined;
  #list: CallList | undefined;
  #loading: Promise<CallList> | undefined;
  #cancel: (() => void) | undefined;
  #over = false;

  constructor(options: CallListOptions, media: DescriptionsOptions) {
    this.#options = options;
    this.#media = media;
    this.#clock = options.io.clock;
  }

  /** Absent while there never was a call. */
  get list(): CallList | undefined {
    return this.#list;
  }

  get all(): readonly SipCall[] {
    return this.#list?.all ?? [];
  }

  /** Rejects with `network`, and may be asked again. */
  load(): Promise<CallList> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Begins to load before it is needed. */
  prepare(): void {
    if (this.#cancel || this.#list) return;
    const run = (): void => {
      this.#forget();
      void this.#insist(() => true);
    };
    const cancelTouch = onFirstTouch(run);
    const cancelQuiet = this.#clock.after(quiet, run);
    this.#cancel = () => {
      cancelTouch();
      cancelQuiet();
    };
  }

  /**
   * The library tells the caller that we are trying, which goes on while what a call needs is still to come: it is tried
   * again for as long as the caller waits.
   */
  async receive(invitation: Invitation, options: Receiving): Promise<void> {
    let cancelled: readonly string[] = [];
    const waits = this.#list === undefined;
    if (waits) invitation.delegate = { onCancel: ({ request }) => (cancelled = request.getHeaders('reason')) };
    const calls = this.#list ?? (await this.#insist(() => invitation.state === SessionState.Initial));
    if (!calls || this.#over) return;
    this.#module?.receiveCall(invitation, { ...options, calls, clock: this.#clock, cancelled });
    if (waits && !this.#options.linkUp()) for (const call of calls.all) call.linkLost();
  }

  /** Only calls of the list have media. */
  describe(session: Session): SessionDescriptionHandler {
    if (!this.#module) throw new Fault('conflict');
    return this.#module.describe(session, this.#media);
  }

  stop(): void {
    this.#over = true;
    this.#forget();
    this.#list?.abandonAll();
  }

  /** Tries until it is there, or is not wanted any more. */
  async #insist(isWanted: () => boolean): Promise<CallList | undefined> {
    for (let wait = retryFirst; !this.#over && isWanted(); wait = Math.min(wait * 2, retryCap)) {
      const list = await this.load().catch(() => undefined);
      if (list) return list;
      await new Promise<void>(resolve => void this.#clock.after(wait, resolve));
    }
    return undefined;
  }

  #forget(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  async #load(): Promise<CallList> {
    try {
      this.#module = await import('./calls.js');
    } catch (error) {
      this.#loading = undefined;
      throw new Fault('network', { retryable: true, cause: error });
    }
    this.#list = new this.#module.CallList(this.#options);
    return this.#list;
  }
}
