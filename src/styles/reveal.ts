import { css } from 'lit';

/** The button beside a masked number: large enough for a finger, without making its line higher. */
export const reveal = css`
.reveal {
  display: inline-grid;
  place-items: center;
  inline-size: 28px;
  block-size: 28px;
  margin-block: -6px;
  padding: 0;
  border: 0;
  border-radius: var(--_radius-s);
  background: none;
  color: inherit;
  vertical-align: middle;
  cursor: pointer;
}
.reveal:hover { background: var(--_color-surface-hover); }
@media (forced-colors: active) {
  .reveal { border: 1px solid ButtonText; }
}
`;
