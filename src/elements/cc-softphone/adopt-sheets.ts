/** Copies of sheets by the document that they were made for: a sheet can only be adopted in its own. */
const copies = new WeakMap<Document, WeakMap<CSSStyleSheet, CSSStyleSheet>>();

/** The sheet as `target` can adopt it. Constructed, so that no content policy about inline styles stands in the way. */
export function sheetFor(target: Document, sheet: CSSStyleSheet): CSSStyleSheet {
  const view = target.defaultView;
  if (target === document || !view) return sheet;
  const known = copies.get(target) ?? new WeakMap<CSSStyleSheet, CSSStyleSheet>();
  copies.set(target, known);
  const copy = known.get(sheet) ?? new view.CSSStyleSheet();
  if (!known.has(sheet)) copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
  known.set(sheet, copy);
  return copy;
}
