import { css } from 'lit';

/** `.popup` of `.opt`, `.grouph` and `.item` lists, `mark`; `.menu` of `.menuitem`. */
export const popups = css`
.popup { overflow: hidden; border-radius: var(--_radius-l); background: var(--_color-surface-raised); box-shadow: var(--_shadow-3); }
.opt { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; padding: 7px var(--_space-s); font-size: var(--_font-size-s); cursor: pointer; }
.opt .sub { grid-column: 1 / -1; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
.item {
  position: relative;
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: 0 8px;
  align-items: center;
  padding-block: var(--_row-padding);
  padding-inline: var(--_space-m) var(--_space-xs);
  border-block-end: 1px solid var(--_color-neutral-border-quiet);
  cursor: pointer;
}
.item:hover { background: var(--_color-surface-hover); }
.item:focus-visible { outline-offset: -2px; }
.item .text { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: var(--_font-size-s); color: var(--_color-text-quiet); }
.item .acts { display: flex; }
:is(.opt, .item)[aria-selected='true'] { background: var(--_color-brand-fill-quiet); }
:is(.opt, .item)[aria-selected='true']::before {
  content: '';
  position: absolute;
  inset-block: 0;
  inset-inline-start: 0;
  inline-size: var(--_rail-width);
  background: var(--_color-brand-border-loud);
}
.grouph { padding: var(--_space-s) var(--_space-m) 4px; font-size: var(--_font-size-2xs); color: var(--_color-text-quiet); }
.shortcut { font-size: var(--_font-size-xs); font-weight: var(--_weight-normal); color: var(--_color-brand-on-quiet); }
mark { border-radius: 2px; background: var(--_color-warning-fill-normal); color: inherit; }

.menu {
  position: fixed;
  inset: auto;
  min-inline-size: 180px;
  max-inline-size: min(320px, calc(100vw - 16px));
  max-block-size: calc(100vh - 16px);
  margin: 0;
  padding: 6px;
  overflow: auto;
  border: 0;
  border-radius: var(--_radius-l);
  background: var(--_color-surface-raised);
  color: var(--_color-text-normal);
  box-shadow: var(--_shadow-3);
}
.menuitem {
  display: grid;
  grid-template-columns: 20px minmax(0, 1fr) auto;
  gap: 10px;
  align-items: center;
  inline-size: 100%;
  min-block-size: 36px;
  padding: 4px 10px;
  border: 0;
  border-radius: var(--_radius-m);
  background: none;
  font-size: var(--_font-size-s);
  text-align: start;
  cursor: pointer;
}
.menuitem:is(:hover, :focus-visible) { background: var(--_color-surface-hover); }
.menuitem:focus-visible { outline-offset: -2px; }
.menuitem[aria-checked='true'] { background: var(--_color-brand-fill-quiet); color: var(--_color-brand-on-normal); font-weight: var(--_weight-strong); }
.menuitem:is([disabled], [aria-disabled='true']) { color: var(--_color-text-disabled); cursor: not-allowed; }

@container cc-widget (max-width: 359.98px) {
  .item, .grouph { padding-inline-start: var(--_space-s); }
}
@media (forced-colors: active) {
  .popup, .menu { border: 1px solid CanvasText; }
  :is(.opt, .item)[aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
  :is(.opt, .item)[aria-selected='true']::before { background: Highlight; }
  .menuitem[aria-checked='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
}
`;
