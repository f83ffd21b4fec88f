import { seedLongCase, seedManyCases } from './big-data.js';
import type { TempBoxFault, TempBoxFaultTarget } from './faults.js';
import type { Habits } from './habits.js';
import type { TempBoxSimulator } from './simulator.js';

/** Everything that can be asked of a simulator from outside, each with one plain object and a plain result. */
function commands(simulator: TempBoxSimulator) {
  const { controls, faults, ledger, account } = simulator;
  return {
    customerWrites: (input: Parameters<typeof controls.customerWrites>[0]) => controls.customerWrites(input),
    takenBy: (input: Parameters<typeof controls.takenBy>[0]) => controls.takenBy(input),
    forwardTo: (input: Parameters<typeof controls.forwardTo>[0]) => controls.forwardTo(input),
    finish: (input: Parameters<typeof controls.finish>[0]) => controls.finish(input),
    agentWrites: (input: Parameters<typeof controls.agentWrites>[0]) => controls.agentWrites(input),
    customerThread: (input: Parameters<typeof controls.customerThread>[0]) => controls.customerThread(input),
    behave: (input: Partial<Habits>) => simulator.behave(input),
    reach: (input: { readonly up: boolean }) => void (simulator.up = input.up),
    changeToken: (input: { readonly token: string }) => void (simulator.token = input.token),
    faultNext: (input: { target: TempBoxFaultTarget; fault: TempBoxFault; times?: number }) => faults.next(input.target, input.fault, input.times),
    faultRate: (input: { target: TempBoxFaultTarget; fault: TempBoxFault; probability: number }) =>
      faults.rate(input.target, input.fault, input.probability),
    faultsClear: () => faults.clear(),
    ledger: () => ({ accepted: ledger.accepted, received: ledger.received, counts: ledger.countByText(), violations: ledger.violations, served: ledger.served }),
    requests: (input: { method?: string }) => ledger.requests.filter(({ method }) => input.method === undefined || method === input.method),
    cases: () => simulator.openCases,
    agents: () => [...account.agents.values()],
    company: () => ({ id: account.companyId, name: account.companyName }),
    scheduled: () => account.scheduled,
    seedManyCases: (input: { count: number; agentId: string; waitingShare?: number }) => seedManyCases(simulator, input.count, input),
    seedLongCase: (input: { count: number; agentId: string }) => ({ caseId: seedLongCase(simulator, input.count, input.agentId) }),
  };
}

type Commands = ReturnType<typeof commands>;

export type TempBoxControlName = keyof Commands;
export type TempBoxControlInput<K extends TempBoxControlName> = Parameters<Commands[K]>[0];
export type TempBoxControlResult<K extends TempBoxControlName> = ReturnType<Commands[K]>;

/** Runs a control by name, as asked over HTTP. Throws `RangeError` for what does not exist. */
export function runTempBoxControl<K extends TempBoxControlName>(simulator: TempBoxSimulator, name: K, input: TempBoxControlInput<K>): TempBoxControlResult<K> {
  const table = commands(simulator);
  if (!Object.hasOwn(table, name)) throw new RangeError(`no control "${name}"`);
  return (table[name] as (input: TempBoxControlInput<K>) => TempBoxControlResult<K>)(input);
}
