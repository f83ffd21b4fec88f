import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { RepliesMessages } from '../../i18n/replies.js';
import type { Loadable } from '../../session/session-api.js';
import { icon, iconSearch, iconZap } from '../ui/icons.js';
import { skeletonRows } from '../ui/skeleton.js';
import { banner, emptyState, errorState, offlineBanner } from '../ui/states.js';
import { oneLine } from '../ui/text.js';
import { marked } from './reply-picker.js';
import { searchReplies } from './reply-search.js';

type Texts = CommonMessages & RepliesMessages;

export interface ReplyGroup {
  readonly id: 'mine' | 'department';
  readonly name: string;
  readonly replies: readonly QuickReply[];
}

export interface PanelData {
  readonly t: Texts;
  readonly known: Loadable<readonly QuickReply[]>;
  readonly groups: readonly ReplyGroup[];
  readonly query: string;
  /** The row that Tab goes to; the first without it. */
  readonly currentId: string | undefined;
  /** For how long the connection is away, if it is. */
  readonly offline: string | undefined;
  readonly search: (query: string) => void;
  readonly move: (id: string) => void;
  readonly insert: (reply: QuickReply) => void;
  readonly retry: () => void;
  readonly reconnect: () => void;
}

/** Own ones first; within a group the vendor's order, or the best match first. */
export function grouped(t: Texts, replies: readonly QuickReply[], query: string): readonly ReplyGroup[] {
  const found = searchReplies(replies, query);
  const groups: readonly ReplyGroup[] = [
    { id: 'mine', name: t.mine, replies: found.filter(({ mine }) => mine) },
    { id: 'department', name: t.department, replies: found.filter(({ mine }) => !mine) },
  ];
  return groups.filter((group) => group.replies.length > 0);
}

export function repliesPanel(data: PanelData): TemplateResult {
  const { t, known, query, offline } = data;
  return html`<header class="bar"><h2 class="grow">${t.title}</h2></header>
    ${offline === undefined ? nothing : offlineBanner(t, offline, t.offlineHint, data.reconnect)}
    ${known.value.length === 0
      ? nothing
      : html`<div class="tools">
          <label class="search" part="search">
            ${icon(iconSearch)}<input type="search" aria-label=${t.search} placeholder=${t.searchPlaceholder} .value=${live(query)} @input=${searchInput(data)} @keydown=${searchKey(data)} />
          </label>
        </div>`}
    ${content(data)}`;
}

function content(data: PanelData): TemplateResult {
  const { t, known, groups } = data;
  if (known.value.length === 0) {
    if (known.status === 'error') return errorState({ t, code: known.fault?.code ?? 'unknown', text: t.errorHint, retry: data.retry });
    if (known.status !== 'ready') return html`<div class="list" role="status" aria-busy="true" aria-label=${t.loading}>${skeletonRows(5)}</div>`;
    return emptyState({ icon: iconZap, title: t.empty, text: t.emptyHint });
  }
  if (groups.length === 0) return emptyState({ icon: iconZap, title: t.noResults, text: t.noResultsHint });
  const stale = known.status === 'error' ? banner({ tone: 'warning', flush: true, title: t.couldNotLoad, action: { label: t.tryAgain, run: data.retry } }) : nothing;
  return html`${stale}
    <div class="list" part="list" @keydown=${listKey(data)} @click=${listClick(data)}>${groups.map((group) => groupView(data, group))}</div>
    <footer class="bar keys">
      <span class="xs quiet"><kbd>↑</kbd> <kbd>↓</kbd> ${t.keysChoose} · <kbd>Enter</kbd> ${t.keysInsert}</span>
    </footer>`;
}

function groupView(data: PanelData, { id, name, replies }: ReplyGroup): TemplateResult {
  return html`<h3 class="grouph" id="group-${id}">${data.t.groupN(name, replies.length)}</h3>
    <div role="grid" aria-labelledby="group-${id}">${replies.map((reply) => item(data, reply))}</div>`;
}

function item(data: PanelData, reply: QuickReply): TemplateResult {
  const { t, query } = data;
  const isCurrent = reply.id === (data.currentId ?? data.groups[0]?.replies[0]?.id);
  return html`<div class="item" part="item" role="row" data-id=${reply.id} tabindex=${isCurrent ? 0 : -1} aria-selected=${isCurrent && data.currentId !== undefined}>
    <div class="grow" role="gridcell">
      <p class="line"><strong class="s trunc"><bdi>${marked(reply.title, query)}</bdi></strong></p>
      ${reply.text === undefined ? nothing : html`<p class="text" dir="auto">${oneLine(reply.text, 240)}</p>`}
    </div>
    <span class="acts" role="gridcell"><button class="btn sm" type="button" tabindex="-1" aria-label=${t.insertWhich(reply.title)}>${t.insert}</button></span>
  </div>`;
}

const all = ({ groups }: PanelData): readonly QuickReply[] => groups.flatMap(({ replies }) => replies);

function searchInput(data: PanelData) {
  return (event: Event): void => data.search((event.currentTarget as HTMLInputElement).value);
}

function searchKey(data: PanelData) {
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

function listKey(data: PanelData) {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const replies = all(data);
    const at = replies.findIndex(({ id }) => id === idOf(event));
    const reply = replies[at];
    if (!reply) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: replies.length - 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') data.insert(reply);
    else if (next === undefined) return;
    else if (next < 0) search(event)?.focus();
    else go(event, data, replies[Math.min(next, replies.length - 1)]?.id ?? reply.id);
    event.preventDefault();
  };
}

function listClick(data: PanelData) {
  return (event: Event): void => {
    const reply = all(data).find(({ id }) => id === idOf(event));
    if (!reply) return;
    data.move(reply.id);
    data.insert(reply);
  };
}

function idOf(event: Event): string | undefined {
  return (event.target as Element).closest<HTMLElement>('.item')?.dataset['id'];
}

function search(event: Event): HTMLInputElement | null {
  return ((event.currentTarget as Element).getRootNode() as ShadowRoot).querySelector('input');
}

function go(event: Event, data: PanelData, id: string): void {
  data.move(id);
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>(`.item[data-id="${CSS.escape(id)}"]`)?.focus();
}
