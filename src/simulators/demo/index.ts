import { callCentreScenarios, meetIpScenarios, outboundScenarios, scenarios, tempBoxScenarios } from '../scenarios/index.js';
import { CallCentreWorld } from './call-centre-world.js';
import { MeetIpWorld } from './meetip-world.js';
import { OutboundWorld } from './outbound-world.js';
import { TempBoxWorld } from './tempbox-world.js';
import { DemoWorld, type DemoOptions } from './world.js';

export type { DemoWorld, DemoOptions } from './world.js';
export type { DemoSip } from './telephones.js';
export type { TempBoxWorld } from './tempbox-world.js';
export type { CallCentreWorld } from './call-centre-world.js';
export type { MeetIpWorld } from './meetip-world.js';
export type { OutboundWorld } from './outbound-world.js';
export type { TelephoneCustomers } from './telephone-customers.js';
export type { TempBoxCustomerDesk } from './tempbox-customers.js';
export type { CustomerDesk, DemoCustomer } from './customer-desk.js';
export { ColleaguePhones } from './colleagues.js';
export { CustomerPhone, type CustomerPhoneOptions, type CustomerPhoneState } from './customer-phone.js';
export type { CustomerCall, PhoneOwner, TelephoneNet } from './telephone.js';
export { demoMedia, demoUsers, type DemoUser } from '../scenarios/index.js';

/** On the page itself, not in this module: two copies of the library in one page must find the same world. */
const key = Symbol.for('cc-widgets.demo-worlds');

interface Worlds {
  readonly voxfree: Map<string, DemoWorld>;
  readonly tempbox: Map<string, TempBoxWorld>;
  readonly callCentre: Map<string, CallCentreWorld>;
  readonly outbound: Map<string, OutboundWorld>;
  readonly meetip: Map<string, MeetIpWorld>;
}

function worlds(): Worlds {
  const page = globalThis as { [key]?: Worlds };
  return (page[key] ??= { voxfree: new Map(), tempbox: new Map(), callCentre: new Map(), outbound: new Map(), meetip: new Map() });
}

/**
 * The evaluation world of that name, one for each page and scenario: `busy-morning`, `quiet` or `empty`. Options count
 * when it is made. Throws `RangeError` for a scenario that does not exist.
 */
export function demoWorld(scenario = 'busy-morning', options: DemoOptions = {}): DemoWorld {
  return made(worlds().voxfree, scenario, scenarios, script => new DemoWorld(script, options));
}

/** The same for TempBox: `tempbox-morning`, `tempbox-quiet` or `tempbox-empty`. */
export function tempBoxWorld(scenario = 'tempbox-morning', options: DemoOptions = {}): TempBoxWorld {
  return made(worlds().tempbox, scenario, tempBoxScenarios, script => new TempBoxWorld(script, options));
}

/** The same for Vocom: `call-centre`, or `call-centre-quiet` where nobody calls by themselves. */
export function callCentreWorld(scenario = 'call-centre', options: DemoOptions = {}): CallCentreWorld {
  return made(worlds().callCentre, scenario, callCentreScenarios, script => new CallCentreWorld(script, options));
}

/** The same for Wide Cloud: `outbound-campaign`, or `outbound-campaign-quiet` where nobody is dialled. */
export function outboundWorld(scenario = 'outbound-campaign', options: DemoOptions = {}): OutboundWorld {
  return made(worlds().outbound, scenario, outboundScenarios, script => new OutboundWorld(script, options));
}

/** The same for MeetIP PRO: `meetip-campaign`, or `meetip-quiet` where nobody is called by itself. */
export function meetIpWorld(scenario = 'meetip-campaign', options: DemoOptions = {}): MeetIpWorld {
  return made(worlds().meetip, scenario, meetIpScenarios, script => new MeetIpWorld(script, options));
}

function made<World, Script>(there: Map<string, World>, name: string, scripts: ReadonlyMap<string, Script>, make: (script: Script) => World): World {
  const existing = there.get(name);
  if (existing) return existing;
  const script = scripts.get(name);
  if (!script) throw new RangeError(`There is no scenario "${name}", but: ${[...scripts.keys()].join(', ')}`);
  const world = make(script);
  there.set(name, world);
  return world;
}

/** Ends a world, so that the next one of that name begins anew. */
export async function endDemoWorld(scenario: string): Promise<void> {
  const all: readonly Map<string, { stop(): Promise<void> }>[] = Object.values(worlds());
  const holder = all.find(world => world.has(scenario));
  const ending = holder?.get(scenario);
  holder?.delete(scenario);
  await ending?.stop();
}
