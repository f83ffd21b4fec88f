import { css } from 'lit';
import { popups } from '../../styles/popups.js';

export const contactsStyles = [popups, css`
  .contacts { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
  .contacts-list, .contacts .skeletons {
    flex: 1;
    min-block-size: 0;
    overflow: hidden;
    scrollbar-width: thin;
    scrollbar-color: var(--_color-neutral-border-normal) transparent;
  }
  .c-tools { display: flex; flex-direction: column; gap: var(--_space-xs); flex: none; padding: var(--_space-s) var(--_space-m); }
  .c-filters { display: flex; flex-direction: column; gap: var(--_space-xs); }
  .c-filters.shut { display: none; }
  .c-tools .scroll-x { display: flex; gap: 6px; overflow: auto; scrollbar-width: none; padding: 2px; margin: -2px; }
  .c-tools .scroll-x > * { flex: none; }
  .c-tools .search .ib { margin-inline-end: -8px; }
  .c-tools .search input::-webkit-search-cancel-button { display: none; }
  .c-tools select.input { min-inline-size: 0; }
  .contact {
    display: grid;
    grid-template: 'name status acts' 'phone times acts' / minmax(0, 1fr) minmax(0, auto) 32px;
    gap: 2px var(--_space-xs);
    align-items: center;
    min-block-size: 56px;
    padding: 6px var(--_space-xs) 6px var(--_space-m);
    border-block-end: 1px solid var(--_color-neutral-border-quiet);
    font-size: var(--_font-size-s);
    cursor: pointer;
  }
  .contact:dir(rtl) { padding: 6px var(--_space-m) 6px var(--_space-xs); }
  .contact:hover { background: var(--_color-surface-hover); }
  .contact:focus-visible { outline-offset: -2px; }
  .contact.cur { background: var(--_color-brand-fill-quiet); }
  .c-name { grid-area: name; font-weight: var(--_weight-strong); }
  .c-status { grid-area: status; justify-self: end; display: grid; min-inline-size: 0; max-inline-size: 100%; }
  .c-status .chip { overflow: hidden; text-overflow: ellipsis; }
  .c-phone { grid-area: phone; color: var(--_color-text-quiet); }
  .c-times { grid-area: times; color: var(--_color-text-quiet); font-variant-numeric: tabular-nums; text-align: end; }
  .c-short { display: none; }
  .c-acts { grid-area: acts; display: grid; justify-items: end; }
  .c-result { color: var(--_color-text-quiet); }
  .c-form { display: none; color: var(--_color-text-quiet); }
  .contact.told { grid-template: 'name status acts' 'phone times acts' 'result result acts' / minmax(0, 1fr) minmax(0, auto) 32px; }
  .contact .c-result { grid-area: result; }
  .contact:not(.told) .c-result { display: none; }
  .c-heads { display: none; }
  .ib[aria-disabled='true'] { opacity: 0.55; cursor: not-allowed; }
  .c-export { display: flex; align-items: center; gap: var(--_space-s); flex: none; padding: var(--_space-xs) var(--_space-m); border-block-start: 1px solid var(--_color-neutral-border-quiet); }
  .c-export progress { flex: 1; min-inline-size: 0; accent-color: var(--_color-brand-fill-loud); }
  .c-audio { inline-size: 100%; }
  .c-number { display: block; }
  .c-note { white-space: pre-wrap; }
  .c-part { display: flex; flex-direction: column; gap: 6px; }
  .c-part .facts dd { overflow-wrap: anywhere; }
  :host([density='compact']) .contact { min-block-size: 44px; padding-block: 3px; }
  @container cc-widget (min-width: 480px) {
    .contact, .contact.told {
      grid-template: 'name status phone times acts' / minmax(0, 1.3fr) minmax(0, 1fr) 124px minmax(0, 0.9fr) 32px;
      column-gap: var(--_space-s);
      min-block-size: 44px;
    }
    .contact.told { grid-template-areas: 'name status phone times acts' 'name result phone times acts'; }
    .c-long { display: none; }
    .c-short { display: inline; }
    .c-status { justify-self: start; }
    .c-times { text-align: start; }
    .contact.c-heads { display: grid; flex: none; min-block-size: 32px; border-block-end-color: var(--_color-neutral-border-normal); cursor: auto; }
    .contact.c-heads:hover { background: none; }
    .contact.c-heads > * { color: var(--_color-text-quiet); }
  }
  @container cc-widget (min-width: 640px) {
    .c-tools { flex-direction: row; align-items: center; }
    .c-tools .search { flex: 0 1 220px; }
    .c-tools select.input { flex: none; inline-size: auto; max-inline-size: 200px; margin-inline-start: auto; }
    .c-filters, .c-filters.shut { display: flex; flex: 1; flex-direction: row; align-items: center; min-inline-size: 0; }
    .c-filters .scroll-x { flex: 0 1 auto; min-inline-size: 0; }
  }
  @container cc-widget (min-width: 860px) {
    .contact, .contact.told {
      grid-template: 'name status result phone times form acts' / minmax(0, 1.4fr) 116px minmax(0, 1fr) 140px minmax(0, 1fr) minmax(0, 1.2fr) 32px;
    }
    .contact:not(.told) .c-result { display: block; }
    .c-form { display: block; grid-area: form; }
  }
  @container cc-widget (max-width: 359.98px) {
    .c-tools { padding-inline: var(--_space-s); }
    .contact { padding-inline-start: var(--_space-s); }
    .contact:dir(rtl) { padding-inline: var(--_space-s) var(--_space-xs); }
  }
  @media (forced-colors: active) {
    .contact.cur { border-inline-start: 3px solid Highlight; }
  }
`];
