import type { Locale } from '../../i18n/messages.js';
import type { RichContent } from './log-types.js';

/** Fetches what the first frame did without, with its texts, and adds its style sheets to those of the tree. */
export async function loadRich(root: HTMLElement | DocumentFragment, locale: Locale): Promise<RichContent> {
  const rich: RichContent = await import('./rich-content.js');
  await rich.prepare(locale);
  if (root instanceof ShadowRoot) {
    const sheets = rich.richStyles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined);
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
  }
  return rich;
}
