import { css } from 'lit';
import { search } from './search.js';

/** `.field` with `.label`, `.input`, `.hint`; `.search`; `.choices` of `.choice`; `.switch`; `.otp`; `.withb`. */
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
textarea.input { resize: none; min-block-size: 60px; }
select.input {
  appearance: none;
  padding-inline-end: 28px;
  background-image:
    linear-gradient(45deg, transparent 50%, var(--_color-text-quiet) 50%),
    linear-gradient(-45deg, transparent 50%, var(--_color-text-quiet) 50%);
  background-size: 5px 5px;
  background-position: right 15px center, right 10px center;
  background-repeat: no-repeat;
}
select.input:dir(rtl) { background-position: left 10px center, left 15px center; }
.input[aria-invalid='true'] {
  border-color: var(--_color-danger-border-loud);
  box-shadow: inset 0 0 0 1px var(--_color-danger-border-loud);
}
.hint { font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
.hint.bad { display: flex; gap: 4px; align-items: center; color: var(--_color-danger-on-quiet); }
.withb { position: relative; display: block; }
.withb .input { padding-inline-end: 36px; }
.withb .ib { position: absolute; inset-inline-end: 2px; inset-block: 0; margin-block: auto; }

.choices { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; }
.choice {
  display: flex;
  align-items: center;
  gap: var(--_space-xs);
  min-block-size: 36px;
  padding: 6px 10px;
  border: 1px solid var(--_color-neutral-border-normal);
  border-radius: var(--_radius-m);
  font-size: var(--_font-size-s);
  cursor: pointer;
}
.choice > span { min-inline-size: 0; }
.choice input { flex: none; inline-size: 16px; block-size: 16px; margin: 0; accent-color: var(--_color-brand-fill-loud); }
.choice:has(:checked) {
  border-color: var(--_color-brand-border-loud);
  background: var(--_color-brand-fill-quiet);
  color: var(--_color-brand-on-normal);
  font-weight: var(--_weight-strong);
}

.switch {
  appearance: none;
  position: relative;
  flex: none;
  inline-size: 34px;
  block-size: 20px;
  margin: 0;
  border-radius: 10px;
  background: var(--_color-neutral-border-loud);
  cursor: pointer;
}
.switch::after {
  content: '';
  position: absolute;
  inset-block-start: 2px;
  inset-inline-start: 2px;
  inline-size: 16px;
  block-size: 16px;
  border-radius: 50%;
  background: #fff;
}
.switch:checked { background: var(--_color-success-fill-loud); }
.switch:checked::after { inset-inline-start: 16px; }
.switch:disabled { opacity: 0.5; cursor: not-allowed; }

.otp {
  min-block-size: 56px;
  padding-inline-start: 0.42em;
  font-size: var(--_font-size-2xl);
  font-variant-numeric: tabular-nums;
  letter-spacing: 0.42em;
  text-align: center;
}
@media (forced-colors: active) {
  .switch { border: 1px solid ButtonText; forced-color-adjust: none; background: Canvas; }
  .switch::after { background: ButtonText; inset-block-start: 1px; }
  .switch:checked { background: Highlight; }
  .switch:checked::after { background: HighlightText; }
  .choice:has(:checked) { outline: 2px solid Highlight; outline-offset: -2px; }
}
`;
