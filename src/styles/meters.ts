import { css } from 'lit';

/** `.meter` of `i` segments: how loud it is. The ones that are lit have the class `on`. */
export const meters = css`
.meter { display: flex; gap: 2px; block-size: 12px; }
.meter i { flex: 1; border-radius: 1px; background: var(--_color-neutral-fill-normal); }
.meter i.on { background: var(--_color-success-border-loud); }
@media (forced-colors: active) {
  .meter i { forced-color-adjust: none; background: Canvas; outline: 1px solid GrayText; outline-offset: -1px; }
  .meter i.on { background: CanvasText; }
}
`;
