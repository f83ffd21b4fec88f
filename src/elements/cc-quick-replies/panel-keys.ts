import type { QuickReply } from '../../domain/quick-reply.js';
import type { PanelData } from './panel-data.js';

const all = ({ groups }: PanelData): readonly QuickReply[] => groups.flatMap(({ replies }) => replies);

/** Keys of the search field: Enter takes the best match, the arrow goes to the list, Escape empties it. */
export function searchKey(data: PanelData) {
  return (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const [first] = all(data);
    if (event.key === 'Escape' && data.query !== '') data.search('');
    else if (event.key === 'Enter' && first && data.query !== '') data.insert(first);
    else if (event.key === 'ArrowDown' && first) go(event, data, first.id);
    else return;
    event.preventDefault();
  };
}

/** Keys of the list: arrows between rows, and along a row through its buttons; Enter takes it. */
export function listKey(data: PanelData) {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const replies = all(data);
    const row = (event.target as Element).closest<HTMLElement>('.item');
    const at = replies.findIndex(({ id }) => id === row?.dataset['id']);
    const reply = replies[at];
    if (!reply || !row) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: replies.length - 1 }[event.key];
    if (alongRow(event, row)) event.preventDefault();
    else if (event.target !== row && (event.key === 'Enter' || event.key === ' ')) return;
    else if (event.key === 'Enter' || event.key === ' ') data.insert(reply);
    else if (event.key === 'F2' && reply.mine && reply.text !== undefined) data.changes?.edit?.(reply);
    else if (event.key === 'Delete' && reply.mine) data.changes?.remove?.(reply);
    else if (next === undefined) return;
    else if (next < 0) search(event)?.focus();
    else go(event, data, replies[Math.min(next, replies.length - 1)]?.id ?? reply.id);
    event.preventDefault();
  };
}

function alongRow({ key, target }: KeyboardEvent, row: HTMLElement): boolean {
  const [forward, back] = row.matches(':dir(rtl)') ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button')];
  const at = stops.indexOf(target as HTMLElement);
  const goal = key === forward ? stops[at + 1] : key === back ? stops[at - 1] : key === 'Escape' && at > 0 ? row : undefined;
  goal?.focus();
  return goal !== undefined;
}

function search(event: Event): HTMLInputElement | null {
  return ((event.currentTarget as Element).getRootNode() as ShadowRoot).querySelector('.search input');
}

function go(event: Event, data: PanelData, id: string): void {
  data.move(id);
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>(`.item[data-id="${CSS.escape(id)}"]`)?.focus();
}
