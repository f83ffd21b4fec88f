import type { Message } from '../../domain/message.js';
import { plainText } from '../ui/plain-text.js';
import { foldForSearch } from '../ui/text.js';

const folded = new WeakMap<Message, string>();
/** Milliseconds of work before the page may do something else. */
const slice = 8;

/** As people type: without case, accents, the marks of emphasis, and the Greek sigma's second form. */
export function fold(text: string): string {
  const plain = text.replace(/[*_~]/gu, '');
  // eslint-disable-next-line no-control-regex -- most texts are ASCII, which has nothing to fold but case
  return /^[\u0000-\u007f]*$/u.test(plain) ? plain.toLowerCase() : foldForSearch(plain).replaceAll('ς', 'σ');
}

function searched(message: Message): string {
  let text = folded.get(message);
  if (text === undefined) {
    const { body, attachment, deleted } = message;
    const words = body.kind === 'text' ? body.text : plainText(body.html);
    text = deleted === true ? '' : fold(attachment ? `${words}\n${attachment.name}` : words);
    folded.set(message, text);
  }
  return text;
}

/** Those that have `query` in their text or file name, newest first. In slices, as there may be a hundred thousand. */
export async function findMessages(
  items: readonly Message[],
  query: string,
  isCurrent: () => boolean,
): Promise<readonly Message[] | undefined> {
  const wanted = fold(query);
  const hits: Message[] = [];
  if (wanted === '') return hits;
  let until = performance.now() + slice;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const message = items[index];
    if (message && searched(message).includes(wanted)) hits.push(message);
    if (index % 64 !== 0 || performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (!isCurrent()) return undefined;
    until = performance.now() + slice;
  }
  return hits;
}

/** Folded text, and for each of its letters where it comes from. */
export function foldedWithPlaces(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let result = '';
  let at = 0;
  for (const letter of text) {
    const part = fold(letter);
    for (let index = 0; index < part.length; index += 1) places.push(at);
    result += part;
    at += letter.length;
  }
  places.push(text.length);
  return { text: result, places };
}
