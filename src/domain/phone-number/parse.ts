import { dialableNumber } from '../dialable-number.js';
import { planOf, plans, splitCode, type Plan } from './plans.js';

/** A number that is the same all over the world. */
export interface Parsed {
  /** Absent for countries whose plan we do not know. */
  readonly plan: Plan | undefined;
  readonly code: string;
  /** As it was written, without prefixes. */
  readonly national: string;
}

/** Longer texts are no numbers. */
const longest = 64;

/** Digits with an optional plus, or `undefined` for names, addresses and feature codes. */
export function bareNumber(text: string): string | undefined {
  if (text.length > longest || (!/^\s*tel:/i.test(text) && /[\p{L}@*#,;/]/u.test(text))) return undefined;
  const dialable = dialableNumber(text);
  return /^\+?\d+$/.test(dialable) ? dialable : undefined;
}

function national(plan: Plan, digits: string): Parsed | undefined {
  const forms = [digits, digits.replace(plan.prefix, ''), digits.replace(/^0/, '')];
  const found = forms.find((form) => plan.whole.test(form));
  return found === undefined ? undefined : { plan, code: plan.code, national: found };
}

/** Behind a plan's country code; every country's numbers are tried by themselves, because vendors leave the plus out. */
function known(digits: string): Parsed | undefined {
  for (const plan of plans) {
    const parsed = digits.startsWith(plan.code) ? national(plan, digits.slice(plan.code.length)) : undefined;
    if (parsed) return parsed;
  }
  return undefined;
}

function international(digits: string): Parsed | undefined {
  if (plans.some(({ code }) => digits.startsWith(code))) return known(digits);
  const [code, rest] = splitCode(digits);
  return /^[1-9]\d{6,14}$/.test(digits) && rest.length >= 4 ? { plan: undefined, code, national: rest } : undefined;
}

/** From Brazil an operator stands between 00 and the country code; with some telephone systems it does not. */
function abroad(digits: string, home: Plan | undefined): Parsed | undefined {
  return known(digits) ?? (home?.country === 'BR' ? known(digits.slice(2)) : international(digits));
}

/**
 * Reads a number as somebody in `country` dials it: with plus, 00, trunk zero, operator or nothing in front. `undefined`
 * for what has no meaning outside its network (short codes, extensions, service numbers, local numbers without an area)
 * and for what no plan knows: it can be dialled all the same.
 */
export function parseNumber(text: string, country: string): Parsed | undefined {
  const bare = bareNumber(text);
  if (bare === undefined) return undefined;
  if (bare.startsWith('+')) return international(bare.slice(1));
  const home = planOf(country);
  if (bare.startsWith('00')) return abroad(bare.slice(2), home);
  return (home && national(home, bare)) ?? known(bare);
}

/** One key for all ways to write a number (E.164), or `undefined` where it has none. */
export function numberKey(text: string, country: string): string | undefined {
  const parsed = parseNumber(text, country);
  return parsed && `+${parsed.code}${parsed.plan?.canonical(parsed.national) ?? parsed.national}`;
}

/** Whether both lead to the same telephone, as far as can be told. */
export function sameNumber(a: string, b: string, country: string): boolean {
  const key = numberKey(a, country);
  const other = numberKey(b, country);
  if (key !== undefined || other !== undefined) return key === other;
  const dialable = dialableNumber(a);
  return dialable !== '' && dialable === dialableNumber(b);
}
