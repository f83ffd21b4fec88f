import { css } from 'lit';

/** `.banner` (warning, danger, info; flush), `.empty`, `.skel`, `progress`, `.checks` of `.check`. */
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

/* Nothing shows for 300 ms: what loads quickly must not flicker. */
.loading { animation: cc-appear var(--_duration-normal) 300ms both; }
.skel { block-size: 10px; border-radius: var(--_radius-s); background: var(--_color-neutral-fill-normal); animation: cc-breathe 1.6s ease-in-out infinite; }
.skel.disc { inline-size: 36px; block-size: 36px; border-radius: 50%; }
.skel.bubble { block-size: 34px; border-radius: var(--_radius-l); margin-block-start: 8px; }
.skel.bubble.out { align-self: flex-end; }
.skel.w30 { inline-size: 30%; }
.skel.w45 { inline-size: 45%; }
.skel.w60 { inline-size: 60%; }
.skel.w80 { inline-size: 80%; }
.skel-row {
  display: grid;
  grid-template-columns: auto minmax(0, 1fr) 32px;
  gap: 8px var(--_space-s);
  padding: var(--_row-padding) var(--_space-m);
  border-block-end: 1px solid var(--_color-neutral-border-quiet);
}
.skel-row > div { display: flex; flex-direction: column; gap: 9px; padding-block: 4px; }
.skel-row > .skel:last-child { margin-block-start: 4px; }
.skel-log { display: flex; flex-direction: column; padding: var(--_space-s); }
@keyframes cc-breathe { 50% { opacity: 0.45; } }
@keyframes cc-appear { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) {
  .skel { animation: none; }
}

progress {
  appearance: none;
  display: block;
  inline-size: 100%;
  block-size: 6px;
  border: 0;
  border-radius: 3px;
  overflow: hidden;
  background: var(--_color-neutral-fill-normal);
}
progress::-webkit-progress-bar { background: var(--_color-neutral-fill-normal); }
progress::-webkit-progress-value { background: var(--_color-brand-border-loud); border-radius: 3px; }
progress::-moz-progress-bar { background: var(--_color-brand-border-loud); }
progress.warning::-webkit-progress-value { background: var(--_color-warning-border-loud); }
progress.warning::-moz-progress-bar { background: var(--_color-warning-border-loud); }

.check {
  display: grid;
  grid-template-columns: 20px 1fr auto;
  gap: 2px 10px;
  align-items: center;
  padding: 9px 0;
  border-block-end: 1px solid var(--_color-neutral-border-quiet);
  font-size: var(--_font-size-s);
}
.check:last-child { border: 0; }
.check > .sub { grid-column: 2 / -1; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
.check.ok > .icon { color: var(--_color-success-border-loud); }
.check.bad > .icon { color: var(--_color-danger-border-loud); }
.check.warn > .icon { color: var(--_color-warning-border-loud); }
.check.run > .icon { color: var(--_color-brand-border-loud); }
@media (forced-colors: active) {
  .banner { border: 1px solid CanvasText; }
  .skel { border: 1px solid GrayText; }
  progress { border: 1px solid CanvasText; }
}
`;
