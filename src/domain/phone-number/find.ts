import { dialableNumber } from '../dialable-number.js';
import { numberKey } from './parse.js';

export interface FoundNumber {
  /** Offsets in UTF-16 units, the end not included. */
  readonly start: number;
  readonly end: number;
  /** Ready to be dialled. */
  readonly number: string;
  /** E.164. */
  readonly key: string;
}

const gap = '[ \\t\\u00a0\\u202f.\\u2010-\\u2013-]';
const candidate = new RegExp(`(?:\\+?\\d{1,3}${gap}?)?(?:\\(\\+?\\d{1,4}\\)${gap}?)?\\+?\\d(?:(?:${gap}| - )?\\d){5,24}`, 'gu');

/** Several numbers in a row are told apart where each looks like one by itself. */
const inRow = /(?:\(\d\d\)[ ]?|\d\d[ ])\d{4,5}-\d{4}(?!\d)|\+?\d{9,15}(?!\d)/gu;

/** What stands before tells that it is something else: a word, a sum, an address, or the name of another kind of number. */
const otherBefore = /(?:[\p{L}\p{N}@#_=/\\.+&%-]|[$€£]\s?|\b(?:cpf|cnpj|rg|cep|nif|nipc|niss|dni|nie|cif|iban|pix|pis|cnh|protocolo|pedido|nota|nf-?e|ticket|id|código|codigo|order|invoice|factura|fatura|ref)\b\.?(?:\s*n[ºo°.]+)?[\s:#.-]*|\bn[º°][\s:#.-]*)$/iu;
const otherAfter = /^(?:[\p{L}\p{N}@_=\\+&]|[.,/-]\d|\s?[%€£]|\s?(?:EUR|USD|BRL)\b)/u;

/** Taxpayers, dates, thousands, and tickets that begin with the day they were opened. */
const otherShapes = [
  /^\d{3}\.\d{3}\.\d{3}-\d\d$/,
  /^\d\d\.\d{3}\.\d{3}/,
  /^\d{4}[-. ]\d\d[-. ]\d\d/,
  /^\d\d[-. ]\d\d[-. ](?:19|20)\d\d/,
  /^\d{1,3}(?:\.\d{3})+$/,
  /^20[12]\d(?:0[1-9]|1[0-2])\d{4,}$/,
];

/**
 * Telephone numbers in a text, in order, as somebody in `country` would read it. Only those that surely are numbers and
 * can be reached from anywhere: documents, dates, sums of money and tickets look much alike.
 */
export function findNumbers(text: string, country: string): readonly FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const { 0: match, index } of text.matchAll(candidate)) {
    const whole = read(text, index, match, country);
    if (whole) found.push(whole);
    else if (match.length > 20) {
      for (const part of match.matchAll(inRow)) {
        const one = read(text, index + part.index, part[0], country);
        if (one) found.push(one);
      }
    }
  }
  return found;
}

function read(text: string, start: number, piece: string, country: string): FoundNumber | undefined {
  const end = start + piece.length;
  const before = text.slice(Math.max(0, start - 24), start);
  if (otherBefore.test(/^[(+]/.test(piece) ? before.replace(/\d\/$/, ' ') : before) || otherAfter.test(text.slice(end, end + 5))) return undefined;
  if (otherShapes.some((shape) => shape.test(piece)) || (/^\d{11}$/.test(piece) && isTaxpayer(piece))) return undefined;
  const key = numberKey(piece, country);
  return key === undefined ? undefined : { start, end, number: dialableNumber(piece), key };
}

/** Both check digits of a Brazilian taxpayer number (CPF) are right; one telephone number in a hundred looks like that. */
function isTaxpayer(digits: string): boolean {
  return [9, 10].every((count) => {
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += Number(digits[at]) * (count + 1 - at);
    return ((sum * 10) % 11) % 10 === Number(digits[count]);
  });
}
