import { css } from 'lit';
import { avatars } from '../../styles/avatars.js';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { chips } from '../../styles/chips.js';
import { feedback } from '../../styles/feedback.js';
import { marks } from '../../styles/marks.js';
import { skeletons } from '../../styles/skeletons.js';
import { rows } from '../../styles/rows.js';
import { search } from '../../styles/search.js';

export const styles = [
  base,
  buttons,
  search,
  chips,
  avatars,
  marks,
  feedback,
  skeletons,
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
    /* Room for the ring around the first dot. */
    .row .meta { margin-inline-start: -1px; padding-inline-start: 1px; }
    .row .meta > * { flex: none; }
    .row.gone { color: var(--_color-text-quiet); cursor: default; }
    .row.gone .av { opacity: 0.5; }
    .search .ib { margin-inline-end: -8px; }
    .search input::-webkit-search-cancel-button { display: none; }
    .btn[aria-disabled='true'] { opacity: 0.7; cursor: progress; }
    .skeletons.compact .skel-row div > :last-child { display: none; }
    @container cc-widget (min-width: 640px) {
      .row .name { align-self: center; }
      .row { grid-template-columns: auto minmax(0, 1.6fr) minmax(0, 1.1fr) minmax(0, 1.7fr) 72px; }
      /* One line: what names a group gives way, what tells the time does not. */
      .rows:not(.compact) .meta > :is(.dept, .tag, .owner) { flex: 0 1 auto; min-inline-size: 28px; }
      .skel-row > div { flex-direction: row; align-items: center; gap: var(--_space-m); }
    }
    @container cc-widget (min-width: 860px) {
      .row { grid-template-columns: auto minmax(160px, 1.1fr) minmax(0, 2fr) minmax(0, 1.5fr) 92px; }
    }
  `,
];
