import type { Hid, HidCollection, HidDevice, HidReport } from '../../../src/elements/headset/index.js';

/** One bit. */
const bit = { reportSize: 1, reportCount: 1, logicalMinimum: 0 } as const;
const state = { ...bit, isAbsolute: true, hasPreferredState: false } as const;
const press = { ...bit, isAbsolute: false, hasPreferredState: true } as const;
const padding = (bits: number) => ({ reportSize: bits, reportCount: 1, isConstant: true, usages: [] }) as const;

/** Input of report 2: hook as a state, then mute, flash and redial as presses. */
const input: HidReport = {
  reportId: 2,
  items: [
    { ...state, usages: [0x0b0020] },
    { ...press, usages: [0x0b002f] },
    padding(1),
    { ...press, reportCount: 2, usages: [0x0b0021, 0x0b0024] },
    padding(3),
  ],
};

/** Output of report 2: off-hook, mute, ring, padding, hold. The ringer has report 3. */
const outputs: readonly HidReport[] = [
  { reportId: 2, items: [{ ...state, reportCount: 3, usages: [0x080017, 0x080009, 0x080018] }, padding(6), { ...state, usages: [0x080020] }, padding(6)] },
  { reportId: 3, items: [{ ...state, usages: [0x0b009e] }, padding(7)] },
];

export const telephone: readonly HidCollection[] = [
  { usagePage: 0x0c, usage: 0x01, inputReports: [{ reportId: 1, items: [{ ...press, usages: [0x0c00e9] }] }] },
  { usagePage: 0x0b, usage: 0x05, inputReports: [input], children: [{ usagePage: 0x0b, outputReports: outputs }] },
];

/** Stands in for a device of `navigator.hid`: no hardware is there to press. */
export class FakeHeadset extends EventTarget implements HidDevice {
  opened = false;
  readonly vendorId: number = 0x1234;
  readonly productId = 0x0001;
  readonly productName = 'Fone de teste';
  readonly collections: readonly HidCollection[];
  /** Everything that was shown on it, as `report id: bytes`. */
  readonly shown: string[] = [];
  refuses = false;

  constructor(collections: readonly HidCollection[] = telephone) {
    super();
    this.collections = collections;
  }

  async open(): Promise<void> {
    if (this.refuses) throw new DOMException('', 'NotAllowedError');
    this.opened = true;
  }

  async close(): Promise<void> {
    this.opened = false;
  }

  async sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void> {
    this.shown.push(`${reportId}: ${[...data].join(' ')}`);
  }

  /** A report as the device sends it. */
  reports(...bytes: readonly number[]): void {
    const event = Object.assign(new Event('inputreport'), { reportId: 2, data: new DataView(new Uint8Array(bytes).buffer) });
    this.dispatchEvent(event);
  }

  /** Down and up again. */
  presses(byte: number, rest = 0): void {
    this.reports(byte | rest);
    this.reports(rest);
  }
}

export const keys = { hook: 1, mute: 2, flash: 8, redial: 16 } as const;

/** Stands in for `navigator.hid`. */
export class FakeHid extends EventTarget implements Hid {
  devices: HidDevice[] = [];
  allowed: HidDevice[] = [];
  asked: unknown[] = [];

  async getDevices(): Promise<HidDevice[]> {
    return this.allowed;
  }

  async requestDevice(options: unknown): Promise<HidDevice[]> {
    this.asked.push(options);
    return this.devices;
  }

  plug(device: HidDevice): void {
    this.dispatchEvent(Object.assign(new Event('connect'), { device }));
  }
}
