import type * as richContent from './rich-content.js';

/** Fetches what the first frame did without, and adds its style sheets to those of the tree. */
export async function loadRich(root: HTMLElement | DocumentFragment): Promise<typeof richContent> {
  const rich = await import('./rich-content.js');
  if (root instanceof ShadowRoot) {
    const sheets = rich.richStyles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined);
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
  }
  return rich;
}
