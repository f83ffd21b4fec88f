export { VocomSimulator, type VocomSimulatorOptions } from './simulator.js';
export type { VocomFault } from './faults.js';
export { defaultHabits, type Habits } from './habits.js';
export type { PlacedCall, RequestRecord, Violation } from './ledger.js';
export type { AgentRecord, BreakRecord, CallState, DialedRecord, DispositionRecord } from './records.js';
