import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Fault } from '../../domain/fault.js';
import { icon, iconClock, iconClose, iconPhone, iconRefresh, iconSearch, iconUser } from '../ui/icons.js';
import { iconPause, iconPhoneMissed, iconPlay } from '../ui/icons-more.js';
import { banner, emptyState } from '../ui/states.js';
import { logFilters, type LogFilter } from './log-rows.js';
import type { LogTexts } from './log-row.js';
import type { Lack } from './log-view.js';
import type { Player, Playing } from './player.js';

export function renderLack(lack: Lack, t: LogTexts): TemplateResult {
  if (lack === 'session') return emptyState({ icon: iconUser, title: t.noSession, text: t.noSessionHint });
  if (lack === 'sign-in') return emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint });
  return emptyState({ icon: iconPhone, title: t.noPhone, text: t.noPhoneHint });
}

export interface LogChoice {
  readonly filter: LogFilter;
  readonly query: string;
  readonly missed: number;
}

export interface LogToolActs {
  readonly search: (query: string) => void;
  readonly choose: (filter: LogFilter) => void;
}

export function renderTools({ filter, query, missed }: LogChoice, t: LogTexts, acts: LogToolActs): TemplateResult {
  return html`<div class="tools" part="tools">
    ${renderSearch(query, t, acts.search)}
    <div class="scroll-x" role="group" aria-label=${t.filters}>
      ${logFilters.map((each) => html`<button class="chip button" part="filter" type="button" aria-pressed=${each === filter} @click=${() => acts.choose(each)}
        >${t[each]}${each === 'missed' && missed > 0 ? html`<span class="count warning" aria-label=${t.missedTotal(missed)}>${missed > 99 ? '99+' : missed}</span>` : nothing}</button>`)}
    </div>
  </div>`;
}

function renderSearch(query: string, t: LogTexts, search: (query: string) => void): TemplateResult {
  const clear = (event: Event): void => {
    search('');
    (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.focus();
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || query === '' || event.isComposing) return;
    event.preventDefault();
    // A dialog around the widget stays open: this Escape was for the search.
    event.stopPropagation();
    search('');
  };
  return html`<span class="search" part="search"
    >${icon(iconSearch)}<input
      type="search"
      part="input"
      aria-label=${t.searchLabel}
      placeholder=${t.searchPlaceholder}
      autocomplete="off"
      spellcheck="false"
      .value=${live(query)}
      @input=${(event: InputEvent) => search((event.currentTarget as HTMLInputElement).value)}
      @keydown=${leave}
    />${query === ''
      ? nothing
      : html`<button class="ib" type="button" aria-label=${t.clearSearch} title=${t.clearSearch} @click=${clear}>${icon(iconClose)}</button>`}</span
  >`;
}

export function renderNothing({ filter, query }: LogChoice, t: LogTexts, acts: LogToolActs): TemplateResult {
  if (query.trim() !== '') {
    const action = { label: t.clearSearch, run: () => acts.search('') };
    return emptyState({ icon: iconSearch, title: html`<bdi>${t.emptySearch(query.slice(0, 80))}</bdi>`, text: t.emptySearchHint, action });
  }
  if (filter === 'all') return emptyState({ icon: iconClock, title: t.empty, text: t.emptyHint });
  const action = { label: t.showAll, run: () => acts.choose('all') };
  if (filter === 'missed') return emptyState({ icon: iconPhoneMissed, title: t.emptyMissed, text: t.emptyMissedHint, action });
  return emptyState({ icon: iconPhone, title: t.emptyFilter, action });
}

export function renderCallProblem(fault: Fault, needsWrapUp: boolean, t: LogTexts, close: () => void): TemplateResult {
  const { text, todo } = t.faults[fault.code];
  return banner({
    tone: 'danger', flush: true, title: t.callFailed, text: needsWrapUp ? t.wrapUpFirst : `${text} ${todo}`, action: { label: t.close, run: close },
  });
}

export function renderRecordsProblem(t: LogTexts, retry: () => void): TemplateResult {
  return banner({
    tone: 'warning', flush: true, title: t.couldNotLoad, text: t.recordsFailed, action: { label: t.tryAgain, icon: iconRefresh, run: retry },
  });
}

export interface PlayerData {
  readonly t: LogTexts;
  readonly player: Player;
  readonly playing: Playing;
  readonly name: string;
  readonly duration: (length: number) => string;
  readonly again: () => void;
}

export function renderPlayer({ t, player, playing, name, duration, again }: PlayerData): TemplateResult {
  const { status, position, length } = playing;
  const isOn = status === 'playing';
  const failed = status === 'failed';
  const label = failed ? t.tryAgain : isOn ? t.pause : t.play;
  const seek = (event: Event): void => player.seek(Number((event.currentTarget as HTMLInputElement).value));
  return html`<div class="player" part="player" role="group" aria-label=${t.listenTo(name)}>
    <button class="ib primary" part="play-button" type="button" aria-label=${label} title=${label} aria-busy=${status === 'loading'}
      @click=${() => (failed ? again() : void player.toggle())}>${icon(failed ? iconRefresh : isOn ? iconPause : iconPlay)}</button>
    <div class="grow">
      <p class="xs strong trunc"><bdi>${name}</bdi></p>
      ${failed
        ? html`<p class="xs bad">${t.recordingFailed}</p>${playing.download === undefined ? nothing : downloadLink(playing.download, t)}`
        : html`<input type="range" part="position" min="0" max=${Math.max(1, Math.round(length))} step="1000" .value=${live(String(Math.round(position)))}
            aria-label=${t.position} aria-valuetext="${duration(position)} / ${duration(length)}" @input=${seek} />`}
    </div>
    <span class="xs quiet num">${duration(position)} / ${duration(length)}</span>
    <button class="ib" type="button" aria-label=${t.closePlayer} title=${t.closePlayer} @click=${() => player.close()}>${icon(iconClose)}</button>
  </div>`;
}

/** The machine of the agent may have what plays it. */
function downloadLink(address: string, t: LogTexts): TemplateResult {
  return html`<a class="xs" part="download-link" href=${address} download target="_blank" rel="noopener noreferrer">${t.downloadRecording}</a>`;
}
