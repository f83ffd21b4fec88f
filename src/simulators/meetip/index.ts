export { MeetIpSimulator, type MeetIpSimulatorOptions, type SimulatedRequest } from './simulator.js';
export type { CycleCall, LifeCycle, SimulatedEvent } from './events.js';
export type { MeetIpFault, MeetIpFaultTarget } from './faults.js';
export { defaultHabits, type Habits } from './habits.js';
export { firstVocabulary, secondVocabulary, type Hook, type HookRequest } from './hooks.js';
export type { InsertedNumber, RequestRecord, Violation } from './ledger.js';
export type { ListedNumber, SimulatedCall, SimulatedCampaign, Ticket } from './pbx.js';
