import { bareNumber, parseNumber } from './parse.js';
import { plainGroups } from './plans.js';

/** Brazilian numbers without an area: mobile and landline, but not the nationwide 300x and 40xx. */
const local = /^(9\d{4}|(?!300|40)[2-57]\d{3})(\d{4})$/;

/**
 * As people in `country` write it: their own numbers as at home, all others behind the country code. Whatever has no key
 * stays as it came, above all short codes, extensions, service numbers, feature codes, names and addresses.
 */
export function formatNumber(text: string, country: string): string {
  const parsed = parseNumber(text, country);
  if (!parsed) return country === 'BR' ? (bareNumber(text)?.replace(local, '$1-$2').match(/^\d+-\d+$/)?.[0] ?? text) : text;
  const { plan, code, national } = parsed;
  if (plan?.country === country) return plan.write(national, false);
  return `+${code} ${plan?.write(national, true) ?? plainGroups(national)}`;
}
