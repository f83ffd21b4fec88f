/** What Windows-1252 has at 0x80 to 0x9F; the five that it lacks stay the control characters that they are in Latin-1. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Mends UTF-8 that somebody read as Latin-1 or Windows-1252 (`OlÃ¡` for `Olá`), as the vendor's templates come (contract
 * part 3.7). Only where it is certain: when every byte of the whole text fits. Anything else comes back untouched, half
 * broken texts included, because guessing at letters makes them worse.
 */
export function withoutMojibake(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = byteOf(text.charAt(at));
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return text;
  }
}

function byteOf(character: string): number | undefined {
  const code = character.charCodeAt(0);
  if (code < 0x100) return code;
  const at = windows.indexOf(character);
  return at < 0 ? undefined : 0x80 + at;
}
