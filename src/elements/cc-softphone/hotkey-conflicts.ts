import { hotkeyActs, type HotkeyAct } from './hotkeys.js';

export interface HotkeyConflict {
  readonly keys: string;
  readonly acts: readonly HotkeyAct[];
  /** Something else of the page has the same keys. */
  readonly withPage: boolean;
}

/** The same keys are the same text, in whatever order their modifiers stand. */
function normal(keys: string): string {
  const parts = keys.split('+').map((part) => part.trim());
  const key = (parts.pop() ?? '').toUpperCase();
  return [...parts.sort(), key].join('+');
}

/** Acts that share their keys, and acts whose keys belong to something else in the page's own tree. */
export function hotkeyConflicts(page: Document, keysOf: (act: HotkeyAct) => string | undefined): readonly HotkeyConflict[] {
  const byKeys = new Map<string, HotkeyAct[]>();
  const written = new Map<string, string>();
  for (const act of hotkeyActs) {
    const keys = keysOf(act);
    if (keys === undefined) continue;
    const same = normal(keys);
    byKeys.set(same, [...(byKeys.get(same) ?? []), act]);
    if (!written.has(same)) written.set(same, keys);
  }
  const taken = keysOfPage(page);
  return [...byKeys]
    .map(([same, acts]) => ({ keys: written.get(same) ?? same, acts, withPage: taken.has(same) }))
    .filter(({ acts, withPage }) => withPage || acts.length > 1);
}

function keysOfPage(page: Document): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const element of page.querySelectorAll('[aria-keyshortcuts], [accesskey]')) {
    if (element.localName.startsWith('cc-')) continue;
    const shortcuts = element.getAttribute('aria-keyshortcuts')?.split(/\s+/) ?? [];
    // Browsers differ in what goes with an access key.
    const access = element.getAttribute('accesskey')?.split(/\s+/) ?? [];
    const all = [...shortcuts.filter(Boolean), ...access.filter(Boolean).flatMap((key) => [`Alt+${key}`, `Alt+Shift+${key}`, `Control+Alt+${key}`])];
    for (const keys of all) taken.add(normal(keys));
  }
  return taken;
}
