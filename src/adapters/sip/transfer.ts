import { type Core, type Notification, type Session, SessionState, type URI } from 'sip.js';
import type { CallEnd, CallTransfer } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { Clock } from '../../net/io.js';
import type { SipCall } from './call.js';
import { faultOfStatus } from './status-fault.js';

export interface TransferContext {
  readonly clock: Clock;
  /** From the other side's consent to its first report, in milliseconds. */
  readonly limit: number;
  /** For the joined call to be ended by the other side before we end it. */
  readonly ending: number;
}

/** Whoever reports at all has this long from one report to the next; no proxy lets a call ring longer (RFC 3261 timer C). */
const reportLimit = 180_000;

const away: CallEnd = { cause: 'transferred', by: 'agent' };

/** Sends the other side on to `to`. */
export function transferBlind(call: SipCall, to: URI, target: string, context: TransferContext): Promise<void> {
  call.needIdle();
  return new Transfer({ kind: 'blind', target, progress: 'asked' }, call, undefined, context).run(referTo(to));
}

/** Joins the other sides of both calls (RFC 3891) and leaves them. */
export function transferAttended(call: SipCall, consult: SipCall, context: TransferContext): Promise<void> {
  call.needIdle();
  consult.needIdle();
  const { dialog } = consult.session;
  if (call === consult || !dialog) throw new Fault('conflict');
  const replaces = `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`;
  const target = consult.life.facts.remote.number;
  const transfer = { kind: 'attended', target, progress: 'asked' } as const;
  return new Transfer(transfer, call, consult, context).run(referTo(dialog.remoteTarget, replaces));
}

/** One REFER and what is reported of it (RFC 3515). Only the status in a report counts: senders disagree on the rest. */
class Transfer {
  readonly #call: SipCall;
  readonly #consult: SipCall | undefined;
  readonly #context: TransferContext;
  #transfer: CallTransfer;
  #cseq: number | undefined;
  #cancelTimer: () => void = () => {};
  #settle: (outcome: number | Fault | undefined) => void = () => {};
  /** A status, a fault of ours, or nothing: the call ended meanwhile. */
  readonly #outcome = new Promise<number | Fault | undefined>(resolve => (this.#settle = resolve));

  constructor(transfer: CallTransfer, call: SipCall, consult: SipCall | undefined, context: TransferContext) {
    this.#transfer = transfer;
    this.#call = call;
    this.#consult = consult;
    this.#context = context;
  }

  async run(target: URI): Promise<void> {
    const { life } = this.#call;
    for (const { life: each } of this.#both) each.update({ pending: 'transfer' });
    life.update({ transfer: this.#transfer });
    void life.ended.then(() => this.#settle(undefined));
    try {
      await this.#call.run(() => this.#ask(target));
      this.#accepted();
      const outcome = await this.#outcome;
      if (outcome === undefined) return this.#ended();
      if (outcome instanceof Fault) throw outcome;
      if (outcome >= 300) throw this.#refused(outcome);
      this.#done();
    } catch (error) {
      throw this.#failed(error);
    } finally {
      this.#cancelTimer();
    }
  }

  get #both(): readonly SipCall[] {
    return this.#consult ? [this.#call, this.#consult] : [this.#call];
  }

  /** Resolves once the other side agreed to try. */
  #ask(target: URI): Promise<void> {
    const { session } = this.#call;
    if (session.state !== SessionState.Established) return Promise.reject(new Fault('conflict'));
    return new Promise((resolve, reject) => {
      const requestDelegate: Core.OutgoingRequestDelegate = {
        onAccept: () => resolve(),
        onReject: ({ message }) => reject(this.#refused(message.statusCode ?? 500)),
        onRedirect: ({ message }) => reject(this.#refused(message.statusCode ?? 300)),
      };
      void this.#call.life.ended.then(() => reject(new Fault('conflict')));
      refer(session, target, requestDelegate, notification => this.#notified(notification)).then(
        cseq => (this.#cseq = cseq),
        (error: unknown) => reject(new Fault('conflict', { cause: error })),
      );
    });
  }

  /** Many servers report nothing and just hang up on us, or on both of us, once the others are joined. */
  #accepted(): void {
    this.#await(this.#context.limit);
    this.#call.life.interpret = end => {
      // Who reports every step would have reported this one too.
      const givenUp = this.#transfer.progress === 'ringing';
      return end.cause === 'hung-up' && end.by === 'remote' && !givenUp ? away : end;
    };
    if (this.#consult) this.#consult.life.interpret = end => (end.cause === 'hung-up' && end.by === 'remote' ? away : end);
  }

  #await(milliseconds: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#context.clock.after(milliseconds, () => this.#settle(new Fault('timeout')));
  }

  #notified(notification: Notification): void {
    void notification.accept().catch(() => {});
    const { request } = notification;
    const status = Number(/^SIP\/2\.0 ([1-6]\d\d)/.exec(request.body)?.[1]);
    const id = /;\s*id=(\d+)/i.exec(request.getHeader('event') ?? '')?.[1];
    // Of an earlier one that failed, or of something else.
    if (!status || this.#call.life.facts.pending !== 'transfer' || (id && this.#cseq && Number(id) !== this.#cseq)) return;
    if (status >= 200) return this.#settle(status);
    this.#await(reportLimit);
    this.#tell({ progress: status === 100 ? 'trying' : 'ringing' });
  }

  #done(): void {
    this.#tell({ progress: 'done' });
    this.#call.life.terminate(away);
    const consult = this.#consult?.life;
    // Whoever is joined hangs up on us; a BYE of ours would cross theirs.
    consult?.after(this.#context.ending, () => consult.terminate(away));
  }

  async #ended(): Promise<void> {
    const { cause } = await this.#call.life.ended;
    if (cause !== 'transferred') throw new Fault('conflict');
    const consult = this.#consult?.life;
    consult?.after(this.#context.ending, () => consult.terminate(away));
  }

  #refused(status: number): Fault {
    this.#transfer = { ...this.#transfer, code: status };
    return faultOfStatus(status);
  }

  #failed(error: unknown): Fault {
    for (const { life } of this.#both) {
      life.interpret = end => end;
      life.update({}, ['pending']);
    }
    this.#tell({ progress: 'failed' });
    return error instanceof Fault ? error : new Fault('unknown', { cause: error });
  }

  #tell(change: Pick<CallTransfer, 'progress'>): void {
    this.#transfer = { ...this.#transfer, ...change };
    this.#call.life.update({ transfer: this.#transfer });
  }
}

/** Resolves with its sequence number, by which reports name it. */
async function refer(
  session: Session,
  target: URI,
  requestDelegate: Core.OutgoingRequestDelegate,
  onNotify: (notification: Notification) => void,
): Promise<number> {
  const { message } = await session.refer(target, { requestDelegate, onNotify });
  return message.cseq;
}

/** The library writes the target as it is, and without brackets its parameters would be the header's. */
function referTo(uri: URI, replaces?: string): URI {
  const plain = uri.clone();
  plain.clearHeaders();
  const text = replaces === undefined ? `<${plain.toString()}>` : `<${plain.toString()}?Replaces=${encodeURIComponent(replaces)}>`;
  plain.toString = () => text;
  return plain;
}
