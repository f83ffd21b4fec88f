/** What happened to a call at one extension or queue, before it is put into somebody's template (contract part 5). */
export interface SimulatedEvent {
  readonly id: string;
  readonly extension?: string;
  readonly queue?: string;
  readonly status: 'timbre' | 'descolgado' | 'colgado' | 'fintimbre';
  readonly direction: 'entrante' | 'saliente';
  readonly result: string;
  readonly info: string;
  readonly number: string;
  readonly shownNumber: string;
  /** Seconds. */
  readonly duration: number;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt?: number;
}

/** The call that a life cycle is about. */
export interface CycleCall {
  readonly id: string;
  readonly number: string;
  readonly shownNumber: string;
  readonly startedAt: number;
}

type Cycle = (call: CycleCall, first: string, second: string, queue: string) => readonly SimulatedEvent[];

type Change = Partial<Omit<SimulatedEvent, keyof CycleCall>> & Pick<SimulatedEvent, 'status'> & { readonly id?: string };

function happened(call: CycleCall, change: Change): SimulatedEvent {
  return { direction: 'entrante', result: '', info: '', duration: 0, ...call, ...change };
}

/**
 * Every life cycle of contract part 5, in the order in which MeetIP tells it. `first` and `second` are extensions; where a
 * call is dialled for an agent, `first` dials and `second` is the agent.
 */
export const lifeCycles = {
  plain: (call, first) => [
    happened(call, { extension: first, status: 'timbre' }),
    happened(call, { extension: first, status: 'descolgado' }),
    happened(call, { extension: first, status: 'colgado', result: 'atendida', info: 'ANSWER', duration: 20 }),
  ],
  outgoing: (call, first) => [
    happened(call, { extension: first, status: 'timbre', direction: 'saliente' }),
    happened(call, { extension: first, status: 'descolgado', direction: 'saliente' }),
    happened(call, { extension: first, status: 'colgado', direction: 'saliente', result: 'finalizada', info: 'ANSWER', duration: 20 }),
  ],
  outgoingLost: (call, first) => [
    happened(call, { extension: first, status: 'timbre', direction: 'saliente' }),
    happened(call, { extension: first, status: 'colgado', direction: 'saliente', result: 'perdida', info: 'NOANSWER' }),
  ],
  missed: (call, first) => [
    happened(call, { extension: first, status: 'timbre' }),
    happened(call, { extension: first, status: 'colgado', result: 'noatendida', info: 'CANCEL' }),
  ],
  transitBusy: (call, first) => [
    happened(call, { extension: first, status: 'timbre', direction: 'saliente' }),
    happened(call, { extension: first, status: 'colgado', direction: 'saliente', result: 'perdida', info: 'BUSY', duration: 5 }),
  ],
  transitAnswered: (call, first, second) => [
    happened(call, { extension: first, status: 'timbre', direction: 'saliente' }),
    happened(call, { extension: first, status: 'colgado', direction: 'saliente', result: 'finalizada', info: 'ANSWER', duration: 12 }),
    happened(call, { extension: second, status: 'timbre' }),
    happened(call, { extension: second, status: 'colgado', result: 'atendida', info: 'ANSWER', duration: 22 }),
  ],
  transitToQueue: (call, first, _second, queue) => [
    happened(call, { extension: first, status: 'timbre', id: `${call.id}1` }),
    happened(call, { extension: first, status: 'descolgado', id: `${call.id}1` }),
    happened(call, { queue, status: 'colgado', result: 'finalizada', info: 'ANSWER', duration: 38 }),
  ],
  queueHops: (call, first, second) => [
    happened(call, { extension: first, status: 'timbre' }),
    happened(call, { extension: first, status: 'fintimbre', info: 'NOANSWER' }),
    happened(call, { extension: second, status: 'timbre' }),
    happened(call, { extension: second, status: 'colgado', result: 'abandono', info: 'NOANSWER', duration: 30 }),
  ],
  ringAllAnswered: (call, first, second) => [
    happened(call, { extension: first, status: 'timbre' }),
    happened(call, { extension: second, status: 'timbre' }),
    happened(call, { extension: second, status: 'descolgado' }),
    happened(call, { extension: second, status: 'colgado', result: 'atendida', info: 'ANSWER', duration: 40 }),
  ],
  ringAllUnanswered: (call, first, second) => [
    happened(call, { extension: first, status: 'timbre' }),
    happened(call, { extension: second, status: 'timbre' }),
    happened(call, { extension: first, status: 'timbre', result: 'fintimbre', info: 'NOANSWER' }),
    happened(call, { extension: second, status: 'timbre', result: 'fintimbre', info: 'NOANSWER' }),
    happened(call, { extension: second, status: 'colgado', result: 'abandono', info: 'NOANSWER', duration: 11 }),
  ],
  blindTransfer: (call, first, second) => [
    happened(call, { extension: first, status: 'timbre' }),
    happened(call, { extension: first, status: 'descolgado' }),
    happened(call, { extension: first, status: 'colgado', result: 'finalizada', info: 'ANSWER', duration: 14 }),
    happened(call, { extension: second, status: 'timbre', result: ' ', info: 'TRANSFER' }),
    happened(call, { extension: second, status: 'descolgado' }),
    happened(call, { extension: second, status: 'colgado', result: 'atendida', info: 'ANSWER', duration: 9 }),
  ],
  attendedTransfer: (call, first, second) => [
    happened(call, { extension: first, status: 'timbre' }),
    happened(call, { extension: first, status: 'descolgado' }),
    happened(call, { extension: first, status: 'colgado', result: 'finalizada', info: 'ANSWER', duration: 26 }),
    happened(call, { extension: second, status: 'descolgado', result: ' ', info: 'ATRANSFER' }),
    happened(call, { extension: second, status: 'colgado', result: 'atendida', info: 'ANSWER', duration: 13 }),
  ],
} as const satisfies Readonly<Record<string, Cycle>>;

export type LifeCycle = keyof typeof lifeCycles;

/** The same, whatever a cycle is made of. */
export function eventsOf(cycle: LifeCycle, call: CycleCall, parties: { readonly first: string; readonly second: string; readonly queue: string }): readonly SimulatedEvent[] {
  const make: Cycle = lifeCycles[cycle];
  return make(call, parties.first, parties.second, parties.queue);
}
