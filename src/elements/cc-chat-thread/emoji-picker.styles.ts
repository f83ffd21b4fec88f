import { css } from 'lit';
import { search } from '../../styles/search.js';

export const emojiStyles = [
  search,
  css`
    .popup.emoji { display: flex; flex-direction: column; max-inline-size: 344px; }
    .emojitop { padding: 8px 8px 4px; }
    .emojitop .search { min-block-size: 34px; }
    .emoji :is(.ecell, .ib span, .etab span) { font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif; }
    .emoji .ib span, .etab span { font-size: 18px; line-height: 1; }
    .etabs { display: flex; padding-inline: 4px; border-block-end: 1px solid var(--_color-neutral-border-quiet); }
    .etab { flex: 1; min-inline-size: 0; block-size: 34px; padding: 0; border: 0; border-block-end: 2px solid transparent; background: none; opacity: 0.75; cursor: pointer; }
    .etab:is(:hover, [aria-selected='true']) { opacity: 1; }
    .etab[aria-selected='true'] { border-block-end-color: var(--_color-brand-border-loud); }
    .etab:focus-visible { outline-offset: -2px; }
    .egrid { flex: none; block-size: 204px; padding: 4px; }
    .erow { display: grid; grid-template-columns: repeat(8, minmax(0, 1fr)); contain-intrinsic-block-size: 34px; content-visibility: auto; }
    .ecell { inline-size: 100%; block-size: 34px; padding: 0; border: 0; border-radius: var(--_radius-m); background: none; font-size: 21px; line-height: 1; cursor: pointer; }
    .ecell:hover { background: var(--_color-surface-hover); }
    .ecell:focus-visible { outline-offset: -2px; }
    @media (forced-colors: active) {
      .etab[aria-selected='true'] { border-block-end-color: Highlight; }
    }
  `,
];
