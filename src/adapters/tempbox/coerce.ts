import * as v from 'valibot';

/** The wire declares types and keeps to none of them: anything printable as text, nothing as `''`. */
export const text = v.optional(v.pipe(v.unknown(), v.transform(asText)), '');

/** A GUID or another id; the all-zero GUID means that there is none. */
export const id = v.optional(v.pipe(v.unknown(), v.transform(asId)), '');

/** A SQL bit: `true`, `1`, `"1"`, `"True"`, `"Sim"`. Undefined when nothing is said. */
export const bit = v.optional(v.pipe(v.unknown(), v.transform(asBit)), undefined);

/** A finite number however it is written, else undefined. */
export const number = v.optional(v.pipe(v.unknown(), v.transform(asNumber)), undefined);

export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}

export function asId(value: unknown): string {
  const written = asText(value).trim();
  return /^\{?[0-]*\}?$/.test(written) ? '' : written;
}

export function asBit(value: unknown): boolean | undefined {
  const written = asText(value).trim().toLowerCase();
  if (/^(?:1|true|sim|s|yes|y)$/.test(written)) return true;
  return /^(?:0|false|n[aã]o|n|no)$/.test(written) ? false : undefined;
}

export function asNumber(value: unknown): number | undefined {
  const written = asText(value).trim();
  if (written === '') return undefined;
  const read = Number(written);
  return Number.isFinite(read) ? read : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** GUIDs are printed in either case, with or without braces, and mean the same. */
export function sameId(left: string, right: string): boolean {
  return left !== '' && idKey(left) === idKey(right);
}

export function idKey(written: string): string {
  return written.toLowerCase().replace(/^\{(.*)\}$/, '$1');
}
