import { fold, foldedWithPlaces } from './search-text.js';

/** Names of the highlights; the style sheet has them too. */
export const foundName = 'cc-found';
export const foundNowName = 'cc-found-now';

const mostInOne = 200;

/** The page's highlight of this name, shared by all threads; undefined where browsers have none. */
function shared(name: string): Highlight | undefined {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return undefined;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

/** Marks what was found in rows that are on the page, without touching their elements. */
export class SearchMarks {
  #ranges: Range[] = [];

  paint(rows: Iterable<HTMLElement>, query: string, now: HTMLElement | undefined): void {
    this.clear();
    const wanted = fold(query);
    if (wanted === '') return;
    for (const row of rows) {
      const highlight = shared(row === now ? foundNowName : foundName);
      for (const part of row.querySelectorAll('.text, .file > bdi')) {
        for (const range of rangesOf(part, wanted)) {
          this.#ranges.push(range);
          highlight?.add(range);
        }
      }
    }
  }

  clear(): void {
    for (const name of [foundName, foundNowName]) {
      const highlight = shared(name);
      for (const range of this.#ranges) highlight?.delete(range);
    }
    this.#ranges = [];
  }
}

/** Occurrences may begin in one text node and end in another: links and emphasis have their own. */
function rangesOf(element: Element, wanted: string): Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Node; readonly start: number }[] = [];
  let all = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, start: all.length });
    all += node.nodeValue ?? '';
  }
  const { text, places } = foldedWithPlaces(all);
  const ranges: Range[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && ranges.length < mostInOne; at = text.indexOf(wanted, at + wanted.length)) {
    const range = document.createRange();
    const from = places[at] ?? 0;
    const to = places[at + wanted.length] ?? all.length;
    const first = nodes.findLast(({ start }) => start <= from);
    const last = nodes.findLast(({ start }) => start < to);
    if (!first || !last) continue;
    range.setStart(first.node, from - first.start);
    range.setEnd(last.node, to - last.start);
    ranges.push(range);
  }
  return ranges;
}
