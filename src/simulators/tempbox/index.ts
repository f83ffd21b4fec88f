export { TempBoxSimulator, type TempBoxOptions } from './simulator.js';
export type { Account } from './account.js';
export type { AccountEvent } from './desk.js';
export type { CustomerMessage, OpenCase, Who, Writing, Written } from './controls.js';
export type { TempBoxFault, TempBoxFaultTarget } from './faults.js';
export { defaultHabits, type Habits } from './habits.js';
export type { AcceptedMessage, RequestRecord, TakenMessage, Violation } from './ledger.js';
export { platforms, type Agent, type Case, type Channel, type Contact, type MessageFile, type StoredMessage } from './records.js';
export { runTempBoxControl, type TempBoxControlInput, type TempBoxControlName, type TempBoxControlResult } from './control-commands.js';
export {
  addAgent, addChannel, addContact, addStandardMessage, type NewAgent, type NewChannel, type NewContact, type PastCase, type PastMessage,
} from './seeding.js';
export { seedLongCase, seedManyCases } from './big-data.js';
