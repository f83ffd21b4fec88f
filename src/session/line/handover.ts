import type { BackendEvent } from '../../domain/backend-event.js';
import type { MovableCall } from '../../domain/call.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import type { SessionClock } from '../session-api.js';
import type { Commands } from './commands.js';
import type { LineSeat } from './line-seat.js';
import type { LineView } from './line-view.js';
import type { OwnTelephone } from './own-telephone.js';

export interface HandoverContext {
  readonly clock: SessionClock;
  readonly seat: LineSeat;
  readonly commands: Commands;
  readonly telephone: OwnTelephone;
  readonly view: LineView;
  readonly start: () => void;
  readonly showLine: () => void;
}

/** In milliseconds: for the asker to come and get the line, and to say how it went with the calls. */
const fetchWithin = 5_000;
const movedWithin = 12_000;

const steps = ['take', 'moved', 'back'] as const;

/**
 * Moves the telephone from one living tab to another, with its calls:
 *
 *   asker            owner
 *   take ──────────▶ leaves the server, keeps the calls alive
 *        ◀────────── the calls, as plain data
 *   takes the lock, registers, calls the other ends anew in their place (RFC 3891)
 *   moved ─────────▶ lets go of everything
 *   or back ───────▶ takes the lock again, registers, goes on with its calls
 */
export class Handover {
  readonly #context: HandoverContext;
  #state: 'none' | 'taking' | 'adopting' | 'giving' | 'given' | 'reclaiming' = 'none';
  #cancelTimer = (): void => undefined;
  #tookAtOnce = false;

  constructor(context: HandoverContext) {
    this.#context = context;
  }

  /** On the way out: nothing is begun any more. */
  get isGiving(): boolean {
    return this.#state === 'giving';
  }

  /** Calls that are still being moved are no others than they were. */
  hides({ type }: BackendEvent): boolean {
    return this.isGiving || (this.#state === 'adopting' && type === 'calls-listed');
  }

  stop(): void {
    this.#cancelTimer();
    this.#state = 'none';
  }

  knows(name: string): boolean {
    return steps.some((step) => step === name);
  }

  run(name: string): Promise<unknown> {
    if (name === 'take') return this.#give();
    return name === 'moved' ? this.#letGo() : this.#takeBack();
  }

  async take(): Promise<void> {
    const { seat, commands, telephone } = this.#context;
    const { ownerId } = seat;
    if (seat.isHere || ownerId === undefined) return;
    if (this.#state !== 'none') throw new Fault('conflict');
    this.#state = 'taking';
    try {
      const calls = (await commands.send(ownerId, 'take', [])) as readonly MovableCall[];
      await seat.seize();
      this.#state = 'adopting';
      this.#begin();
      await telephone.adopt(calls);
      this.#arrived(ownerId);
    } catch (error) {
      if (this.#state === 'adopting') await this.#giveBack(ownerId);
      throw error;
    } finally {
      this.#state = 'none';
    }
  }

  /** Once; what goes wrong is told as a fault. */
  takeAtOnce(): void {
    if (this.#tookAtOnce) return;
    this.#tookAtOnce = true;
    this.take().catch((error: unknown) => this.#context.view.tell({ type: 'faulted', fault: faultInfo(toFault(error)) }));
  }

  unseated(): void {
    if (this.#state !== 'giving') return void this.#context.telephone.stop();
    this.#state = 'given';
    this.#wait(movedWithin, () => void this.#letGo());
  }

  #begin(): void {
    const { seat, view, start, showLine } = this.#context;
    view.memory.forgetCalls();
    seat.announce([]);
    showLine();
    start();
  }

  #arrived(from: string): void {
    const { seat, view, commands } = this.#context;
    this.#state = 'none';
    const event = { type: 'calls-listed', calls: view.memory.liveCalls } as const;
    view.tell(event);
    seat.post({ type: 'event', event });
    commands.send(from, 'moved', []).catch(() => undefined);
  }

  /** The calls could not be moved: they go on where they were, if that tab is still there. */
  async #giveBack(to: string): Promise<void> {
    const { telephone, commands, view } = this.#context;
    if (view.memory.liveCalls.length > 0) return this.#arrived(to);
    await telephone.stop();
    await commands.send(to, 'back', []).catch(() => this.#keepWithoutCalls());
  }

  #keepWithoutCalls(): void {
    this.#state = 'none';
    this.#context.start();
  }

  async #give(): Promise<readonly MovableCall[]> {
    const { seat, telephone, view, clock, showLine } = this.#context;
    if (!seat.isHere || this.#state !== 'none') throw new Fault('conflict');
    this.#state = 'giving';
    try {
      const calls = await telephone.release(view.memory.liveCalls.length > 0);
      seat.post({ type: 'bye', moving: true });
      view.lost(clock.now(), false);
      showLine();
      this.#wait(fetchWithin, () => this.#reclaim());
      return calls;
    } catch (error) {
      this.#state = 'none';
      throw error;
    }
  }

  async #letGo(): Promise<void> {
    if (this.#state !== 'given' && this.#state !== 'giving') return;
    this.stop();
    await this.#context.telephone.stop();
  }

  async #takeBack(): Promise<void> {
    if (this.#state !== 'given') throw new Fault('conflict');
    this.#cancelTimer();
    this.#state = 'reclaiming';
    await this.#context.seat.seize();
    this.#reclaim();
  }

  /** Goes on as if nobody had asked. */
  #reclaim(): void {
    const { seat, view, telephone, showLine } = this.#context;
    this.stop();
    for (const event of telephone.memory.snapshot()) view.tell(event);
    seat.announce(view.memory.snapshot());
    showLine();
    telephone.reclaim().catch((error: unknown) => view.tell({ type: 'faulted', fault: faultInfo(toFault(error)) }));
  }

  #wait(milliseconds: number, run: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#context.clock.after(milliseconds, run);
  }
}
