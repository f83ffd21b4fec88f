import { css } from 'lit';

/**
 * Call card `.call` with the state rail, our signature: ringing = running blocks, live = solid, held = dashes, all else
 * grey solid. Also `.who`, `.timer`, `.facts`.
 */
export const cards = css`
.call {
  --_rail: var(--_color-neutral-border-loud);
  position: relative;
  display: flex;
  flex-direction: column;
  gap: 10px;
  overflow: hidden;
  padding: var(--_space-s);
  padding-inline-start: calc(var(--_space-s) + 7px);
  border: 1px solid var(--_color-neutral-border-normal);
  border-radius: var(--_radius-l);
  background: var(--_color-surface-raised);
}
.call::before { content: ''; position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: 4px; background: var(--_rail); }
.call.ringing { --_rail: var(--_color-success-border-loud); border-color: var(--_color-success-border-normal); box-shadow: var(--_shadow-2); }
.call.ringing::before { background: repeating-linear-gradient(180deg, var(--_rail) 0 10px, transparent 10px 14px); }
.call.live { --_rail: var(--_color-success-border-loud); }
.call.held { --_rail: var(--_color-warning-border-loud); background: var(--_color-surface-sunken); }
.call.held::before { background: repeating-linear-gradient(180deg, var(--_rail) 0 6px, transparent 6px 12px); }
@media (prefers-reduced-motion: no-preference) {
  .call.ringing::before { background-size: 100% 14px; animation: cc-ring 1.2s linear infinite; }
}
@keyframes cc-ring { to { background-position-y: 14px; } }

.who { display: grid; grid-template-columns: auto 1fr auto; gap: 0 var(--_space-s); align-items: center; }
.who .avatar { grid-row: span 2; }
.who .name { font-size: var(--_font-size-l); font-weight: var(--_weight-strong); line-height: 1.3; }
.who .sub { grid-column: 2; font-size: var(--_font-size-s); color: var(--_color-text-quiet); }
.who .timer { grid-row: 1 / span 2; grid-column: 3; }
.who.sm .name { font-size: var(--_font-size-m); }
.who.sm .sub { font-size: var(--_font-size-xs); }
.timer { font-size: var(--_font-size-xl); font-variant-numeric: tabular-nums; line-height: 1; }
.timer.sm { font-size: var(--_font-size-m); color: var(--_color-text-quiet); }

.facts { display: grid; grid-template-columns: auto 1fr; gap: 4px var(--_space-s); font-size: var(--_font-size-s); }
.facts dt { color: var(--_color-text-quiet); }
.facts dd { min-inline-size: 0; text-align: end; }
.facts.pop { border-block-start: 1px solid var(--_color-neutral-border-quiet); padding-block-start: 10px; }
@container cc-widget (max-width: 299.98px) {
  .who.call-who { grid-template-columns: auto 1fr; }
}
@media (forced-colors: active) {
  .call { border: 1px solid CanvasText; }
  .call::before { forced-color-adjust: none; --_rail: CanvasText; }
}
`;
