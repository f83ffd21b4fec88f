import { css } from 'lit';
import { avatars } from '../../styles/avatars.js';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { chips } from '../../styles/chips.js';
import { feedback } from '../../styles/feedback.js';
import { rows } from '../../styles/rows.js';
import { search } from '../../styles/search.js';

export const styles = [
  base,
  buttons,
  search,
  chips,
  avatars,
  feedback,
  rows,
  css`
    :host { overflow: hidden; }
    .panel {
      display: flex;
      flex-direction: column;
      flex: 1 1 var(--cc-chat-inbox-list-size, 420px);
      min-block-size: 0;
    }
    .rows, .skeletons {
      flex: 1;
      min-block-size: 0;
      overflow: hidden;
      scrollbar-width: thin;
      scrollbar-color: var(--_color-neutral-border-normal) transparent;
    }
    /* Stacked accents must not reach into other rows. */
    .row .av { overflow: clip; overflow-clip-margin: 6px; }
    .row .name { line-height: var(--_line-tight); }
    .row.gone { color: var(--_color-text-quiet); cursor: default; }
    .row.gone .av { opacity: 0.5; }
    .search .ib { margin-inline-end: -8px; }
    .search input::-webkit-search-cancel-button { display: none; }
    .btn[aria-disabled='true'] { opacity: 0.7; cursor: progress; }
  `,
];
