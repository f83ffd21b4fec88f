import { busyMorning } from './busy-morning.js';
import { empty, quiet } from './quiet.js';
import type { Scenario } from './scenario.js';

export { busyMorning, empty, quiet };
export type { IncomingCall, Scenario, ScenarioPort } from './scenario.js';
export { accountId, agentIds, channelIds, colleagues, demoChannels, demoExtension, demoUsers, departmentIds, tagIds, type Colleague, type DemoUser } from './company.js';
export { callerPassword, dialPlan, publicLinePassword, publicLines, telephoneUsers } from './dial-plan.js';
export { customers, demoMedia, type CustomerName } from './customers.js';

/** By name, as an attribute or an address line asks for them. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map([busyMorning, quiet, empty].map(scenario => [scenario.name, scenario]));
