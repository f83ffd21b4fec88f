import { css } from 'lit';
import { tokens } from './tokens.js';

/**
 * What every widget needs: tokens, the host box, resets, focus ring, text and layout helpers, bar, body and foot.
 * The host is a size container called `cc-widget`: all layout changes ask `@container cc-widget (…)`, never the
 * viewport.
 */
export const base = css`
${tokens}
:host {
  display: flex;
  flex-direction: column;
  position: relative;
  box-sizing: border-box;
  min-inline-size: 0;
  container: cc-widget / inline-size;
  background: var(--_color-surface-base);
  color: var(--_color-text-normal);
  font: var(--_weight-normal) var(--_font-size-body) / var(--_line-normal) var(--_font-family);
  letter-spacing: normal;
  text-align: start;
  text-transform: none;
  white-space: normal;
  overflow-wrap: anywhere;
}
*, *::before, *::after { box-sizing: border-box; }
:where(h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, table) { margin: 0; padding: 0; }
:where(ul, ol) { list-style: none; }
:where(fieldset) { border: 0; min-inline-size: 0; }
:where(legend) { padding: 0; margin-block-end: 6px; }
:where(button, input, select, textarea) { font: inherit; letter-spacing: inherit; color: inherit; margin: 0; }
:where(h2, h3, h4) { font-size: var(--_font-size-m); font-weight: var(--_weight-strong); line-height: var(--_line-tight); }
:host(:focus-visible), :focus-visible { outline: var(--_focus-ring); outline-offset: var(--_focus-offset); }
:host([hidden]), [hidden] { display: none !important; }

.icon {
  inline-size: 16px;
  block-size: 16px;
  flex: none;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.75;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.icon.l { inline-size: 20px; block-size: 20px; }
.icon.xl { inline-size: 28px; block-size: 28px; stroke-width: 1.5; }

.num { display: inline-block; direction: ltr; unicode-bidi: isolate; font-variant-numeric: tabular-nums; white-space: nowrap; }
.trunc { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; overflow-wrap: normal; }
.trunc .num { display: inline; }
.trunc > .status { vertical-align: -2px; }
.trunc > .dept { display: inline; }
.trunc > .dept::before { display: inline-block; margin-inline: 2px 5px; }
.quiet { color: var(--_color-text-quiet); }
.xs { font-size: var(--_font-size-xs); }
.s { font-size: var(--_font-size-s); }
.strong { font-weight: var(--_weight-strong); }
.sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.stack { display: flex; flex-direction: column; gap: var(--_space-s); }
.line { display: flex; align-items: center; gap: var(--_space-xs); min-inline-size: 0; }
.push { margin-inline-start: auto; }
.grow { flex: 1; min-inline-size: 0; }
.wrap { flex-wrap: wrap; }
.mt-auto { margin-block-start: auto; }
.scroll { flex: 1; min-block-size: 0; overflow: auto; scrollbar-width: thin; scrollbar-color: var(--_color-neutral-border-normal) transparent; }

.bar {
  display: flex;
  align-items: center;
  gap: var(--_space-2xs);
  flex: none;
  min-block-size: 48px;
  padding-block: var(--_space-xs);
  padding-inline: var(--_space-m) var(--_space-xs);
  border-block-end: 1px solid var(--_color-neutral-border-quiet);
}
.bar > .status:first-child { margin-inline-end: auto; }
.bar > .ib.primary:last-child, .bar > :last-child:not(.ib, .btn) { margin-inline-end: var(--_space-xs); }
.body { display: flex; flex-direction: column; gap: var(--_space-s); flex: 1; min-block-size: 0; padding: var(--_space-m); }
.body.scroll { overflow: auto; }
.foot { display: flex; gap: var(--_space-xs); flex: none; padding: var(--_space-s) var(--_space-m) var(--_space-m); }
.foot > .btn { flex: 1; }
.foot.column { flex-direction: column; }
.foot.column > .btn { flex: none; }

@container cc-widget (min-width: 640px) {
  .hide-wide { display: none !important; }
}
@container cc-widget (max-width: 359.98px) {
  .hide-narrow { display: none !important; }
  .body, .foot { padding: var(--_space-s); }
  .bar { padding-inline-start: var(--_space-s); }
  .bar > .ib.primary:last-child { margin-inline-end: 4px; }
}
@container cc-widget (max-width: 299.98px) {
  .hide-tiny { display: none !important; }
}
@media (forced-colors: active) {
  /* icons of a state bring their own colour, which forced colours spare on SVG */
  .icon { color: inherit !important; }
}
`;
