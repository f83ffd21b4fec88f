export { WideCloudSimulator, type WideCloudSimulatorOptions, type Secrets } from './simulator.js';
export type { WideCloudFault, WideCloudFaultTarget } from './faults.js';
export { defaultHabits, type Habits } from './habits.js';
export type { InsertedContact, RequestRecord, Violation } from './ledger.js';
export type { MailingRow, SimulatedCall, CallRow } from './central.js';
