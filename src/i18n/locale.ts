import type { Locale } from './messages.js';

/** What a piece of page asks for: the dictionary that serves it and the tag that dates and numbers are written in. */
export interface LocaleChoice {
  readonly locale: Locale;
  readonly format: string;
}

export const defaultLocale: LocaleChoice = { locale: 'pt-BR', format: 'pt-BR' };

const locales: readonly Locale[] = ['pt-BR', 'pt-PT', 'en', 'es'];

function parse(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

/**
 * The best dictionary for a BCP 47 tag: exact, then the same language, then English. `undefined` for what is not a language tag at all.
 */
export function chooseLocale(tag: string): LocaleChoice | undefined {
  const wanted = parse(tag.trim());
  if (wanted === undefined) return undefined;
  const { language, region } = wanted;
  if (language === 'pt') {
    const locale = region === undefined || region === 'BR' ? 'pt-BR' : 'pt-PT';
    return { locale, format: region === undefined ? 'pt-BR' : wanted.baseName };
  }
  const locale = locales.find((candidate) => candidate === language);
  return locale === undefined ? { locale: 'en', format: 'en' } : { locale, format: wanted.baseName };
}

function composedParent(node: Element): Element | undefined {
  if (node.assignedSlot !== null) return node.assignedSlot;
  const parent = node.parentNode;
  // No `instanceof`: a widget may live in another window (pop-out, picture in picture) with classes of its own.
  return node.parentElement ?? (parent !== null && 'host' in parent ? (parent as ShadowRoot).host : undefined);
}

/** The element and everything around it, through slots and shadow roots, innermost first. */
export function composedPath(element: Element): Element[] {
  const path: Element[] = [];
  for (let node: Element | undefined = element; node !== undefined; node = composedParent(node)) path.push(node);
  return path;
}

/** The nearest `lang` that is a language; `lang=""` (unknown, HTML 3.2.6.2) says nothing and is passed over. */
export function localeOf(path: readonly Element[]): LocaleChoice {
  for (const element of path) {
    const tag = element.getAttribute('lang');
    const choice = tag === null ? undefined : chooseLocale(tag);
    if (choice !== undefined) return choice;
  }
  return defaultLocale;
}
