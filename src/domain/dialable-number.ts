const scheme = /^(tel|sips?):/i;

/**
 * What an agent typed, pasted or clicked, as a string that a telephone can dial. Never judges whether the number exists:
 * short codes, extensions and feature codes of a PBX are nobody's business but the PBX's.
 *
 * - Numbers lose everything but digits, `*`, `#` and a leading `+`.
 * - `tel:` addresses lose the scheme and their parameters (RFC 3966).
 * - `sip:` addresses, `user@host` and names with letters stay as they are.
 *
 * Empty when nothing dialable is left.
 */
export function dialableNumber(input: string): string {
  const text = input.normalize('NFKC').trim();
  const named = scheme.exec(text)?.[1]?.toLowerCase();
  if (named === 'tel') return digits(text.slice(4).split(';', 1)[0] ?? '');
  if (named !== undefined || /[\p{L}@]/u.test(text)) return text;
  return digits(text);
}

function digits(text: string): string {
  const plus = /^[\s(]*\+/.test(text) ? '+' : '';
  const rest = text.replace(/[^0-9*#]/g, '');
  return rest === '' ? '' : plus + rest;
}
