import { css } from 'lit';

/** `.loading` and what is in it: `.skel` in `.skel-row` or `.skel-log`. Made by elements/ui/skeleton. */
export const skeletons = css`
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
@media (forced-colors: active) {
  .skel { border: 1px solid GrayText; }
}
`;
