import type { FaultFor, FaultTarget } from './faults.js';
import type { Spelling } from './push-hub.js';
import type { VoxFreeSimulator } from './simulator.js';
import { ticketOf } from './controls.js';
import { seedLongChat, seedManyChats } from './big-data.js';

/** Everything that can be asked of a simulator from outside, each with one plain object and a plain result. */
function commands(simulator: VoxFreeSimulator) {
  const { controls, faults, ledger, account } = simulator;
  return {
    customerWrites: (input: Parameters<typeof controls.customerWrites>[0]) => controls.customerWrites(input),
    arrive: (input: Parameters<typeof controls.arrive>[0]) => controls.arrive(input),
    routeToOwner: (input: Parameters<typeof controls.routeToOwner>[0]) => controls.routeToOwner(input),
    takenBy: (input: Parameters<typeof controls.takenBy>[0]) => controls.takenBy(input),
    transferIn: (input: Parameters<typeof controls.transferIn>[0]) => controls.transferIn(input),
    sendToWaiting: (input: Parameters<typeof controls.sendToWaiting>[0]) => controls.sendToWaiting(input),
    toDepartment: (input: Parameters<typeof controls.toDepartment>[0]) => controls.toDepartment(input),
    finish: (input: Parameters<typeof controls.finish>[0]) => controls.finish(input),
    agentWrites: (input: Parameters<typeof controls.agentWrites>[0]) => controls.agentWrites(input),
    deleteMessage: (input: Parameters<typeof controls.deleteMessage>[0]) => controls.deleteMessage(input),
    customerReads: (input: Parameters<typeof controls.customerReads>[0]) => controls.customerReads(input),
    customerThread: (input: Parameters<typeof controls.customerThread>[0]) => controls.customerThread(input),
    push: (input: Parameters<typeof controls.push>[0]) => controls.push(input),
    pushRaw: (input: Parameters<typeof controls.pushRaw>[0]) => controls.pushRaw(input),
    closeSockets: (input: Parameters<typeof controls.closeSockets>[0]) => controls.closeSockets(input),
    openSockets: () => controls.openSockets(),
    faultNext: <T extends FaultTarget>(input: { target: T; fault: FaultFor<T>; times?: number }) =>
      faults.next(input.target, input.fault, input.times),
    faultRate: <T extends FaultTarget>(input: { target: T; fault: FaultFor<T>; probability: number }) =>
      faults.rate(input.target, input.fault, input.probability),
    faultsClear: () => faults.clear(),
    spell: (input: { spelling: Spelling; sparse?: boolean }) => {
      simulator.spelling = input.spelling;
      simulator.sparse = input.sparse ?? simulator.sparse;
    },
    ledger: () => ({ accepted: ledger.accepted, counts: ledger.countByText(), violations: ledger.violations }),
    requests: (input: { endpoint?: string }) =>
      ledger.requests.filter(({ endpoint }) => input.endpoint === undefined || endpoint === input.endpoint),
    chats: () => simulator.openChats,
    ticket: (input: { protocol: string }) => ticketOf(account, input.protocol),
    sockets: () => simulator.connectedAgents,
    agents: () => [...account.agents.values()].map(({ id, login, name, online }) => ({ id, login, name, online })),
    seedManyChats: (input: { count: number; agentId: string; waitingShare?: number }) =>
      seedManyChats(simulator, input.count, input),
    seedLongChat: (input: { count: number; agentId: string }) => seedLongChat(simulator, input.count, input.agentId),
  };
}

type Commands = ReturnType<typeof commands>;

export type ControlName = keyof Commands;
export type ControlInput<K extends ControlName> = Parameters<Commands[K]>[0];
export type ControlResult<K extends ControlName> = ReturnType<Commands[K]>;

/** Runs a control by name, as asked over HTTP. Throws `RangeError` for what does not exist. */
export function runControl<K extends ControlName>(simulator: VoxFreeSimulator, name: K, input: ControlInput<K>): ControlResult<K> {
  const table = commands(simulator);
  if (!Object.hasOwn(table, name)) throw new RangeError(`no control "${name}"`);
  return (table[name] as (input: ControlInput<K>) => ControlResult<K>)(input);
}
