import { css } from 'lit';

/** `.btn` (primary, success, danger, danger-quiet, ghost, link; l, sm, block), `.ib` icon button, `kbd`. */
export const buttons = css`
.btn {
  --_h: var(--_control-size);
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 6px;
  min-block-size: var(--_h);
  padding: 0 var(--_space-s);
  border: 1px solid var(--_color-neutral-border-normal);
  border-radius: var(--_radius-m);
  background: var(--_color-surface-base);
  color: var(--_color-text-normal);
  font-size: var(--_font-size-s);
  font-weight: var(--_weight-strong);
  line-height: 1.2;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
  transition: background var(--_duration-fast) var(--_easing);
}
.btn:hover { background: var(--_color-surface-hover); }
.btn:active { background: var(--_color-surface-pressed); }
.btn:is(.primary, .success, .danger) { border-color: transparent; }
.btn.primary { background: var(--_color-brand-fill-loud); color: var(--_color-brand-on-loud); }
.btn.success { background: var(--_color-success-fill-loud); color: var(--_color-success-on-loud); }
.btn.danger { background: var(--_color-danger-fill-loud); color: var(--_color-danger-on-loud); }
.btn:is(.primary, .success, .danger):hover { filter: brightness(0.94); }
.btn.danger-quiet { color: var(--_color-danger-on-quiet); border-color: var(--_color-danger-border-normal); }
.btn.ghost, .btn.link { border-color: transparent; background: none; }
.btn.ghost:hover { background: var(--_color-surface-hover); }
.btn.link { color: var(--_color-text-link); padding-inline: var(--_space-2xs); }
.btn.l { --_h: var(--_control-size-l); font-size: var(--_font-size-m); }
.btn.sm { --_h: var(--_control-size-s); padding-inline: 10px; }
.btn.block { inline-size: 100%; }
.btn[disabled] {
  color: var(--_color-text-disabled);
  background: var(--_color-neutral-fill-quiet);
  border-color: transparent;
  filter: none;
  cursor: not-allowed;
}

.ib {
  display: inline-grid;
  place-items: center;
  position: relative;
  flex: none;
  inline-size: 32px;
  block-size: 32px;
  padding: 0;
  border: 0;
  border-radius: var(--_radius-m);
  background: none;
  color: var(--_color-text-quiet);
  cursor: pointer;
}
.ib:hover { background: var(--_color-surface-hover); }
.ib:is(.on, [aria-pressed='true']) { background: var(--_color-brand-fill-normal); color: var(--_color-brand-on-normal); }
.ib.primary { background: var(--_color-brand-fill-loud); color: var(--_color-brand-on-loud); }
.ib[disabled] { color: var(--_color-text-disabled); background: none; cursor: not-allowed; }

kbd {
  font: inherit;
  font-size: var(--_font-size-2xs);
  padding: 0 4px;
  border: 1px solid var(--_color-neutral-border-normal);
  border-block-end-width: 2px;
  border-radius: var(--_radius-s);
  background: var(--_color-surface-base);
  color: var(--_color-text-quiet);
  white-space: nowrap;
}
@media (forced-colors: active) {
  .btn, .ib { border: 1px solid ButtonText; }
  .btn[disabled], .ib[disabled] { border-color: GrayText; color: GrayText; }
  .btn:is(.primary, .success, .danger) { border-width: 2px; }
  .ib:is(.on, [aria-pressed='true']) { outline: 2px solid Highlight; outline-offset: -3px; }
}
`;
