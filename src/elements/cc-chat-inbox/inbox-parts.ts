import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import type { FaultInfo } from '../../domain/fault.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { InboxMessages } from '../../i18n/inbox.js';
import type { Session } from '../../session/session-api.js';
import { reported } from '../emit.js';
import { icon, iconChat, iconCheckCircle, iconClose, iconInbox, iconRefresh, iconSearch, iconUser } from '../ui/icons.js';
import { skeletonRows } from '../ui/skeleton.js';
import { banner, emptyState, offlineBanner } from '../ui/states.js';
import type { InboxFilter, InboxTab } from './inbox-order.js';
import type { InboxView, Lack } from './inbox-view.js';

type Texts = CommonMessages & InboxMessages;

export function renderHeader(t: Texts, mountMore: (place: Element | undefined) => void): TemplateResult {
  return html`<header class="bar" part="header">
    <h2 class="grow trunc">${t.title}</h2>
    <slot name="header-actions"></slot><span class="line" ${ref(mountMore)}></span><span class="line" ${ref(mountStart)}></span>
  </header>`;
}

/** What begins conversations comes a moment later. */
function mountStart(place: Element | undefined): void {
  if (place) reported(import('./start-view.js').then((start) => start.mountStart(place)));
}

export function renderLack(lack: Lack, t: Texts): TemplateResult {
  if (lack === 'session') return emptyState({ icon: iconUser, title: t.noSession, text: t.noSessionHint });
  if (lack === 'sign-in') return emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint });
  return emptyState({ icon: iconChat, title: t.noChat, text: t.noChatHint });
}

export function renderLoading(t: Texts, compact: boolean): TemplateResult {
  return html`<div class=${compact ? 'skeletons compact' : 'skeletons'} part="list" role="grid" aria-busy="true" aria-label=${t.loading}>${skeletonRows(8)}</div>`;
}

export function renderTabs(
  tab: InboxTab,
  { counts, phase, tabs }: InboxView,
  t: Texts,
  choose: (tab: InboxTab) => void,
): TemplateResult {
  const move = (event: KeyboardEvent): void => {
    const next = neighbour(tabs, tab, event);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${t.lists} @keydown=${move}>
    ${tabs.map(
      (each) => html`<button
        class="tab"
        part="tab"
        id="tab-${each}"
        role="tab"
        type="button"
        aria-controls="panel"
        aria-selected=${each === tab}
        tabindex=${each === tab ? 0 : -1}
        @click=${() => choose(each)}
      >${t[each]}${each === 'recent' || phase !== 'ready' ? nothing : renderCount(counts[each], each === 'waiting')}</button>`,
    )}
  </div>`;
}

function renderCount(count: number, urgent: boolean): TemplateResult {
  return html`<span class="count ${urgent && count > 0 ? 'warning' : 'quiet'}">${count}</span>`;
}

function neighbour(tabs: readonly InboxTab[], tab: InboxTab, event: KeyboardEvent): InboxTab | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey, currentTarget } = event;
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined;
  const at = tabs.indexOf(tab);
  const back = currentTarget instanceof Element && currentTarget.matches(':dir(rtl)') ? 1 : -1;
  if (key === 'ArrowLeft') return tabs.at((at + back) % tabs.length);
  if (key === 'ArrowRight') return tabs.at((at - back) % tabs.length);
  if (key === 'Home') return tabs[0];
  return key === 'End' ? tabs.at(-1) : undefined;
}

export interface ToolActs {
  readonly search: (query: string) => void;
  readonly toggleUnread: () => void;
}

export function renderTools(filter: InboxFilter, withUnread: boolean, t: Texts, { search, toggleUnread }: ToolActs): TemplateResult {
  const typed = (event: InputEvent): void => search((event.currentTarget as HTMLInputElement).value);
  const clear = (event: Event): void => {
    search('');
    (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.focus();
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || filter.query === '' || event.isComposing) return;
    event.preventDefault();
    // A dialog around the widget stays open: this Escape was for the search.
    event.stopPropagation();
    search('');
  };
  return html`<div class="tools" part="tools">
    <span class="search" part="search">
      ${icon(iconSearch)}<input
        type="search"
        part="input"
        aria-label=${t.searchLabel}
        placeholder=${t.searchPlaceholder}
        autocomplete="off"
        spellcheck="false"
        .value=${live(filter.query)}
        @input=${typed}
        @keydown=${leave}
      />${filter.query === ''
        ? nothing
        : html`<button class="ib" type="button" aria-label=${t.clearSearch} title=${t.clearSearch} @click=${clear}>${icon(iconClose)}</button>`}
    </span>
    ${withUnread
      ? html`<div class="scroll-x" role="group" aria-label=${t.filters}>
          <button class="chip button" type="button" part="filter" aria-pressed=${filter.unreadOnly} @click=${toggleUnread}>${t.unreadOnly}</button>
        </div>`
      : nothing}
  </div>`;
}

export interface EmptyActs extends ToolActs {
  readonly seeWaiting: () => void;
}

/** Nothing to list: because of the search, the filter, or because there is nothing. */
export function renderNothing({ tab, query, unreadOnly }: InboxFilter, waiting: number, t: Texts, acts: EmptyActs): TemplateResult {
  if (query.trim() !== '') {
    const action = { label: t.clearSearch, run: () => acts.search('') };
    return emptyState({ icon: iconSearch, title: html`<bdi>${t.emptySearch(query.slice(0, 80))}</bdi>`, text: t.emptySearchHint, action });
  }
  if (unreadOnly) {
    return emptyState({ icon: iconCheckCircle, title: t.emptyUnread, text: t.emptyUnreadHint, action: { label: t.showAll, run: acts.toggleUnread } });
  }
  if (tab === 'waiting') return emptyState({ icon: iconInbox, title: t.emptyWaiting, text: t.emptyWaitingHint });
  if (tab === 'recent') return emptyState({ icon: iconInbox, title: t.emptyRecent, text: t.emptyRecentHint });
  const action = waiting > 0 ? { label: t.seeWaiting, run: acts.seeWaiting } : undefined;
  return emptyState({ icon: iconInbox, title: t.emptyMine, text: t.emptyMineHint, action });
}

/** Why somebody could not be claimed; somebody else was faster, most of the time. */
export function claimProblem({ code }: FaultInfo, t: Texts): { readonly title: string; readonly text: string } {
  if (code === 'conflict') return { title: t.takenBySomebody, text: t.nothingLost };
  return { title: t.claimFailed, text: `${t.faults[code].text} ${t.faults[code].todo}` };
}

/** The connection is away, `time` for how long, and `queued` messages wait for it. */
export function renderAway(t: Texts, time: string, queued: number): TemplateResult {
  return offlineBanner(t, time, queued > 0 ? t.queued(queued) : t.staleNotice);
}

/** Asks again, whichever it was that failed. */
export function retry({ connection, conversations }: Session): void {
  connection.retryNow();
  reported(conversations.refresh());
}

/** The lists could not be read again, and those from before are still shown. */
export function renderFault({ session, fault, phase }: InboxView, t: Texts): TemplateResult | typeof nothing {
  if (!fault || phase !== 'ready') return nothing;
  const action = { label: t.tryAgain, icon: iconRefresh, run: () => retry(session) };
  return banner({ tone: 'warning', flush: true, title: t.couldNotLoad, text: t.faults[fault.code].text, action });
}

export function renderProblem(problem: { readonly title: string; readonly text: string }, t: Texts, close: () => void): TemplateResult {
  return banner({ tone: 'danger', flush: true, ...problem, action: { label: t.close, run: close } });
}

export function setStates(states: CustomStateSet, wanted: Readonly<Record<string, boolean>>): void {
  for (const [name, on] of Object.entries(wanted)) states[on ? 'add' : 'delete'](name);
}
