import { css } from 'lit';

/** `.banner` (warning, danger, info; flush) and `.empty`. */
export const feedback = css`
.banner {
  display: grid;
  grid-template-columns: auto 1fr;
  gap: 2px 10px;
  flex: none;
  padding: 10px var(--_space-s);
  border: 1px solid var(--_color-neutral-border-normal);
  border-radius: var(--_radius-m);
  background: var(--_color-neutral-fill-quiet);
  font-size: var(--_font-size-s);
}
.banner > .icon { margin-block-start: 1px; }
.banner > :not(.icon) { grid-column: 2; }
.banner .acts { display: flex; flex-wrap: wrap; gap: var(--_space-xs); margin-block-start: 6px; }
.banner.warning { background: var(--_color-warning-fill-quiet); border-color: var(--_color-warning-border-normal); }
.banner.warning > .icon { color: var(--_color-warning-on-quiet); }
.banner.danger { background: var(--_color-danger-fill-quiet); border-color: var(--_color-danger-border-normal); }
.banner.danger > .icon { color: var(--_color-danger-on-quiet); }
.banner.info { background: var(--_color-info-fill-quiet); border-color: var(--_color-info-border-normal); }
.banner.info > .icon { color: var(--_color-info-on-quiet); }
.banner.flush { border-radius: 0; border-inline: 0; border-block-start: 0; }

.empty {
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: var(--_space-2xs);
  flex: 1;
  padding: var(--_space-2xl) var(--_space-xl);
  text-align: center;
}
.empty .disc {
  display: grid;
  place-items: center;
  inline-size: 56px;
  block-size: 56px;
  margin-block-end: var(--_space-xs);
  border-radius: 50%;
  background: var(--_color-neutral-fill-quiet);
  color: var(--_color-text-quiet);
}
.empty .btn { margin-block-start: var(--_space-s); }
.empty .fault { margin-block-start: var(--_space-xs); font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
@media (forced-colors: active) {
  .banner { border: 1px solid CanvasText; }
}
`;
