import { planOf, plans, plainGroups, splitCode } from './plans.js';

/** Shorter ones may be a short code or an extension. */
const least = 7;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * A number while it is typed. Dials the same before and after; names, addresses and feature codes stay as they are, and
 * so does what is too short, too long or of no plan that we know.
 */
export function formatAsTyped(text: string, country: string): string {
  const plain = text.normalize('NFKC');
  if (plain.length > 64 || !/^[\d\s().+\u2010-\u2015-]*\d[\d\s().+\u2010-\u2015-]*$/.test(plain)) return text;
  const digits = digitsOf(plain);
  const isFull = digits.length >= least;
  // Groups of spaces are somebody's own; brackets and dashes are what is left of a form that no longer fits.
  const own = /^\+?[\d ]+$/.test(plain) ? text : undefined;
  if (/^[\s(]*\+/.test(plain)) return isFull ? `+${behindPlus(digits)}` : (own ?? `+${digits}`);
  const plan = planOf(country);
  if (isFull && plan?.begun.test(digits) === true) return plan.write(digits, false, true);
  return own ?? digits;
}

function behindPlus(digits: string): string {
  const plan = plans.find(({ code }) => digits.startsWith(code));
  const [code, rest] = plan ? [plan.code, digits.slice(plan.code.length)] : splitCode(digits);
  if (plan) return `${code} ${plan.begun.test(rest) ? plan.write(rest, true, true) : rest}`;
  return `${code} ${plainGroups(rest)}`;
}

const significant = /[\d*#+\p{L}@]/u;

/** Where the caret belongs after `before` became `after`: behind the same digit. */
export function formatCaret(before: string, caret: number, after: string): number {
  if (before === after) return caret;
  if (caret >= before.length) return after.length;
  let passed = [...before.slice(0, caret).normalize('NFKC')].filter((letter) => significant.test(letter)).length;
  let at = 0;
  while (passed > 0 && at < after.length) {
    if (significant.test(after.charAt(at))) passed -= 1;
    at += 1;
  }
  return at;
}
