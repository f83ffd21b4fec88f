import { css } from 'lit';

/** `.switch`: a checkbox with the role of a switch. */
export const switches = css`
.switch {
  position: relative;
  flex: none;
  inline-size: 34px;
  block-size: 20px;
  margin: 0;
  appearance: none;
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
.switch[aria-busy='true'] { opacity: 0.65; cursor: progress; }
@media (forced-colors: active) {
  .switch { forced-color-adjust: none; border: 1px solid ButtonText; background: Canvas; }
  .switch::after { inset-block-start: 1px; background: ButtonText; }
  .switch:checked { background: Highlight; }
  .switch:checked::after { background: HighlightText; }
}
`;
