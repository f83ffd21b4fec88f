import type { QuickReply } from '../../domain/quick-reply.js';
import { foldForSearch } from '../ui/text.js';

/** Start of the title, start of a word in it, anywhere in it, start of the text, anywhere in the text. */
function rank({ title, text = '' }: QuickReply, wanted: string): number | undefined {
  const name = foldForSearch(title);
  const at = name.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0 && isWordStart(name, wanted, at)) return 1;
  if (at > 0) return 2;
  const inText = foldForSearch(text.slice(0, 2000)).indexOf(wanted);
  if (inText < 0) return undefined;
  return inText === 0 ? 3 : 4;
}

function isWordStart(name: string, wanted: string, from: number): boolean {
  for (let at = from; at >= 0; at = name.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
  }
  return false;
}

/** Those with all words of the query, without case and accents, best first; of equals the order stays. */
export function searchReplies(replies: readonly QuickReply[], query: string): readonly QuickReply[] {
  const words = foldForSearch(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return replies;
  const found: { readonly reply: QuickReply; readonly score: number }[] = [];
  for (const reply of replies) {
    const ranks = words.map((word) => rank(reply, word));
    if (ranks.every((each) => each !== undefined)) found.push({ reply, score: ranks.reduce((sum, each) => sum + each, 0) });
  }
  return found.sort((a, b) => a.score - b.score).map(({ reply }) => reply);
}

/** The stretch of `title` that the query's first word found, as code units; folding changes lengths. */
export function foundIn(title: string, query: string): readonly [number, number] | undefined {
  const wanted = foldForSearch(query).split(/\s+/u).find(Boolean);
  if (wanted === undefined) return undefined;
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const letter of title) {
    const piece = foldForSearch(letter);
    for (let count = 0; count < piece.length; count += 1) origin.push(at);
    folded += piece;
    at += letter.length;
  }
  const start = folded.indexOf(wanted);
  if (start < 0) return undefined;
  return [origin[start] ?? 0, origin[start + wanted.length] ?? title.length];
}

/** What stands between a `/` and the caret, when that `/` opens the quick replies. */
export function slashQuery(text: string, caret: number, { anywhere }: { readonly anywhere: boolean }): { readonly start: number; readonly query: string } | undefined {
  const match = /(?:^|\s)\/([^\s/]{0,40})$/u.exec(text.slice(Math.max(0, caret - 60), caret));
  if (!match) return undefined;
  const query = match[1] ?? '';
  const start = caret - query.length - 1;
  return anywhere || start === 0 ? { start, query } : undefined;
}
