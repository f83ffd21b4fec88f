import { css } from 'lit';

export const importStyles = css`
  .imp-steps { display: flex; flex-wrap: wrap; gap: 6px; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
  .imp-steps li { display: inline-flex; align-items: center; gap: 6px; }
  .imp-steps .icon { color: var(--_color-text-quiet); }
  .imp-steps li:dir(rtl) .icon { scale: -1 1; }
  .imp-steps [aria-current] { color: var(--_color-text-normal); font-weight: var(--_weight-strong); }
  .imp-body { flex: 1 0 auto; }
  .imp-body > * { flex: none; }
  .imp-body > .imp-drop { flex: 1 0 auto; }
  .imp-drop {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--_space-xs);
    padding: var(--_space-xl) var(--_space-m);
    border: 1px dashed var(--_color-neutral-border-loud);
    border-radius: var(--_radius-l);
    text-align: center;
  }
  .imp-drop.over { border-style: solid; border-color: var(--_color-brand-border-loud); background: var(--_color-brand-fill-quiet); }
  .imp-drop .disc { display: grid; place-items: center; inline-size: 56px; block-size: 56px; border-radius: 50%; background: var(--_color-neutral-fill-quiet); color: var(--_color-text-quiet); }
  .imp-drop .btn { margin-block-start: var(--_space-xs); }
  .imp-card { display: flex; align-items: center; gap: var(--_space-s); padding: var(--_space-s); border-radius: var(--_radius-m); background: var(--_color-neutral-fill-quiet); }
  .imp-card > .grow { display: flex; flex-direction: column; }
  .imp-icon { display: grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; border-radius: var(--_radius-m); background: var(--_color-success-fill-normal); color: var(--_color-success-on-normal); }
  .imp-map { display: grid; grid-template-columns: minmax(0, 1fr) 16px minmax(0, 1fr); gap: 8px; align-items: start; }
  .imp-column { display: flex; flex-direction: column; min-inline-size: 0; }
  .imp-arrow { margin-block-start: 8px; color: var(--_color-text-quiet); }
  .imp-arrow:dir(rtl) { scale: -1 1; }
  .imp-run { display: flex; flex-direction: column; gap: 6px; }
  .imp-run progress { inline-size: 100%; block-size: 10px; accent-color: var(--_color-brand-fill-loud); }
  .imp-choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 6px; }
  .imp-choice { display: flex; align-items: center; gap: var(--_space-xs); min-block-size: var(--_control-size); padding: 4px 10px; border: 1px solid var(--_color-neutral-border-normal); border-radius: var(--_radius-m); font-size: var(--_font-size-s); cursor: pointer; }
  .imp-choice input { flex: none; inline-size: 16px; block-size: 16px; margin: 0; accent-color: var(--_color-brand-fill-loud); }
  .imp-choice:has(:checked) { border-color: var(--_color-brand-border-loud); background: var(--_color-brand-fill-quiet); color: var(--_color-brand-on-normal); font-weight: var(--_weight-strong); }
  .imp-choice:has(:focus-visible) { outline: var(--_focus-ring); outline-offset: var(--_focus-offset); }
  .imp-choice input:focus-visible { outline: 0; }
  .imp-lines { display: flex; flex-direction: column; }
  .imp-lines li { display: flex; flex-direction: column; gap: 1px; padding-block: 6px; border-block-end: 1px solid var(--_color-neutral-border-quiet); content-visibility: auto; contain-intrinsic-block-size: auto 44px; }
  .btn[aria-busy='true'] { cursor: progress; }
  .btn[aria-disabled='true'] { opacity: 0.55; cursor: not-allowed; }
  @container cc-widget (min-width: 640px) {
    .imp-body { inline-size: 100%; max-inline-size: 640px; margin-inline: auto; }
  }
  @container cc-widget (max-width: 359.98px) {
    .imp-map { grid-template-columns: minmax(0, 1fr); gap: 4px; }
    .imp-arrow { display: none; }
    .imp-map .field { margin-block-end: var(--_space-xs); }
  }
  @media (forced-colors: active) {
    .imp-choice:has(:checked) { outline: 2px solid Highlight; outline-offset: -2px; }
    .imp-card { border: 1px solid CanvasText; }
  }
`;
