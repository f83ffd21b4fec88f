import { css } from 'lit';
import { status } from './status.js';

/** `.chip` (brand, success, warning, danger, danger loud, info, plain, button), `.tag`, `.dept`, `.count`, `.status`. */
export const chips = css`
${status}
.chip {
  display: inline-flex;
  align-items: center;
  gap: 5px;
  max-inline-size: 100%;
  min-block-size: 20px;
  padding: 1px 7px;
  border: 1px solid var(--_color-neutral-border-quiet);
  border-radius: var(--_radius-full);
  background: var(--_color-neutral-fill-quiet);
  color: var(--_color-neutral-on-quiet);
  font-size: var(--_font-size-2xs);
  line-height: 16px;
  white-space: nowrap;
}
.chip .icon { inline-size: 12px; block-size: 12px; stroke-width: 2; }
.chip.brand { background: var(--_color-brand-fill-quiet); color: var(--_color-brand-on-quiet); border-color: var(--_color-brand-border-quiet); }
.chip.success { background: var(--_color-success-fill-quiet); color: var(--_color-success-on-quiet); border-color: var(--_color-success-border-quiet); }
.chip.warning { background: var(--_color-warning-fill-quiet); color: var(--_color-warning-on-quiet); border-color: var(--_color-warning-border-normal); }
.chip.danger { background: var(--_color-danger-fill-quiet); color: var(--_color-danger-on-quiet); border-color: var(--_color-danger-border-normal); }
.chip.danger.loud { background: var(--_color-danger-fill-loud); color: var(--_color-danger-on-loud); border-color: transparent; font-weight: var(--_weight-strong); }
.chip.info { background: var(--_color-info-fill-quiet); color: var(--_color-info-on-quiet); border-color: var(--_color-info-border-quiet); }
.chip.plain { background: none; border-color: transparent; padding-inline: 0; }
.chip.button {
  min-block-size: 32px;
  padding-inline: 12px;
  border-color: var(--_color-neutral-border-normal);
  background: var(--_color-surface-base);
  color: var(--_color-text-normal);
  font-size: var(--_font-size-xs);
  cursor: pointer;
}
.chip.button[aria-pressed='true'] { background: var(--_color-brand-fill-normal); border-color: var(--_color-brand-border-loud); color: var(--_color-brand-on-normal); }

/* A vendor's colour is any hex: only ever a dot, or a thin tint under normal text. */
.tag {
  --_c: var(--_tag-color, #6b7684);
  background: color-mix(in srgb, var(--_c) 12%, var(--_color-surface-base));
  border-color: color-mix(in srgb, var(--_c) 38%, var(--_color-surface-base));
  color: var(--_color-text-normal);
}
.tag::before, .dept::before {
  content: '';
  flex: none;
  inline-size: 7px;
  block-size: 7px;
  border-radius: 2px;
  background: var(--_tag-color, #6b7684);
  box-shadow: 0 0 0 1px light-dark(rgb(0 0 0 / 0.12), rgb(255 255 255 / 0.3));
}
.dept { display: inline-flex; align-items: center; gap: 5px; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); white-space: nowrap; }
.dept::before { inline-size: 8px; block-size: 8px; border-radius: 50%; }

.count {
  display: inline-grid;
  place-items: center;
  flex: none;
  min-inline-size: 18px;
  block-size: 18px;
  padding-inline: 5px;
  border-radius: var(--_radius-full);
  background: var(--_color-brand-fill-loud);
  color: var(--_color-brand-on-loud);
  font-size: var(--_font-size-2xs);
  font-weight: var(--_weight-strong);
  font-variant-numeric: tabular-nums;
  line-height: 1;
}
.count.quiet { background: var(--_color-neutral-fill-normal); color: var(--_color-neutral-on-normal); }
.count.warning { background: var(--_color-warning-fill-loud); color: var(--_color-warning-on-loud); }
@media (forced-colors: active) {
  .chip, .count { border: 1px solid ButtonText; }
  .chip.plain { border-color: Canvas; }
  .chip.button[aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
  .tag::before, .dept::before { forced-color-adjust: none; }
}
`;
