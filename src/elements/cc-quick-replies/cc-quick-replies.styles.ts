import { css } from 'lit';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { feedback } from '../../styles/feedback.js';
import { skeletons } from '../../styles/skeletons.js';
import { popups } from '../../styles/popups.js';
import { rows } from '../../styles/rows.js';
import { search } from '../../styles/search.js';

export const styles = [
  base,
  buttons,
  feedback,
  skeletons,
  search,
  rows,
  popups,
  css`
    :host { block-size: 100%; min-block-size: 0; overflow: hidden; }
    :host([for]) { display: contents; }
    .list { flex: 1; min-block-size: 0; overflow-y: auto; }
    .item { content-visibility: auto; contain-intrinsic-block-size: auto 76px; min-block-size: 48px; }
    /* Over the end of the text: a button that comes and goes must not break its lines anew. */
    .item .acts { position: absolute; inset-block: 0; inset-inline-end: var(--_space-xs); align-items: center; visibility: hidden; }
    .item:is(:hover, :focus, :focus-within, [aria-selected='true']) .acts { visibility: visible; }
    .item > .grow { grid-column: 1 / -1; }
    .item.own > .grow { grid-column: 1; }
    .item.own .acts { position: static; visibility: visible; }
    .opt[aria-disabled='true'] { color: var(--_color-text-quiet); cursor: not-allowed; }
    .keys { border-block: 0; border-block-start: 1px solid var(--_color-neutral-border-quiet); min-block-size: 40px; padding-block: 4px; }

    .floating {
      position: fixed;
      inset: auto;
      margin: 0;
      padding: 0;
      border: 0;
      inline-size: min(var(--_popup-width, 360px), calc(100vw - 16px));
      overflow: visible;
      background: none;
      color: var(--_color-text-normal);
      font: var(--_weight-normal) var(--_font-size-body) / var(--_line-normal) var(--_font-family);
      text-align: start;
      white-space: normal;
    }
    .options { max-block-size: min(240px, 40vh); overflow-y: auto; }
    .foothint { padding: 8px 12px; border-block-start: 1px solid var(--_color-neutral-border-quiet); gap: 5px 12px; flex-wrap: wrap; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
    .nw { white-space: nowrap; }
  `,
];
