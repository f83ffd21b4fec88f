import { html, type TemplateResult } from 'lit';

/** Text and links, in order; render it as it is. */
export type RichText = readonly (string | TemplateResult)[];

export interface LinkifyOptions {
  /** WhatsApp's `*bold*`, `_italic_` and `~struck~`. Default false. */
  readonly markup?: boolean;
}

const protocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

// Letters that reorder or hide text never belong to an address, nor do quotes and angle brackets around it.
const end = String.raw`\s<>"'\u0060´“”‘’\u0000-\u0020\u007f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff`;
const part = '[a-z0-9-]{1,63}';
// Only where a word starts: without it, long runs of letters would be tried from every one of them.
const start = String.raw`(?<![a-z0-9._%+@-])`;
const known = '(?:com|br|net|org|pt|es|edu|gov|info|biz|app|dev|example)';
const candidate = new RegExp(
  [
    String.raw`(?:https?:\/\/|mailto:|tel:|www\.)[^${end}]{1,2048}`,
    String.raw`${start}[a-z0-9][a-z0-9._%+-]{0,63}@(?:${part}\.){1,8}[a-z]{2,24}`,
    String.raw`${start}(?:${part}\.){1,6}${known}(?![a-z0-9@.-]*[a-z0-9])(?:[/?#][^${end}]{0,2048})?`,
  ].join('|'),
  'giu',
);

/** The address that a piece of text stands for, or `undefined` when it is none that may be followed. */
export function safeUrl(text: string): string | undefined {
  try {
    const url = new URL(text);
    // `https://bank.example@evil.example` reads as the bank and leads elsewhere.
    if (url.username !== '' || url.password !== '') return undefined;
    return protocols.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function address(text: string): string | undefined {
  if (/^(?:https?:\/\/|mailto:|tel:)/iu.test(text)) return safeUrl(text);
  return safeUrl(/^[^/?#]*@/u.test(text) ? `mailto:${text}` : `https://${text}`);
}

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

/** Punctuation after an address belongs to the sentence, and so do brackets that the address did not open. */
function trimEnd(text: string): string {
  const surplus = new Map<string, number>();
  for (const [closer, opener] of Object.entries(pairs)) surplus.set(closer, count(text, closer) - count(text, opener));
  let length = text.length;
  for (; length > 0; length -= 1) {
    const last = text.charAt(length - 1);
    const extra = surplus.get(last);
    if (extra === undefined ? !'.,;:!?…*_~'.includes(last) : extra <= 0) break;
    if (extra !== undefined) surplus.set(last, extra - 1);
  }
  return text.slice(0, length);
}

function link(text: string, href: string): TemplateResult {
  // The parsed address as a title shows what a lookalike letter hides (punycode).
  return html`<a href=${href} title=${href} target="_blank" rel="noopener noreferrer" dir="ltr"><bdi>${text}</bdi></a>`;
}

/**
 * Plain text with its web, mail and telephone addresses as links. Nothing is ever read as HTML; only http, https,
 * mailto and tel are linked; a link opens without access to this page.
 */
export function linkify(text: string, { markup = false }: LinkifyOptions = {}): RichText {
  const result: (string | TemplateResult)[] = [];
  const plain = (piece: string): void => {
    if (piece === '') return;
    if (markup) result.push(...emphasize(piece));
    else result.push(piece);
  };
  let from = 0;
  for (const match of text.matchAll(candidate)) {
    const before = text.charAt(match.index - 1);
    const shown = trimEnd(match[0]);
    // In the middle of a word or of another address it is no address.
    const href = /[\p{L}\p{N}@._/-]/u.test(before) ? undefined : address(shown);
    if (href === undefined) continue;
    plain(text.slice(from, match.index));
    result.push(link(shown, href));
    from = match.index + shown.length;
  }
  plain(text.slice(from));
  return result;
}

type Mark = '*' | '_' | '~';

const isMark = (letter: string): letter is Mark => letter === '*' || letter === '_' || letter === '~';
const isWord = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);

function opens(text: string, at: number, mark: Mark): boolean {
  const next = text.charAt(at + 1);
  return next !== '' && next !== mark && !/\s/u.test(next) && !isWord(text.charAt(at - 1));
}

/** End of an emphasis that starts at `start`, on the same line, or -1. */
function closing(text: string, start: number, mark: Mark): number {
  for (let at = start + 2; at < text.length && text.charAt(at) !== '\n'; at += 1) {
    if (text.charAt(at) === mark && !/\s/u.test(text.charAt(at - 1)) && !isWord(text.charAt(at + 1))) return at;
  }
  return -1;
}

function wrap(mark: Mark, inner: RichText): TemplateResult {
  if (mark === '*') return html`<strong>${inner}</strong>`;
  return mark === '_' ? html`<em>${inner}</em>` : html`<s>${inner}</s>`;
}

/** One pass: where a mark has found no end on its line, later ones on that line need not look again. */
function emphasize(text: string, depth = 0): RichText {
  const result: (string | TemplateResult)[] = [];
  const hopeless = new Map<Mark, number>();
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (!isMark(mark) || at < (hopeless.get(mark) ?? 0) || !opens(text, at, mark)) continue;
    const stop = closing(text, at, mark);
    if (stop < 0) {
      hopeless.set(mark, lineEnd(text, at));
      continue;
    }
    if (at > from) result.push(text.slice(from, at));
    const inner = text.slice(at + 1, stop);
    result.push(wrap(mark, depth < 2 ? emphasize(inner, depth + 1) : [inner]));
    from = stop + 1;
    at = stop;
  }
  if (from < text.length) result.push(text.slice(from));
  return result;
}

function lineEnd(text: string, at: number): number {
  const next = text.indexOf('\n', at);
  return next < 0 ? text.length : next;
}
