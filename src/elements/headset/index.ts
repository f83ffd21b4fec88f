import { Fault } from '../../domain/fault.js';
import type { Session } from '../../session/session-api.js';
import { HeadsetLink, type Headset } from './headset.js';
import { browserHid, telephony, type Hid, type HidDevice } from './hid-port.js';
import { isTelephony, Reports } from './reports.js';

export type { Headset } from './headset.js';
export type { Hid, HidCollection, HidDevice, HidInputEvent, HidItem, HidReport } from './hid-port.js';

export interface HeadsetOptions {
  /** One that the page was allowed before; without it the browser asks the agent, which takes a click. */
  readonly device?: HidDevice;
  /** In place of `navigator.hid`. */
  readonly hid?: Hid;
}

/**
 * Connects the buttons of a headset with a session: hook switch, mute, flash and redial one way, ring, off-hook, mute
 * and hold lights the other. By the generic telephony page of HID (0x0B), so for any headset that follows it.
 *
 * Rejects with `unsupported` where the browser has no WebHID or the device no hook switch, `permission` where the agent
 * chose none or the browser may not ask, `media` where the system does not hand the device out.
 */
export async function connectHeadset(session: Session, { device, hid = browserHid() }: HeadsetOptions = {}): Promise<Headset> {
  if (!hid) throw new Fault('unsupported');
  const chosen = device ?? (await choose(hid));
  if (!hasHook(chosen)) throw new Fault('unsupported');
  const link = new HeadsetLink(hid, session, chosen);
  try {
    return await link.start();
  } catch (cause) {
    await link.close();
    throw new Fault('media', { cause });
  }
}

/** The same without asking, for a headset that this page was allowed before; `undefined` where none is plugged in. */
export async function reconnectHeadset(session: Session, { hid = browserHid() }: Omit<HeadsetOptions, 'device'> = {}): Promise<Headset | undefined> {
  const device = (await hid?.getDevices())?.find(hasHook);
  return device && hid && connectHeadset(session, { device, hid });
}

async function choose(hid: Hid): Promise<HidDevice> {
  let devices: readonly HidDevice[];
  try {
    devices = await hid.requestDevice({ filters: [{ usagePage: telephony }] });
  } catch (cause) {
    throw new Fault('permission', { cause });
  }
  const device = devices.find(hasHook) ?? devices[0];
  if (!device) throw new Fault('permission');
  return device;
}

function hasHook(device: HidDevice): boolean {
  return device.collections.some(isTelephony) && new Reports(device).has('hook');
}
