import type { Call } from '../../domain/call.js';
import type { Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import type { Hid, HidDevice, HidInputEvent } from './hid-port.js';
import { Reports, type Button, type Light } from './reports.js';

/** The buttons of one headset, connected to a session. */
export interface Headset {
  readonly name: string;
  /** Aborted when the buttons are no longer connected. */
  readonly signal: AbortSignal;
  close(): Promise<void>;
}

const ringsIn = ({ direction, state }: Call): boolean => direction === 'in' && state === 'ringing';
const isOn = ({ state }: Call): boolean => state !== 'ended';

/**
 * Reports of the headset to acts of the session, and the session's state to its lights. The lights show what the
 * exchange has confirmed, never what a button asked for. Of several tabs only the one that holds the telephone listens.
 */
export class HeadsetLink implements Headset {
  readonly #session: Session;
  readonly #over = new AbortController();
  #device: HidDevice;
  #reports: Reports;
  #shown: string | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(hid: Hid, session: Session, device: HidDevice) {
    this.#session = session;
    this.#device = device;
    this.#reports = new Reports(device);
    const { signal } = this.#over;
    const { calls, connection, auth } = session;
    const show = (): void => this.#show();
    for (const end of [calls.$calls.listen(show), connection.$line.listen(show), auth.$state.listen(show)]) signal.addEventListener('abort', end);
    hid.addEventListener('connect', (event) => void this.#plugged((event as Event & { device: HidDevice }).device), { signal });
  }

  get name(): string {
    return this.#device.productName;
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Rejects where the system does not let the browser have the device. */
  async start(): Promise<this> {
    const device = this.#device;
    if (!device.opened) await device.open();
    device.addEventListener('inputreport', this.#input, { signal: this.signal });
    this.#shown = undefined;
    this.#show();
    return this;
  }

  async close(): Promise<void> {
    if (this.signal.aborted) return;
    this.#write(new Set());
    this.#over.abort();
    await this.#writing;
    await this.#device.close().catch(() => undefined);
  }

  /** The same headset was plugged in again: it is another object, with the permission of before. */
  async #plugged(device: HidDevice): Promise<void> {
    const { vendorId, productId } = this.#device;
    if (device === this.#device && device.opened) return;
    if (device.vendorId !== vendorId || device.productId !== productId) return;
    const reports = new Reports(device);
    if (!reports.has('hook')) return;
    this.#device = device;
    this.#reports = reports;
    await this.start().catch(() => undefined);
  }

  get #isOurs(): boolean {
    const { where } = this.#session.connection.$line.get();
    return where === 'alone' || where === 'here';
  }

  readonly #input = (event: Event): void => {
    const { reportId, data } = event as HidInputEvent;
    if (event.target !== this.#device) return;
    for (const { button, down, isState } of this.#reports.read(reportId, data)) {
      if (this.#isOurs) this.#press(button, down, isState);
    }
  };

  #press(button: Button, down: boolean, isState: boolean): void {
    const { calls } = this.#session;
    const live = calls.$calls.get().filter(isOn);
    const current = calls.$current.get();
    const running = current && isOn(current) && !ringsIn(current) ? current : undefined;
    const ringing = live.find(ringsIn);
    if (button === 'hook') return this.#hook(isState ? down : down ? running === undefined : undefined, running, ringing);
    if (button === 'mute') return this.#mute(running, isState, down);
    if (!down) return;
    const [, other] = live;
    const last = calls.$lastDialled.get();
    if (button === 'drop') this.#hook(false, running, ringing);
    else if (button === 'redial' && live.length === 0 && last !== undefined) reported(calls.dial(last));
    else if (button === 'flash' && ringing) reported(calls.answer(ringing.id));
    else if (button === 'flash' && running && other) reported(calls.swap());
    else if (button === 'flash' && running) reported(running.hold.local ? calls.resume(running.id) : calls.hold(running.id));
  }

  /** Off the hook answers, on the hook ends; a headset that merely follows the lights changes nothing. */
  #hook(off: boolean | undefined, running: Call | undefined, ringing: Call | undefined): void {
    const { calls } = this.#session;
    if (off === true && !running && ringing) reported(calls.answer(ringing.id));
    else if (off === false && running) reported(calls.hangUp(running.id));
    else if (off === false && ringing) reported(calls.reject(ringing.id));
  }

  #mute(running: Call | undefined, isState: boolean, down: boolean): void {
    if (!running || (!isState && !down)) return;
    const muted = isState ? down : !running.muted;
    if (muted !== running.muted) reported(this.#session.calls.setMuted(muted, running.id));
  }

  #show(): void {
    const live = this.#isOurs ? this.#session.calls.$calls.get().filter(isOn) : [];
    const rings = live.some(ringsIn);
    const running = live.filter((call) => !ringsIn(call));
    const on: readonly (readonly [Light, boolean])[] = [
      ['ring', rings],
      ['ringer', rings && running.length === 0],
      ['offHook', running.length > 0],
      ['mute', running.some(({ muted, hold }) => muted && !hold.local)],
      ['hold', running.length > 0 && running.every(({ hold }) => hold.local)],
    ];
    this.#write(new Set(on.filter(([, isLit]) => isLit).map(([light]) => light)));
  }

  #write(on: ReadonlySet<Light>): void {
    const shown = [...on].join(' ');
    if (shown === this.#shown) return;
    this.#shown = shown;
    // It follows this light, and need not tell that it does.
    this.#reports.assume('hook', on.has('offHook'));
    const device = this.#device;
    for (const { reportId, data } of this.#reports.write(on)) {
      // One after the other: a headset that is gone fails them all, which its return makes up for.
      this.#writing = this.#writing.then(() => device.sendReport(reportId, data)).catch(() => undefined);
    }
  }
}
