/** What is used of WebHID (WICG draft), so that a test can stand in for the browser. Usages are page and id in one number. */
export interface HidItem {
  readonly isAbsolute?: boolean;
  readonly isArray?: boolean;
  readonly isRange?: boolean;
  readonly isConstant?: boolean;
  readonly hasPreferredState?: boolean;
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  readonly reportSize?: number;
  readonly reportCount?: number;
  readonly logicalMinimum?: number;
}

export interface HidReport {
  readonly reportId?: number;
  readonly items?: readonly HidItem[];
}

export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly children?: readonly HidCollection[];
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

export interface HidInputEvent extends Event {
  readonly reportId: number;
  readonly data: DataView;
}

export interface HidDevice extends EventTarget {
  readonly opened: boolean;
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** `navigator.hid`. */
export interface Hid extends EventTarget {
  getDevices(): Promise<HidDevice[]>;
  requestDevice(options: { readonly filters: readonly { readonly usagePage: number }[] }): Promise<HidDevice[]>;
}

/** Telephony Device Page of the HID Usage Tables. */
export const telephony = 0x0b;

export function browserHid(): Hid | undefined {
  return (navigator as Navigator & { readonly hid?: Hid }).hid;
}
