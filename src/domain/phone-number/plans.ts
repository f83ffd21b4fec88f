/** How one country writes its numbers. The functions take digits without country code and trunk prefix. */
export interface Plan {
  /** ISO 3166. */
  readonly country: string;
  /** ITU country calling code. */
  readonly code: string;
  /** Complete numbers that a person can be reached at. */
  readonly whole: RegExp;
  /** What may still become such a number; with the whole ones. */
  readonly begun: RegExp;
  /** What is dialled before a number inside the country. */
  readonly prefix: RegExp;
  /** Written for a reader in the country, or abroad behind the country code; or while it is typed and may go on. */
  write(national: string, abroad: boolean, goesOn?: boolean): string;
  /** The one form of a number that is written in several. */
  canonical(national: string): string;
}

// 67 area codes (Anatel). Eight digits from 2 to 5 are a landline, nine from 9 a mobile telephone; eight from 6 to 9 are
// a mobile telephone as it was written before 2016.
const area = '(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])';

/** Numbers of the trunked radio network never got the ninth digit. */
const oldMobile = /^(\d\d)([689]\d{7}|7[1-6]\d{6})$/;

const brazil: Plan = {
  country: 'BR',
  code: '55',
  whole: new RegExp(`^${area}(?:[2-8]\\d{7}|9\\d{7,8})$`),
  begun: new RegExp(`^${area}(?:[2-8]\\d{0,7}|9\\d{0,8})?$`),
  // Trunk zero, an operator's two digits, or 90 and both for a call that the other side pays.
  prefix: /^(?:0(?:[1-9]\d)?|90[1-9]\d)/,
  write(national, abroad, goesOn = false) {
    const head = national.slice(0, 2);
    const rest = national.slice(2);
    const isMobile = rest.startsWith('9') && (goesOn || national.length > 10);
    const parts = cut(rest, isMobile ? [5, 4] : [4, 4]).join('-');
    return [abroad || rest === '' ? head : `(${head})`, parts].filter(Boolean).join(' ');
  },
  canonical: (national) => national.replace(oldMobile, '$19$2'),
};

const portugal: Plan = {
  country: 'PT',
  code: '351',
  whole: /^(?:169(?=3)|2[1-9]\d|30\d|6\d\d|7[06]\d|8[08]\d|9[1-46]\d)\d{6}$/,
  begun: /^(?:1693\d{0,5}|[2-9]\d{0,8})$/,
  prefix: /^(?!)/,
  write: (national) => cut(national, /^2[12]/.test(national) ? [2, 3, 4] : [3, 3, 3]).join(' '),
  canonical: (national) => national,
};

const spain: Plan = {
  country: 'ES',
  code: '34',
  whole: /^(?:(?:[6-9]\d|51)\d{7}|400\d{6})$/,
  begun: /^[4-9]\d{0,8}$/,
  prefix: /^(?!)/,
  write: (national) => cut(national, /^[89]00/.test(national) ? [3, 3, 3] : [3, 2, 2, 2]).join(' '),
  canonical: (national) => national,
};

/** Public number plans of the countries whose numbers we know; others are told by their country code only. */
export const plans: readonly Plan[] = [brazil, portugal, spain];

export function planOf(country: string): Plan | undefined {
  return plans.find((plan) => plan.country === country);
}

/** ITU-T E.164: the zones 1 and 7 are one digit, and these have two; all others have three. */
const twoDigits = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** Country code and the rest of an international number without its plus. */
export function splitCode(digits: string): readonly [string, string] {
  const length = /^[17]/.test(digits) ? 1 : twoDigits.test(digits) ? 2 : 3;
  return [digits.slice(0, length), digits.slice(length)];
}

/** In pieces of these lengths, for as long as there are digits; what is left over stays with the last. */
function cut(digits: string, lengths: readonly number[]): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const [index, length] of lengths.entries()) {
    const end = index === lengths.length - 1 ? digits.length : at + length;
    if (at < digits.length) pieces.push(digits.slice(at, end));
    at += length;
  }
  return pieces;
}

/** For plans that we do not know: groups of three, never one digit alone. */
export function plainGroups(digits: string): string {
  return digits.replace(/\d{3}(?=\d{2})/g, '$& ').trim();
}
