import { html, nothing, type TemplateResult } from 'lit';
import { icon, iconChevronLeft, iconRefresh, iconUser } from '../ui/icons.js';
import { iconPhoneOut, iconPause } from '../ui/icons-more.js';
import { skeletonRows } from '../ui/skeleton.js';
import { emptyState, errorState } from '../ui/states.js';
import type { HomeName, Lack } from './dialer-view.js';
import type { OpenPart } from './open-parts.js';
import type { DialerTexts, PartContent, PartName } from './part-api.js';

export function lackView(lack: Lack, t: DialerTexts): TemplateResult {
  if (lack === 'session') return emptyState({ icon: iconUser, title: t.noSession, text: t.noSessionHint });
  if (lack === 'sign-in') return emptyState({ icon: iconUser, title: t.signedOut, text: t.signedOutHint });
  return emptyState({ icon: iconPhoneOut, title: t.noDialer, text: t.noDialerHint });
}

/** The way between the views that the widget begins with; absent where there is one only. */
export function homeTabs(homes: readonly HomeName[], shown: HomeName, t: DialerTexts, choose: (home: HomeName) => void): TemplateResult | typeof nothing {
  if (homes.length < 2) return nothing;
  const move = (event: KeyboardEvent): void => {
    const next = neighbour(homes, shown, event);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${t.views} @keydown=${move}>
    ${homes.map((home) => html`<button class="tab" part="tab" id="tab-${home}" role="tab" type="button" aria-controls="panel" aria-selected=${home === shown}
      tabindex=${home === shown ? 0 : -1} @click=${() => choose(home)}>${t[home]}</button>`)}
  </div>`;
}

function neighbour(homes: readonly HomeName[], shown: HomeName, { key, altKey, ctrlKey, metaKey, shiftKey, currentTarget }: KeyboardEvent): HomeName | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined;
  const at = homes.indexOf(shown);
  const back = currentTarget instanceof Element && currentTarget.matches(':dir(rtl)') ? 1 : -1;
  if (key === 'ArrowLeft') return homes.at((at + back) % homes.length);
  if (key === 'ArrowRight') return homes.at((at - back) % homes.length);
  if (key === 'Home') return homes[0];
  return key === 'End' ? homes.at(-1) : undefined;
}

export interface ViewFrame {
  readonly name: HomeName | PartName;
  readonly content: PartContent;
  readonly t: DialerTexts;
  /** Absent where there is nothing to go back to. */
  readonly back?: (() => void) | undefined;
  readonly tabs?: TemplateResult | typeof nothing;
  /** What is wrong with all of the widget. */
  readonly trouble?: TemplateResult | undefined;
  /** Has the place for the host's own buttons. */
  readonly slotted: boolean;
}

/** One view with the bar around it. */
export function viewFrame({ name, content, t, back, tabs = nothing, trouble, slotted }: ViewFrame): TemplateResult {
  const { title, note, tools, banner, body, foot } = content;
  const isPanel = tabs !== nothing;
  return html`<section class="view" part="view" data-view=${name} aria-label=${title}>
    <header class="bar" part="header">
      ${back ? html`<button class="ib" part="back-button" type="button" aria-label=${t.back} title=${t.back} @click=${back}>${icon(iconChevronLeft, 'l', 'turns')}</button>` : nothing}
      <h2 class="grow trunc view-title" tabindex="-1"><bdi>${title}</bdi></h2>
      ${note === undefined ? nothing : html`<span class="xs quiet">${note}</span>`}${tools ?? nothing}${slotted ? html`<slot name="header-actions"></slot>` : nothing}
    </header>
    ${trouble ?? nothing} ${banner ?? nothing} ${tabs}
    <div class="panel" id=${isPanel ? 'panel' : nothing} role=${isPanel ? 'tabpanel' : nothing} aria-labelledby=${isPanel ? `tab-${name}` : nothing}>
      ${body}${foot === undefined ? nothing : html`<footer class="foot" part="footer">${foot}</footer>`}
    </div>
  </section>`;
}

/** What a later view shows, and what stands there while it is fetched. */
export function partContent({ name, part, fault }: OpenPart, t: DialerTexts, retry: () => void): PartContent {
  if (part) return part.render();
  const body = fault ? errorState({ t, code: fault.code, title: t.partFailed, retry }) : html`<div class="body" role="group" aria-busy="true" aria-label=${t.loading}>${skeletonRows(3)}</div>`;
  return { title: t[name], body };
}

export interface LookData {
  readonly t: DialerTexts;
  /** How long ago the latest answer came; nothing before there was one. */
  readonly ago: string | undefined;
  readonly isResting: boolean;
  readonly isBusy: boolean;
  rest(): void;
  refresh(): void;
}

/** How fresh the campaigns are, and the agent's say in that. */
export function lookTools({ t, ago, isResting, isBusy, rest, refresh }: LookData): TemplateResult {
  const age = ago === undefined ? nothing : html`<span class="xs quiet hide-tiny" part="age" title=${t.lookedAt(ago)}>${isResting ? t.resting : ago}</span>`;
  return html`${age}
    <button class="ib" part="rest-button" type="button" aria-pressed=${isResting} aria-label=${t.rest} title=${t.rest} @click=${rest}>${icon(iconPause, 'l')}</button>
    <button class="ib" part="refresh-button" type="button" aria-busy=${isBusy} aria-label=${t.refresh} title=${t.refresh} @click=${refresh}>${icon(iconRefresh, 'l')}</button>`;
}
