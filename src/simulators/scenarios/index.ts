import { busyMorning } from './busy-morning.js';
import { callCentre, callCentreQuiet } from './call-centre.js';
import { meetIpCampaign, meetIpQuiet } from './meetip-campaign.js';
import { outboundCampaign, outboundCampaignQuiet } from './outbound-campaign.js';
import { empty, quiet } from './quiet.js';
import type { Scenario } from './scenario.js';
import { tempBoxEmpty, tempBoxMorning, tempBoxQuiet } from './tempbox-morning.js';
import type { TelephoneScenario } from './telephone-scenario.js';
import type { TempBoxScenario } from './tempbox-scenario.js';
import type { MeetIpSimulator } from '../meetip/index.js';
import type { VocomSimulator } from '../vocom/index.js';
import type { WideCloudSimulator } from '../widecloud/index.js';

export { busyMorning, empty, quiet };
export { tempBoxEmpty, tempBoxMorning, tempBoxQuiet };
export { callCentre, callCentreQuiet };
export { meetIpCampaign, meetIpQuiet };
export { meetIpExtensions } from './meetip-campaign.js';
export { outboundCampaign, outboundCampaignQuiet };
export type { IncomingCall, Scenario, ScenarioPort } from './scenario.js';
export type { AgentTelephone, TelephoneScenario, TelephoneScenarioPort, Turn } from './telephone-scenario.js';
export { callCentreAgent, callCentreQueues } from './call-centre-company.js';
export { outboundCampaigns, outboundExtensions, outboundFields, type OutboundCampaign } from './outbound-contacts.js';
export type { TempBoxScenario, TempBoxScenarioPort } from './tempbox-scenario.js';
export { seedTempBoxCompany, tempBoxAgentName, tempBoxCustomers, type TempBoxCast, type TempBoxCustomerName } from './tempbox-company.js';
export { accountId, agentIds, channelIds, colleagues, demoChannels, demoExtension, demoUsers, departmentIds, tagIds, type Colleague, type DemoUser } from './company.js';
export { callerPassword, dialPlan, publicLinePassword, publicLines, telephoneUsers } from './dial-plan.js';
export { customers, demoMedia, type CustomerName } from './customers.js';

/** By name, as an attribute or an address line asks for them. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map([busyMorning, quiet, empty].map(scenario => [scenario.name, scenario]));

/** Those of TempBox, by name. */
export const tempBoxScenarios: ReadonlyMap<string, TempBoxScenario> = new Map([tempBoxMorning, tempBoxQuiet, tempBoxEmpty].map(scenario => [scenario.name, scenario]));

/** Those of Vocom, by name. */
export const callCentreScenarios: ReadonlyMap<string, TelephoneScenario<VocomSimulator>> = new Map([callCentre, callCentreQuiet].map(scenario => [scenario.name, scenario]));

/** Those of Wide Cloud, by name. */
export const outboundScenarios: ReadonlyMap<string, TelephoneScenario<WideCloudSimulator>> = new Map([outboundCampaign, outboundCampaignQuiet].map(scenario => [scenario.name, scenario]));

/** Those of MeetIP PRO, by name. */
export const meetIpScenarios: ReadonlyMap<string, TelephoneScenario<MeetIpSimulator>> = new Map([meetIpCampaign, meetIpQuiet].map(scenario => [scenario.name, scenario]));
