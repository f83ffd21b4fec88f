import { scenarios } from '../scenarios/index.js';
import { DemoWorld, type DemoOptions } from './world.js';

export type { DemoWorld, DemoOptions } from './world.js';
export type { CustomerDesk, DemoCustomer } from './customer-desk.js';
export { ColleaguePhones } from './colleagues.js';
export { CustomerPhone, type CustomerPhoneOptions, type CustomerPhoneState } from './customer-phone.js';
export type { CustomerCall, PhoneOwner, TelephoneNet } from './telephone.js';
export { demoMedia, demoUsers, type DemoUser } from '../scenarios/index.js';

/** On the page itself, not in this module: two copies of the library in one page must find the same world. */
const key = Symbol.for('cc-widgets.demo-worlds');

function worlds(): Map<string, DemoWorld> {
  const page = globalThis as { [key]?: Map<string, DemoWorld> };
  return (page[key] ??= new Map());
}

/**
 * The evaluation world of that name, one for each page and scenario: `busy-morning`, `quiet` or `empty`. Options count
 * when it is made. Throws `RangeError` for a scenario that does not exist.
 */
export function demoWorld(scenario = 'busy-morning', options: DemoOptions = {}): DemoWorld {
  const existing = worlds().get(scenario);
  if (existing) return existing;
  const script = scenarios.get(scenario);
  if (!script) throw new RangeError(`There is no scenario "${scenario}", but: ${[...scenarios.keys()].join(', ')}`);
  const world = new DemoWorld(script, options);
  worlds().set(scenario, world);
  return world;
}

/** Ends a world, so that the next `demoWorld` of that name begins anew. */
export async function endDemoWorld(scenario: string): Promise<void> {
  const world = worlds().get(scenario);
  worlds().delete(scenario);
  await world?.stop();
}
