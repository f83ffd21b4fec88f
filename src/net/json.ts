import { Fault } from '../domain/fault.js';

export interface JsonReading {
  readonly value: unknown;
  /** The body was not plain JSON: something stood around it, or it had to be repaired. Worth a line in a log. */
  readonly degraded: boolean;
}

export interface JsonOptions {
  /** Knows a vendor's own way of breaking JSON; returns a corrected text, or undefined when it cannot help. */
  readonly repair?: (text: string) => string | undefined;
}

interface Parsed {
  readonly value: unknown;
  readonly repaired: boolean;
}

interface Span extends Parsed {
  readonly start: number;
  readonly end: number;
}

const dangerousKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Also catches a dangerous key whose letters are written as \u escapes. */
const dangerHint = /__proto__|constructor|prototype|\\u00[567]/i;
/** A byte order mark, also one that was decoded as Latin-1, and what PHP leaves before its first echo. */
const leadingNoise = /^(?:[\uFEFF\s\0]|\u00EF\u00BB\u00BF)+/;

/**
 * Reads a body that ought to be JSON. Survives byte order marks, warnings or HTML before and after the value, and what
 * `repair` knows to mend. Drops keys that could reach a prototype.
 *
 * Throws a `protocol` Fault when no object or array can be read: an HTML page or an empty body is never an empty success.
 */
export function readJson(text: string, options: JsonOptions = {}): JsonReading {
  const clean = text.replace(leadingNoise, '');
  const whole = parse(clean, options);
  if (whole) return { value: whole.value, degraded: whole.repaired };
  const found = bestSpan(clean, options);
  if (found) return { value: found.value, degraded: true };
  throw new Fault('protocol', { cause: new Error(`no JSON in a body of ${text.length} characters (${lookOf(clean)})`) });
}

function parse(text: string, options: JsonOptions): Parsed | undefined {
  const strict = parseStrict(text);
  if (strict) return { value: strict.value, repaired: false };
  const repaired = text === '' ? undefined : options.repair?.(text);
  if (repaired === undefined || repaired === text) return undefined;
  const second = parseStrict(repaired);
  return second && { value: second.value, repaired: true };
}

function parseStrict(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = dangerHint.test(text) ? JSON.parse(text, dropDangerous) : JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

function dropDangerous(key: string, value: unknown): unknown {
  return dangerousKeys.has(key) ? undefined : value;
}

/**
 * The value among the noise: the last one that is made of objects (warnings come first, the answer last), else the
 * longest, so that a `[12]` inside a warning never wins over the answer beside it.
 */
function bestSpan(text: string, options: JsonOptions): Span | undefined {
  const spans = topLevelSpans(text, options);
  const last = spans.findLast((span) => holdsObjects(span.value));
  return last ?? spans.reduce<Span | undefined>((best, span) => (best && lengthOf(best) >= lengthOf(span) ? best : span), undefined);
}

function holdsObjects(value: unknown): boolean {
  const sample: unknown = Array.isArray(value) ? value[0] : value;
  return typeof sample === 'object' && sample !== null;
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}

function topLevelSpans(text: string, options: JsonOptions): Span[] {
  const spans: Span[] = [];
  // A body made of brackets only must not cost its square.
  let budget = text.length * 16 + 4096;
  let position = 0;
  while (budget > 0) {
    const start = nextOpener(text, position);
    if (start < 0) break;
    const end = closerOf(text, start);
    budget -= (end < 0 ? text.length : end) - start;
    const parsed = end < 0 ? undefined : parse(text.slice(start, end), options);
    if (parsed) spans.push({ ...parsed, start, end });
    position = parsed ? end : start + 1;
  }
  return spans;
}

function nextOpener(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{' || text[at] === '[') return at;
  }
  return -1;
}

/** Index after the bracket that closes the one at `start`, or -1. */
function closerOf(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at);
      if (at < 0) return -1;
    } else if (character === '{' || character === '[') {
      depth += 1;
    } else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** Index of the quote that ends the string which begins at `start`, or -1. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function lookOf(text: string): string {
  if (text === '') return 'empty';
  return text.startsWith('<') ? 'markup' : 'text';
}

/** Whether it can be read as it stands. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
