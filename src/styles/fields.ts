import { css } from 'lit';
import { search } from './search.js';

/** `.field` with `.label`, `.input`, `.hint`; `.search`; `.otp`; `.withb`. */
export const fields = css`
${search}
.field { display: flex; flex-direction: column; gap: var(--_space-2xs); }
.field > label, .label { font-size: var(--_font-size-xs); font-weight: var(--_weight-strong); color: var(--_color-text-quiet); }
.input {
  inline-size: 100%;
  min-block-size: var(--_control-size);
  padding: 6px 10px;
  border: 1px solid var(--_color-neutral-border-loud);
  border-radius: var(--_radius-m);
  background: var(--_color-surface-base);
}
.input::placeholder { color: var(--_color-text-quiet); opacity: 1; }
.input[aria-invalid='true'] {
  border-color: var(--_color-danger-border-loud);
  box-shadow: inset 0 0 0 1px var(--_color-danger-border-loud);
}
.hint { font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
.hint.bad { display: flex; gap: 4px; align-items: center; color: var(--_color-danger-on-quiet); }
.withb { position: relative; display: block; }
.withb .input { padding-inline-end: 36px; }
.withb .ib { position: absolute; inset-inline-end: 2px; inset-block: 0; margin-block: auto; }

.otp {
  min-block-size: 56px;
  padding-inline-start: 0.42em;
  font-size: var(--_font-size-2xl);
  font-variant-numeric: tabular-nums;
  letter-spacing: 0.42em;
  text-align: center;
}
`;
