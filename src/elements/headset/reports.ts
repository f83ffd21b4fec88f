import { telephony, type HidCollection, type HidDevice, type HidItem, type HidReport } from './hid-port.js';

/** Buttons by usage, HID Usage Tables 1.5, parts 11 (LED) and 14 (Telephony). */
export const buttons = {
  hook: 0x0b0020,
  flash: 0x0b0021,
  redial: 0x0b0024,
  drop: 0x0b0026,
  mute: 0x0b002f,
} as const;

export const lights = {
  mute: 0x080009,
  offHook: 0x080017,
  ring: 0x080018,
  hold: 0x080020,
  ringer: 0x0b009e,
} as const;

export type Button = keyof typeof buttons;
export type Light = keyof typeof lights;

interface Field {
  readonly usage: number;
  /** Of the first bit in the report. */
  readonly offset: number;
  readonly size: number;
  /** It says a state; otherwise each press is a change. */
  readonly isState: boolean;
  /** Of an array: the value that stands for this usage. */
  readonly value?: number;
}

interface Layout {
  readonly reportId: number;
  readonly fields: readonly Field[];
  /** In bytes. */
  readonly length: number;
}

/** What the reports of a headset mean, by what its descriptor says; nothing of any vendor. */
export class Reports {
  readonly #inputs: readonly Layout[];
  readonly #outputs: readonly Layout[];
  readonly #pressed = new Map<Button, boolean>();

  constructor({ collections }: Pick<HidDevice, 'collections'>) {
    const all = collections.filter(isTelephony).flatMap(withChildren);
    this.#inputs = all.flatMap(({ inputReports = [] }) => inputReports.map(layoutOf));
    this.#outputs = all.flatMap(({ outputReports = [] }) => outputReports.map(layoutOf));
  }

  has(button: Button): boolean {
    return this.#inputs.some(({ fields }) => fields.some(({ usage }) => usage === buttons[button]));
  }

  /** Where the headset is by now without having said so. */
  assume(button: Button, down: boolean): void {
    this.#pressed.set(button, down);
  }

  /** What changed with a report: a button went down (true) or up (false). `isState` buttons mean what they say. */
  read(reportId: number, data: DataView): readonly { readonly button: Button; readonly down: boolean; readonly isState: boolean }[] {
    const names = Object.keys(buttons) as Button[];
    return names.flatMap((button) => {
      const fields = this.#inputs.filter((layout) => layout.reportId === reportId).flatMap((layout) => layout.fields);
      const own = fields.filter(({ usage }) => usage === buttons[button]);
      const [first] = own;
      if (!first) return [];
      const down = own.some(({ offset, size, value }) => (value === undefined ? bitsOf(data, offset, size) !== 0 : bitsOf(data, offset, size) === value));
      if (down === (this.#pressed.get(button) ?? false)) return [];
      this.#pressed.set(button, down);
      return [{ button, down, isState: first.isState }];
    });
  }

  /** Reports that show these lights; lights that the headset has not are left out. */
  write(on: ReadonlySet<Light>): readonly { readonly reportId: number; readonly data: Uint8Array<ArrayBuffer> }[] {
    const wanted = new Set((Object.keys(lights) as Light[]).filter((light) => on.has(light)).map((light): number => lights[light]));
    const known = new Set<number>(Object.values(lights));
    return this.#outputs
      .filter(({ fields }) => fields.some(({ usage }) => known.has(usage)))
      .map(({ reportId, fields, length }) => {
        const data = new Uint8Array(length);
        for (const { usage, offset, size, value = 1 } of fields) if (wanted.has(usage)) setBits(data, offset, size, value);
        return { reportId, data };
      });
  }
}

export function isTelephony({ usagePage }: HidCollection): boolean {
  return usagePage === telephony;
}

function withChildren(collection: HidCollection): readonly HidCollection[] {
  return [collection, ...(collection.children ?? []).flatMap(withChildren)];
}

function layoutOf({ reportId = 0, items = [] }: HidReport): Layout {
  const fields: Field[] = [];
  let offset = 0;
  for (const item of items) {
    const { reportSize = 0, reportCount = 0 } = item;
    if (item.isConstant !== true) fields.push(...fieldsOf(item, offset));
    offset += reportSize * reportCount;
  }
  return { reportId, fields, length: Math.ceil(offset / 8) };
}

function fieldsOf(item: HidItem, offset: number): readonly Field[] {
  const { reportSize: size = 0, reportCount = 0, isArray = false, logicalMinimum = 0 } = item;
  const isState = item.isAbsolute === true && item.hasPreferredState !== true;
  const usages = usagesOf(item);
  const slots = Array.from({ length: reportCount }, (_, index) => offset + index * size);
  if (isArray) return slots.flatMap((at) => usages.map((usage, index) => ({ usage, offset: at, size, isState: false, value: logicalMinimum + index })));
  return slots.flatMap((at, index) => {
    // The last usage stands for all fields that are left.
    const usage = usages[Math.min(index, usages.length - 1)];
    return usage === undefined ? [] : [{ usage, offset: at, size, isState }];
  });
}

/** More than any telephone has keys. */
const mostUsages = 256;

function usagesOf({ isRange = false, usages = [], usageMinimum = 0, usageMaximum = 0 }: HidItem): readonly number[] {
  if (!isRange) return usages;
  const count = Math.min(Math.max(0, usageMaximum - usageMinimum + 1), mostUsages);
  return Array.from({ length: count }, (_, index) => usageMinimum + index);
}

/** Least significant bit first, as HID 1.11 part 8 packs them. A report that is too short reads as zeros. */
function bitsOf(data: DataView, offset: number, size: number): number {
  let value = 0;
  for (let bit = 0; bit < Math.min(size, 31); bit += 1) {
    const at = offset + bit;
    const byte = at >> 3 < data.byteLength ? data.getUint8(at >> 3) : 0;
    value |= ((byte >> (at & 7)) & 1) << bit;
  }
  return value;
}

function setBits(data: Uint8Array, offset: number, size: number, value: number): void {
  for (let bit = 0; bit < size; bit += 1) {
    const at = offset + bit;
    if ((value >> bit) & 1) data[at >> 3] = (data[at >> 3] ?? 0) | (1 << (at & 7));
  }
}
