import { css } from 'lit';

/** `.tabs` of `.tab`, `.tools`, `.scroll-x`, and the inbox `.row` (three lines, one at 640 px, two when compact). */
export const rows = css`
.tabs { display: flex; gap: var(--_space-m); flex: none; padding-inline: var(--_space-m); border-block-end: 1px solid var(--_color-neutral-border-quiet); }
.tab {
  display: inline-flex;
  align-items: center;
  gap: 6px;
  min-block-size: 40px;
  margin-block-end: -1px;
  padding: 0;
  border: 0;
  border-block-end: 2px solid transparent;
  background: none;
  color: var(--_color-text-quiet);
  font-size: var(--_font-size-s);
  white-space: nowrap;
  cursor: pointer;
}
.tab[aria-selected='true'] { color: var(--_color-text-normal); font-weight: var(--_weight-strong); border-color: var(--_color-brand-border-loud); }
.tab:focus-visible { outline-offset: -2px; border-radius: var(--_radius-s); }
.tools { display: flex; flex-direction: column; gap: var(--_space-xs); flex: none; padding: var(--_space-s) var(--_space-m); }
.scroll-x { display: flex; gap: 6px; overflow: auto; scrollbar-width: none; }
.scroll-x > * { flex: none; }

.row {
  --_ring: var(--_color-surface-base);
  position: relative;
  display: grid;
  grid-template: 'av name time' 'av text badge' 'av meta meta' / auto minmax(0, 1fr) auto;
  gap: 2px var(--_space-s);
  align-items: center;
  padding: var(--_row-padding) var(--_space-m);
  border-block-end: 1px solid var(--_color-neutral-border-quiet);
  cursor: pointer;
}
.row .av { grid-area: av; align-self: start; display: grid; margin-block-start: 1px; }
.row .name { grid-area: name; font-size: var(--_font-size-m); }
.row .time { grid-area: time; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); justify-self: end; }
.row .text { grid-area: text; font-size: var(--_font-size-s); color: var(--_color-text-quiet); }
.row .text .icon { inline-size: 14px; block-size: 14px; margin-inline-end: 3px; vertical-align: -3px; }
.row .badge { grid-area: badge; justify-self: end; display: flex; gap: 4px; align-items: center; }
.row .meta { grid-area: meta; display: flex; flex-wrap: wrap; gap: 6px; align-items: center; min-inline-size: 0; block-size: 20px; margin-block-start: 3px; overflow: hidden; }
.row.unread .name { font-weight: var(--_weight-strong); }
.row.unread .text { color: var(--_color-text-normal); }
.row:hover { background: var(--_color-surface-hover); --_ring: var(--_color-surface-hover); }
.row[aria-selected='true'] { background: var(--_color-brand-fill-quiet); --_ring: var(--_color-brand-fill-quiet); }
.row[aria-selected='true']::before {
  content: '';
  position: absolute;
  inset-block: 0;
  inset-inline-start: 0;
  inline-size: var(--_rail-width);
  background: var(--_color-brand-border-loud);
}
.row:focus-visible { outline-offset: -2px; }
.row .acts {
  position: absolute;
  inset-inline-end: var(--_space-xs);
  inset-block-end: 5px;
  display: none;
  gap: 2px;
  padding: 2px;
  border-radius: var(--_radius-m);
  background: var(--_color-surface-raised);
  box-shadow: var(--_shadow-2);
}
.row:is(:hover, :focus-within) .acts { display: flex; }
/* Half a figure beside a button says nothing. */
.row:is(:hover, :focus-within):has(.acts) .badge { visibility: hidden; }
@container cc-widget (max-width: 639.98px) {
  .row:not(:has(.badge > *)) .text { grid-column: text-start / badge-end; }
}
@container cc-widget (min-width: 640px) {
  .row {
    grid-template: 'av name text meta time' 'av name text meta badge' / auto minmax(120px, 1.1fr) minmax(0, 2fr) minmax(0, 1.5fr) 92px;
    gap: 0 var(--_space-m);
  }
  .row:not(:has(.badge > *)) .time { grid-row: 1 / 3; align-self: center; }
  .row .text, .row .av { align-self: center; }
  .row .meta { align-self: center; flex-wrap: nowrap; block-size: auto; margin: 0; }
  .row .acts { inset-block-end: calc(50% - 18px); }
  .tools { flex-direction: row; align-items: center; }
  .tools .search { flex: 0 1 340px; }
}
@container cc-widget (max-width: 359.98px) {
  .tabs { gap: 14px; padding-inline-start: var(--_space-s); }
  .tools, .row { padding-inline: var(--_space-s); }
}
.rows.compact .row { grid-template: 'av name name time' 'av text meta badge' / auto minmax(0, 1fr) auto auto; column-gap: 8px; }
.rows.compact .row .text { grid-column: text-start / text-end; }
.rows.compact .row .meta { justify-content: flex-end; margin: 0; }
.rows.compact .row:not(:has(.badge > *)) .meta { grid-column: meta-start / badge-end; justify-self: end; }
.rows.compact .row:not(:has(.badge > *)) .time { grid-row: auto; align-self: auto; }
.rows.compact .avatar { --_s: 32px; }
.rows.compact .tag { display: none; }
.rows.compact .dept { font-size: 0; gap: 0; order: 2; }
@media (forced-colors: active) {
  .row[aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
  .row[aria-selected='true']:focus-visible { outline-width: 4px; outline-offset: -4px; }
  .row .acts { border: 1px solid CanvasText; }
  .row[aria-selected='true']::before { background: Highlight; }
  .tab { border-block-end: 1px solid CanvasText; }
  .tab[aria-selected='true'] { border-block-end: 2px solid Highlight; }
}
`;
