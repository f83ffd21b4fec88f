import type { Call } from '../domain/call.js';
import type { CutCall } from './phone-api.js';

/** A call that was cut longer ago than this is not offered any more, in milliseconds. */
export const offeredFor = 10 * 60_000;

/**
 * What runs in one page, written down for the pages after it: one note per page, under a name that is also a lock, held
 * for as long as that page lives.
 */
export function prefixOf(account: string): string {
  return `cc-widgets.cut:${account}:`;
}

export function noteOf(calls: readonly Call[], at: number): readonly CutCall[] {
  return calls.filter(({ state }) => state === 'active').map(({ id, direction, remote: { number, name } }) => ({
    callId: id,
    direction,
    number,
    ...(name === undefined ? {} : { name }),
    at,
  }));
}

/** The latest call of a note, if there is one that may still be offered. */
export function latestOf(note: string | null, now: number): CutCall | undefined {
  const calls = parsed(note).filter(({ at }) => at > now - offeredFor && at <= now + offeredFor);
  return calls.sort((a, b) => b.at - a.at)[0];
}

function parsed(note: string | null): CutCall[] {
  try {
    const calls: unknown = JSON.parse(note ?? '[]');
    return Array.isArray(calls) ? calls.filter(isCutCall) : [];
  } catch {
    return [];
  }
}

function isCutCall(value: unknown): value is CutCall {
  if (typeof value !== 'object' || value === null) return false;
  const { callId, direction, number, name, at } = value as Record<string, unknown>;
  const isNamed = name === undefined || typeof name === 'string';
  return typeof callId === 'string' && typeof number === 'string' && typeof at === 'number' && isNamed && (direction === 'in' || direction === 'out');
}

/** The browser may refuse storage altogether. */
export function readNote(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeNote(key: string, calls: readonly CutCall[]): void {
  try {
    if (calls.length > 0) localStorage.setItem(key, JSON.stringify(calls));
    else localStorage.removeItem(key);
  } catch {
    // Then there is nothing to offer after a cut.
  }
}

export function notesOf(prefix: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
