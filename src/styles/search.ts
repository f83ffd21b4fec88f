import { css } from 'lit';

/** `.search`: a label around an icon and its input. Part of `fields`, and on its own for lists that have no other field. */
export const search = css`
.search {
  display: flex;
  align-items: center;
  gap: var(--_space-xs);
  min-block-size: var(--_control-size);
  padding-inline: 10px;
  border: 1px solid var(--_color-neutral-border-loud);
  border-radius: var(--_radius-m);
  background: var(--_color-surface-base);
  color: var(--_color-text-quiet);
}
.search input { flex: 1; min-inline-size: 0; padding: 0; border: 0; outline: 0; background: none; color: var(--_color-text-normal); }
.search input::placeholder { color: var(--_color-text-quiet); opacity: 1; }
.search:focus-within { outline: var(--_focus-ring); outline-offset: -1px; }
@media (forced-colors: active) {
  .search { border-color: ButtonText; }
}
`;
