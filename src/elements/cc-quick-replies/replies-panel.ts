import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import { icon, iconEdit, iconSearch, iconZap, type IconShape } from '../ui/icons.js';
import { iconPlus, iconTrash } from '../ui/icons-more.js';
import { skeletonRows } from '../ui/skeleton.js';
import { banner, emptyState, errorState, offlineBanner, type EmptyOptions } from '../ui/states.js';
import { oneLine } from '../ui/text.js';
import { marked } from './reply-picker.js';
import type { PanelData, ReplyGroup } from './panel-data.js';
import { listKey, searchKey } from './panel-keys.js';
import { recentFirst } from './reply-recent.js';
import { searchReplies } from './reply-search.js';

/** Own ones first; within a group what was used lately, or the best match first. */
export function grouped(t: PanelData['t'], replies: readonly QuickReply[], query: string, recent: readonly string[] = []): readonly ReplyGroup[] {
  const found = searchReplies(recentFirst(replies, recent), query);
  const groups: readonly ReplyGroup[] = [
    { id: 'mine', name: t.mine, replies: found.filter(({ mine }) => mine) },
    { id: 'department', name: t.department, replies: found.filter(({ mine }) => !mine) },
  ];
  return groups.filter((group) => group.replies.length > 0);
}

export function repliesPanel(data: PanelData): TemplateResult {
  const { t, known, query, offline, changes } = data;
  const create = changes?.create;
  return html`<header class="bar">
      <h2 class="grow">${t.title}</h2>
      ${create ? html`<button class="ib primary" part="create-button" type="button" title=${changes.t.newReply} aria-label=${changes.t.newReply} @click=${() => create('')}>${icon(iconPlus, 'l')}</button>` : nothing}
    </header>
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
    return emptyState({ icon: iconZap, title: t.empty, ...startOf(data, '', t.emptyHint) });
  }
  if (groups.length === 0) return emptyState({ icon: iconZap, title: t.noResults, ...startOf(data, data.query.trim(), t.noResultsHint) });
  const stale = known.status === 'error' ? banner({ tone: 'warning', flush: true, title: t.couldNotLoad, action: { label: t.tryAgain, run: data.retry } }) : nothing;
  return html`${stale}
    <div class="list" part="list" @keydown=${listKey(data)} @click=${listClick(data)}>${groups.map((group) => groupView(data, group))}</div>
    <footer class="bar keys">
      <span class="xs quiet"><kbd>↑</kbd> <kbd>↓</kbd> ${t.keysChoose} · <kbd>Enter</kbd> ${t.keysInsert}</span>
    </footer>`;
}

/** Where there is none, one can be written. */
function startOf({ changes }: PanelData, title: string, otherwise: string): Pick<EmptyOptions, 'text' | 'action'> {
  const create = changes?.create;
  if (!create) return { text: otherwise };
  const label = title === '' ? changes.t.newReply : changes.t.createNamed(oneLine(title, 60));
  return { text: changes.t.noRepliesYet, action: { label, icon: iconPlus, primary: true, run: () => create(title) } };
}

function groupView(data: PanelData, { id, name, replies }: ReplyGroup): TemplateResult {
  return html`<h3 class="grouph" id="group-${id}">${data.t.groupN(name, replies.length)}</h3>
    <div role="grid" aria-labelledby="group-${id}">${replies.map((reply) => item(data, reply))}</div>`;
}

function item(data: PanelData, reply: QuickReply): TemplateResult {
  const { query } = data;
  const isCurrent = reply.id === (data.currentId ?? data.groups[0]?.replies[0]?.id);
  const own = ownButtons(data, reply);
  return html`<div class="item${own ? ' own' : ''}" part="item" role="row" data-id=${reply.id} tabindex=${isCurrent ? 0 : -1} aria-selected=${isCurrent && data.currentId !== undefined}>
    <div class="grow" role="gridcell">
      <p class="line"><strong class="s trunc"><bdi>${marked(reply.title, query)}</bdi></strong></p>
      ${reply.text === undefined ? html`<p class="xs quiet">${data.changes?.t.titleOnly}</p>` : html`<p class="text" dir="auto">${oneLine(reply.text, 240)}</p>`}
    </div>
    <span class="acts" role="gridcell">${own ?? useButton(data, reply)}</span>
  </div>`;
}

function useButton({ t, way, changes }: PanelData, reply: QuickReply): TemplateResult | typeof nothing {
  const how = way(reply);
  if (how === 'none' || (how === 'send' && !changes)) return nothing;
  const [label, name] = how === 'send' && changes ? [changes.t.sendReply, changes.t.sendWhich(reply.title)] : [t.insert, t.insertWhich(reply.title)];
  return html`<button class="btn sm" type="button" tabindex="-1" aria-label=${name}>${label}</button>`;
}

function ownButtons({ changes }: PanelData, reply: QuickReply): TemplateResult | undefined {
  if (!changes || !reply.mine) return undefined;
  const { t, edit, remove } = changes;
  if (!edit && !remove) return undefined;
  const button = (act: 'edit' | 'remove', label: string, shape: IconShape): TemplateResult =>
    html`<button class="ib" part="${act}-button" type="button" tabindex="-1" data-act=${act} title=${label} aria-label=${label}>${icon(shape, 'l')}</button>`;
  return html`${edit && reply.text !== undefined ? button('edit', t.changeWhich(reply.title), iconEdit) : nothing}${remove ? button('remove', t.removeWhich(reply.title), iconTrash) : nothing}`;
}

function searchInput(data: PanelData) {
  return (event: Event): void => data.search((event.currentTarget as HTMLInputElement).value);
}

function listClick(data: PanelData) {
  return (event: Event): void => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>('.item')?.dataset['id'];
    const reply = data.groups.flatMap(({ replies }) => replies).find((each) => each.id === id);
    if (!reply) return;
    data.move(reply.id);
    const act = target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (act === 'edit') data.changes?.edit?.(reply);
    else if (act === 'remove') data.changes?.remove?.(reply);
    else data.insert(reply);
  };
}
