import type { Locale } from '../../i18n/messages.js';
import { foldForSearch } from '../ui/text.js';
import { emojiSymbols } from './emoji-symbols.js';

export interface Emoji {
  readonly symbol: string;
  /** In the agent's language. */
  readonly name: string;
  /** What it is found by, ready to be compared. */
  readonly words: string;
}

export interface EmojiCatalogue {
  /** In the order of the picker's tabs. */
  readonly groups: readonly (readonly Emoji[])[];
  readonly bySymbol: ReadonlyMap<string, Emoji>;
}

const names: Readonly<Record<Locale, () => Promise<string>>> = {
  // CLDR's Portuguese is that of Brazil; Portugal's names differ in a few words.
  'pt-BR': () => import('./emoji-names-pt.js').then((module) => module.emojiNames),
  'pt-PT': () => import('./emoji-names-pt.js').then((module) => module.emojiNames),
  es: () => import('./emoji-names-es.js').then((module) => module.emojiNames),
  en: () => import('./emoji-names-en.js').then((module) => module.emojiNames),
};

const catalogues = new Map<Locale, Promise<EmojiCatalogue>>();

/** All emoji with their names in one language. */
export function emojiCatalogue(locale: Locale): Promise<EmojiCatalogue> {
  const known = catalogues.get(locale);
  if (known) return known;
  const made = names[locale]().then(catalogueOf);
  catalogues.set(locale, made);
  made.catch(() => catalogues.delete(locale));
  return made;
}

function catalogueOf(list: string): EmojiCatalogue {
  const lines = list.split('\n');
  const groups = emojiSymbols.split('\n').map((line, group) => {
    const entries = lines[group]?.split(';') ?? [];
    return line.split(' ').map((symbol, index): Emoji => {
      const entry = entries[index] ?? symbol;
      return { symbol, name: entry.split('|', 1)[0] ?? symbol, words: ` ${foldForSearch(entry).replaceAll('|', ' ')}` };
    });
  });
  return { groups, bySymbol: new Map(groups.flat().map((emoji) => [emoji.symbol, emoji])) };
}

const most = 120;

/** All words of the query must begin a word of the emoji; those whose name begins with it come first. */
export function searchEmoji({ groups }: EmojiCatalogue, query: string): readonly Emoji[] {
  const wanted = foldForSearch(query).split(/\s+/u).filter((word) => word !== '');
  const found = groups.flat().filter(({ words, symbol }) => symbol === query.trim() || wanted.every((word) => words.includes(` ${word}`)));
  const isFirst = ({ words }: Emoji): boolean => words.startsWith(` ${wanted[0] ?? ''}`);
  return [...found.filter(isFirst), ...found.filter((emoji) => !isFirst(emoji))].slice(0, most);
}

/** Skin tones from light to dark; 0 is the symbol as it is. */
export const tones = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'] as const;

const toned = /^(\p{Emoji_Modifier_Base})\uFE0F?(?!.*\p{Emoji_Modifier_Base})/u;

/** Only where one person or one hand is shown. */
export function withTone(symbol: string, tone: number): string {
  return tone === 0 ? symbol : symbol.replace(toned, `$1${tones[tone] ?? ''}`);
}
