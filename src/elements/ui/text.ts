/** Lone surrogates become U+FFFD, so that text can be encoded, segmented and compared without surprises. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

let segmenter: Intl.Segmenter | undefined;

/** The letters a reader sees: emoji with joiners and letters with combining marks are one each. */
export function* graphemes(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Cut to `max` graphemes, the ellipsis included. */
export function truncate(text: string, max: number): string {
  // A grapheme has at least one code unit, so short strings need no segmenting.
  if (text.length <= max) return text;
  const kept: string[] = [];
  for (const grapheme of graphemes(text)) {
    if (kept.length === max) return `${kept.slice(0, max - 1).join('').trimEnd()}…`;
    kept.push(grapheme);
  }
  return text;
}

/** One line of it: whitespace and line breaks become single spaces. For previews and quotes. */
export function oneLine(text: string, max = 200): string {
  // Cut before the expression runs: previews come from messages of any length.
  return truncate(toWellFormed(text.slice(0, max * 8)).replace(/\s+/gu, ' ').trim(), max);
}

/** What a network says of somebody may be anything: one line, of sensible length, that cannot turn its surroundings. */
export function harmless(text: string, max: number): string {
  return oneLine(text.replace(/\p{Bidi_Control}/gu, ''), max);
}

/** Without case and accents, for searching as people type: `joao` finds `João`. */
export function foldForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();
}
