import type { Backend } from '../../domain/backend.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import type { SipAccount } from '../../domain/call.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import type { SessionClock } from '../session-api.js';
import { callAttention } from './attention.js';
import { Commands, serve } from './commands.js';
import { Handover } from './handover.js';
import { LineSeat } from './line-seat.js';
import { LineView } from './line-view.js';
import { OwnTelephone } from './own-telephone.js';
import { runCommand } from './telephone-commands.js';
import { isShared, type SentMessage } from './wire.js';

export interface LineTabOptions {
  readonly name: string;
  readonly backend: Backend;
  readonly clock: SessionClock;
  /** This page is the window that outlives the others: it takes the line as soon as it is there. */
  readonly popOut: boolean;
  readonly account: () => SipAccount | undefined;
}

/** So long a tab keeps to itself that it does not know who has the line: mostly it does within milliseconds. */
const unknownFor = 1_000;

/** One tab of a line: runs the telephone while it holds the line, else shows and steers that of another tab. */
export class LineTab {
  readonly name: string;
  readonly #options: LineTabOptions;
  readonly #seat: LineSeat;
  readonly #commands: Commands;
  readonly #view = new LineView();
  readonly #telephone: OwnTelephone;
  readonly #handover: Handover;
  #settle: (fault?: Fault) => void = () => undefined;
  #cancelPatience = (): void => undefined;

  constructor(options: LineTabOptions) {
    const { name, backend, clock, account, popOut } = options;
    this.name = name;
    this.#options = options;
    this.#telephone = new OwnTelephone({ backend, clock, account, tell: (event) => this.#told(event) });
    this.#seat = new LineSeat({ name, clock, popOut }, {
      seated: () => this.#seated(),
      unseated: () => this.#unseated(),
      mirrored: (events) => this.#mirrored(events),
      vacated: (moving) => this.#vacated(moving),
      leaving: (frozen) => {
        if (frozen) void this.#telephone.stop();
      },
      heard: (message) => this.#heard(message),
      snapshot: () => this.#view.memory.snapshot(),
    });
    this.#commands = new Commands(clock, this.#seat.post);
    this.#handover = new Handover({
      clock,
      seat: this.#seat,
      commands: this.#commands,
      telephone: this.#telephone,
      view: this.#view,
      start: () => this.#start(),
      showLine: () => this.#showLine(),
    });
    this.#seat.join();
  }

  /** Resolves once calls are possible, from here or by way of another tab. */
  open(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    const usable = new Promise<void>((resolve, reject) => {
      this.#settle = (fault) => (fault ? reject(fault) : resolve());
    });
    signal.addEventListener('abort', () => this.#settle(new Fault('conflict')), { once: true });
    if (!this.#seat.ownerId) this.#view.lost(this.#options.clock.now(), true);
    this.#view.begin(emit);
    if (this.#seat.isHere || this.#seat.ownerId) this.#showLine();
    else this.#cancelPatience = this.#options.clock.after(unknownFor, () => this.#showLine());
    if (this.#seat.isHere) this.#start();
    else if (this.#seat.ownerId) this.#joined();
    return usable;
  }

  /** Whether the telephone is here. Rejects with `timeout` when nobody says that they have it. */
  async isHere(): Promise<boolean> {
    await this.#seat.settled();
    return this.#seat.isHere;
  }

  /** Carries a command out where the telephone is. */
  command(name: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#seat.isHere) return this.#run(name, args);
    const { ownerId } = this.#seat;
    if (ownerId !== undefined) return this.#commands.send(ownerId, name, args);
    return this.#seat.settled().then(() => this.command(name, args));
  }

  /** Before anything registers here by another way than `open`. */
  claim(): void {
    this.#telephone.claim();
  }

  async take(): Promise<void> {
    await this.#seat.settled();
    await this.#handover.take();
  }

  show(): void {
    this.command('show', []).catch(() => undefined);
  }

  async leave(): Promise<void> {
    this.#view.end();
    this.#cancelPatience();
    this.#handover.stop();
    if (this.#seat.isHere) this.#seat.post({ type: 'bye', moving: false });
    this.#commands.abandon();
    if (this.#telephone.running) await this.#telephone.stop();
    this.#seat.close();
  }

  #showLine(): void {
    this.#view.line(this.#seat.line);
  }

  #seated(): void {
    this.#cancelPatience();
    this.#commands.abandon();
    this.#view.lost(this.#options.clock.now(), true);
    this.#seat.announce(this.#view.memory.snapshot());
    this.#showLine();
    if (this.#view.isOpen) this.#start();
  }

  #start(): void {
    this.#telephone.start().then(
      () => this.#settle(),
      (error: unknown) => this.#failed(toFault(error)),
    );
  }

  /** It can never become usable as it is configured. */
  #failed(fault: Fault): void {
    this.#settle(fault);
    if (!this.#seat.isHere) return;
    const info = faultInfo(fault);
    this.#told({ type: 'connection-changed', connection: { status: 'offline', since: this.#options.clock.now(), fault: info } });
  }

  #unseated(): void {
    this.#handover.unseated();
    this.#showLine();
  }

  #mirrored(events: readonly BackendEvent[]): void {
    this.#cancelPatience();
    const owner = this.#seat.ownerId;
    this.#commands.abandon(owner);
    for (const event of events) this.#view.tell(event);
    this.#showLine();
    if (this.#view.isOpen) this.#joined();
  }

  /** Another tab has the telephone, and this one sees it. */
  #joined(): void {
    this.#settle();
    if (this.#options.popOut) this.#handover.takeAtOnce();
  }

  #vacated(moving: boolean): void {
    if (!moving) this.#commands.abandon();
    this.#view.lost(this.#options.clock.now(), !moving);
    this.#showLine();
  }

  #heard(message: SentMessage): void {
    if (message.type === 'about') this.#showLine();
    if (message.type === 'event' && message.from === this.#seat.ownerId) this.#view.tell(message.event);
    if (message.type === 'command') void serve(message, (name, args) => this.#run(name, args), this.#seat.post);
    if (message.type === 'taken') this.#commands.taken(message);
    if (message.type === 'outcome') this.#commands.settle(message);
  }

  /** What the telephone of this tab tells. */
  #told(event: BackendEvent): void {
    if (!this.#seat.isHere || this.#handover.hides(event)) return;
    this.#view.tell(event);
    if (isShared(event)) this.#seat.post({ type: 'event', event });
  }

  async #run(name: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#handover.knows(name)) return this.#handover.run(name);
    if (!this.#seat.isHere || this.#handover.isGiving) throw new Fault('network', { retryable: true });
    if (name === 'show') return callAttention();
    if (name === 'reconnect') return this.#options.backend.reconnect?.();
    return runCommand(this.#options.backend, name, args);
  }
}
