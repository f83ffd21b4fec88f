import { css } from 'lit';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { chips } from '../../styles/chips.js';
import { feedback } from '../../styles/feedback.js';
import { reveal } from '../../styles/reveal.js';
import { search } from '../../styles/search.js';
import { skeletons } from '../../styles/skeletons.js';

export const styles = [
  base,
  buttons,
  search,
  chips,
  feedback,
  reveal,
  skeletons,
  css`
    :host { overflow: hidden; }
    .panel { display: flex; flex-direction: column; flex: 1 1 var(--cc-call-log-list-size, 420px); min-block-size: 0; }
    .rows, .skeletons {
      flex: 1;
      min-block-size: 0;
      overflow: hidden;
      scrollbar-width: thin;
      scrollbar-color: var(--_color-neutral-border-normal) transparent;
    }
    .tools { display: flex; flex-direction: column; gap: var(--_space-xs); flex: none; padding: var(--_space-s) var(--_space-m); }
    .scroll-x { display: flex; gap: 6px; overflow: auto; scrollbar-width: none; padding: 2px; margin: -2px; }
    .scroll-x > * { flex: none; }
    .search .ib { margin-inline-end: -8px; }
    .search input::-webkit-search-cancel-button { display: none; }
    .day-row { padding: var(--_space-s) var(--_space-m) 4px; }
    .day-row .label { font-size: var(--_font-size-xs); font-weight: var(--_weight-strong); color: var(--_color-text-quiet); }
    .day-row .label::first-letter { text-transform: uppercase; }
    .entry {
      display: grid;
      grid-template: 'dir name at end' 'dir sub sub end' / auto minmax(0, 1fr) auto auto;
      gap: 1px 10px;
      align-items: center;
      min-block-size: 52px;
      padding: 6px var(--_space-m);
      padding-inline-end: var(--_space-xs);
      border-block-end: 1px solid var(--_color-neutral-border-quiet);
      cursor: pointer;
    }
    .entry:hover { background: var(--_color-surface-hover); }
    .entry:focus-visible, .day-row:focus-visible { outline-offset: -2px; }
    .cdir { grid-area: dir; display: grid; color: var(--_color-text-quiet); }
    .cdir.bad { color: var(--_color-danger-on-quiet); }
    .entry .name { grid-area: name; font-size: var(--_font-size-s); font-weight: var(--_weight-strong); }
    .entry .sub { grid-area: sub; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
    .entry .at { grid-area: at; }
    .entry .end { grid-area: end; display: flex; align-items: center; }
    .entry .more { grid-column: 2 / -1; display: flex; flex-direction: column; gap: 4px; padding-block: 4px 6px; cursor: auto; }
    .entry .more .line { gap: 2px var(--_space-s); }
    .entry .notes { white-space: pre-wrap; }
    .unseen .name { color: var(--_color-danger-on-quiet); }
    .unseen { box-shadow: inset 3px 0 var(--_color-danger-fill-loud); }
    .unseen:dir(rtl) { box-shadow: inset -3px 0 var(--_color-danger-fill-loud); }
    .ib[aria-disabled='true'] { opacity: 0.55; cursor: not-allowed; }
    .ib[aria-busy='true'] { cursor: progress; }
    .player {
      display: flex;
      align-items: center;
      gap: 10px;
      flex: none;
      padding-block: var(--_space-xs);
      padding-inline: var(--_space-m) var(--_space-xs);
      border-block-start: 1px solid var(--_color-neutral-border-quiet);
      background: var(--_color-surface-raised);
    }
    .player input { inline-size: 100%; min-block-size: 24px; margin: 0; accent-color: var(--_color-brand-fill-loud); cursor: pointer; }
    .player a { color: var(--_color-text-link); }
    .player .bad { color: var(--_color-danger-on-quiet); }
    :host([layout='compact']) .entry { min-block-size: 44px; padding-block: 2px; }
    :host([density='compact']) .entry { min-block-size: 44px; padding-block: 2px; }
    @container cc-widget (min-width: 640px) {
      .tools { flex-direction: row; align-items: center; }
      .tools .search { flex: 0 1 340px; }
      .entry { grid-template: 'dir name sub at end' / auto minmax(140px, 1fr) minmax(0, 2fr) auto minmax(80px, auto); column-gap: var(--_space-m); }
      .entry .end { justify-self: end; }
    }
    @container cc-widget (max-width: 359.98px) {
      .tools, .entry, .day-row { padding-inline-start: var(--_space-s); }
      .entry { column-gap: 8px; }
      .player { padding-inline-start: var(--_space-s); }
    }
    @media (forced-colors: active) {
      .unseen { box-shadow: none; border-inline-start: 3px solid Highlight; }
      .player { border-block-start-color: CanvasText; }
    }
  `,
];
