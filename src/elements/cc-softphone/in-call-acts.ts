import type { Call } from '../../domain/call.js';
import { dialableNumber } from '../../domain/dialable-number.js';
import { Fault } from '../../domain/fault.js';
import type { CallsSlice, Session } from '../../session/session-api.js';
import type { Acting } from './acting.js';
import { isRingingIn } from './phone-facts.js';
import type { PhoneAct } from './phone-view.js';

export interface TransferOptions {
  /** `blind` (the default): at once. `attended`: somebody is asked first. */
  readonly kind?: 'blind' | 'attended';
}

/** What joins calls with each other or with somebody else, for buttons and methods alike. */
export class InCallActs {
  readonly #acting: Acting;

  constructor(acting: Acting) {
    this.#acting = acting;
  }

  transfer(target: string, { kind = 'blind' }: TransferOptions = {}, callId?: string): Promise<void> {
    if (kind === 'blind') return this.#send('transfer', 'blind', target, callId, ({ transfer }, id) => transfer(target, id));
    return this.#send('consult', 'attended', target, callId, async ({ consult }, id) => void (await consult(target, id)));
  }

  completeTransfer(consultId?: string): Promise<void> {
    return this.#acting.run('completeTransfer', consultId, ({ calls }) => calls.completeTransfer(consultId));
  }

  cancelTransfer(consultId?: string): Promise<void> {
    return this.#acting.run('cancelTransfer', consultId, ({ calls }) => calls.cancelConsult(consultId));
  }

  swap(callId?: string): Promise<void> {
    return this.#acting.run('swap', callId, ({ calls }) => calls.swap(callId));
  }

  conference(callIds?: readonly string[]): Promise<void> {
    return this.#acting.run('conference', '', ({ calls }) => calls.conference(callIds));
  }

  split(keepId?: string): Promise<void> {
    return this.#acting.run('split', '', ({ calls }) => calls.split(keepId));
  }

  /** One after the other: the session begins one call at a time. */
  async holdAll(callIds: readonly string[], held: boolean): Promise<void> {
    for (const id of callIds) await (held ? this.#acting.hold(id) : this.#acting.resume(id));
  }

  async #send(
    act: PhoneAct,
    kind: 'blind' | 'attended',
    target: string,
    callId: string | undefined,
    run: (calls: CallsSlice, callId: string) => Promise<void>,
  ): Promise<void> {
    const id = callId ?? '';
    return this.#acting.run(act, id, async (session) => {
      const call = callOf(session, callId);
      if (!call || dialableNumber(target) === '') throw new Fault('rejected');
      this.#acting.ask('cc-before-transfer', { callId: call.id, target, kind });
      await run(session.calls, call.id);
    });
  }
}

/** The one that was named, else the current one; never one that only rings. */
function callOf({ calls }: Session, callId: string | undefined): Call | undefined {
  const call = callId === undefined ? calls.$current.get() : calls.$calls.get().find(({ id }) => id === callId);
  return call && call.state !== 'ended' && !isRingingIn(call) ? call : undefined;
}
