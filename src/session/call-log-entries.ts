import type { Call } from '../domain/call.js';
import type { CallLogEntry, CallRecord } from '../domain/record.js';
import { talkTimeOf } from './wrap-up.js';

const day = 24 * 60 * 60 * 1000;

/** So much is kept in the browser. */
const mostEntries = 500;
export const keptFor = 90 * day;

/** Clocks of a browser and a telephone system differ, and they do not agree on when a call begins either. */
const startTolerance = 2 * 60 * 1000;

export function entryOf(call: Call, now: number): CallLogEntry {
  const { id, direction, remote, startedAt, answeredAt, endedAt = now, end, queue, recordingId } = call;
  return {
    id,
    direction,
    number: remote.number,
    ...(remote.name === undefined ? {} : { name: remote.name }),
    startedAt,
    talkTime: talkTimeOf(call, now),
    ringTime: Math.max(0, (answeredAt ?? endedAt) - startedAt),
    outcome: outcomeOf(call),
    ...(end === undefined ? {} : { end }),
    ...(queue === undefined ? {} : { queue }),
    ...(recordingId === undefined ? {} : { recordingId }),
    unseen: false,
    source: 'local',
  };
}

function outcomeOf({ direction, answeredAt, end }: Call): CallLogEntry['outcome'] {
  if (answeredAt !== undefined) return 'answered';
  if (end?.cause === 'answered-elsewhere') return 'elsewhere';
  if (direction === 'in') return end?.by === 'agent' ? 'refused' : 'missed';
  switch (end?.cause) {
    case 'busy':
      return 'busy';
    case 'declined':
      return 'refused';
    case 'no-answer':
    case 'cancelled':
    case 'hung-up':
      return 'no-answer';
    default:
      return 'failed';
  }
}

/** Ids of what is too old, or too much. */
export function superfluous(entries: Iterable<CallLogEntry>, now: number): readonly string[] {
  const latestFirst = [...entries].sort((a, b) => b.startedAt - a.startedAt);
  return latestFirst.filter((entry, at) => at >= mostEntries || entry.startedAt < now - keptFor).map(({ id }) => id);
}

export interface Reader {
  readonly agentId: string | undefined;
  /** The number or user that the telephone answers to. */
  readonly user: string | undefined;
  readonly sameNumber: (a: string, b: string) => boolean;
}

/** One log of what the browser saw and what the telephone system wrote down, latest first. */
export function mergeLog(
  local: Iterable<CallLogEntry>,
  records: readonly CallRecord[],
  reader: Reader,
  seenAt: number,
): readonly CallLogEntry[] {
  const entries = new Map([...local].map((entry) => [entry.id, entry]));
  const free = new Map(entries);
  const alone: CallLogEntry[] = [];
  for (const record of new Map(records.map((each) => [each.id, each])).values()) {
    if (reader.agentId !== undefined && record.agentId !== undefined && record.agentId !== reader.agentId) continue;
    const written = entryOfRecord(record, reader);
    const seen = nearest(written, free.values(), reader);
    if (!seen) {
      alone.push(written);
      continue;
    }
    free.delete(seen.id);
    entries.set(seen.id, joined(seen, written));
  }
  return [...entries.values(), ...alone]
    .map((entry) => withUnseen(entry, seenAt))
    .sort((a, b) => b.startedAt - a.startedAt);
}

function entryOfRecord(record: CallRecord, { user }: Reader): CallLogEntry {
  const { direction, from, to, startedAt, talkTime, outcome, queue, recordingId } = record;
  const isOurs = direction === 'out' || (direction === 'internal' && from === user);
  return {
    id: `record:${record.id}`,
    direction,
    number: isOurs ? to : from,
    startedAt,
    talkTime,
    // Who did not answer an outgoing call is not the agent.
    outcome: outcome === 'missed' && isOurs ? 'no-answer' : outcome,
    ...(queue === undefined ? {} : { queue }),
    ...(recordingId === undefined ? {} : { recordingId }),
    unseen: false,
    source: 'records',
  };
}

function nearest(
  written: CallLogEntry,
  candidates: Iterable<CallLogEntry>,
  { sameNumber }: Reader,
): CallLogEntry | undefined {
  let best: CallLogEntry | undefined;
  const distance = (entry: CallLogEntry): number => Math.abs(entry.startedAt - written.startedAt);
  for (const entry of candidates) {
    if (distance(entry) > startTolerance || (best && distance(best) <= distance(entry))) continue;
    if (written.direction !== 'internal' && written.direction !== entry.direction) continue;
    if (sameNumber(entry.number, written.number)) best = entry;
  }
  return best;
}

/** The browser knows names, causes and notes; the telephone system knows queues and recordings. */
function joined(seen: CallLogEntry, written: CallLogEntry): CallLogEntry {
  const { queue, recordingId } = written;
  return {
    ...seen,
    direction: written.direction,
    ...(queue === undefined ? {} : { queue }),
    ...(recordingId === undefined ? {} : { recordingId }),
    source: 'both',
  };
}

function withUnseen(entry: CallLogEntry, seenAt: number): CallLogEntry {
  const unseen = entry.outcome === 'missed' && entry.startedAt + (entry.ringTime ?? 0) > seenAt;
  return unseen === entry.unseen ? entry : { ...entry, unseen };
}

/** Until the numbering plans are there: the last eight digits tell most numbers apart. */
export function roughlySame(a: string, b: string): boolean {
  const tail = (number: string): string => number.replace(/\D/g, '').slice(-8) || number;
  return tail(a) === tail(b);
}
