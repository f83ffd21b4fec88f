import * as v from 'valibot';

/** A field of a body whose server does not mind types: anything printable as text, nothing as `''`. */
export const text = v.optional(v.pipe(v.unknown(), v.transform(asText)), '');

/** `"1"`, `1`, `true`, `"sim"` and the like. */
export const flag = v.optional(v.pipe(v.unknown(), v.transform(asFlag)), false);

/** A finite number however it is written, else undefined. */
export const number = v.optional(v.pipe(v.unknown(), v.transform(asNumber)), undefined);

/** Any object; PHP prints an empty one as `[]`, and absent ones as null or `""`. */
export const record = v.optional(v.pipe(v.unknown(), v.transform(asRecord)), {});

export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}

export function asFlag(value: unknown): boolean {
  return /^(?:1|true|sim|s|yes|on)$/i.test(asText(value).trim());
}

export function asNumber(value: unknown): number | undefined {
  const written = asText(value).trim();
  if (written === '') return undefined;
  const number = Number(written);
  return Number.isFinite(number) ? number : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** A list however it came: an array, a map of items by id, one bare item, or nothing. */
export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return [];
  const values = Object.values(value);
  return values.length > 0 && values.every(isRecord) ? values : [value].filter((item) => Object.keys(item).length > 0);
}

/** `Telefonia` and `telefonia` are one key (contract part 6, row 10). The first spelling wins. */
export function lowerKeys(value: unknown): Record<string, unknown> {
  const lowered: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(asRecord(value))) lowered[key.toLowerCase()] ??= item;
  return lowered;
}
