import { css } from 'lit';

export const deskStyles = css`
  .call.wrap-up { --_rail: var(--_color-brand-border-loud); }
  .call.wrap-up::before { background: radial-gradient(circle, var(--_rail) 1.6px, transparent 2px) 0 0 / 4px 7px; }
  .call.wrap-up .sub .num { display: inline; }
  .call.remote { --_rail: var(--_color-neutral-border-loud); }

  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 6px;
    overflow: hidden;
    border: 0;
    border-radius: 3px;
    background: var(--_color-neutral-fill-normal);
  }
  progress::-webkit-progress-bar { background: var(--_color-neutral-fill-normal); }
  progress::-webkit-progress-value { border-radius: 3px; background: var(--_color-brand-border-loud); }
  progress::-moz-progress-bar { background: var(--_color-brand-border-loud); }

  .body > :is(form, .field, .missed) { flex: none; }
  .choices { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 6px; }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--_space-xs);
    min-block-size: 36px;
    padding: 6px 10px;
    border: 1px solid var(--_color-neutral-border-loud);
    border-radius: var(--_radius-m);
    font-size: var(--_font-size-s);
    cursor: pointer;
  }
  .choice:hover { background: var(--_color-surface-hover); }
  .choice input { flex: none; inline-size: 16px; block-size: 16px; accent-color: var(--_color-brand-fill-loud); }
  .choice:has(:checked) {
    border-color: var(--_color-brand-border-loud);
    background: var(--_color-brand-fill-quiet);
    color: var(--_color-brand-on-normal);
    font-weight: var(--_weight-strong);
  }
  .choice:has(:focus-visible) { outline: var(--_focus-ring); outline-offset: var(--_focus-offset); }
  .choice input:focus-visible { outline: 0; }
  fieldset .hint { margin-block-start: 6px; }
  textarea.input { min-block-size: 60px; resize: vertical; }

  .missed:focus { outline: 0; }
  .missed .line { margin-block-end: var(--_space-2xs); }
  .missed-row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 10px;
    align-items: center;
    padding-block: 7px;
    border-block-end: 1px solid var(--_color-neutral-border-quiet);
  }
  .missed-row:last-child { border: 0; }
  .missed-row .avatar { grid-row: span 2; }
  .missed-row .sub { grid-column: 2; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
  .missed-row .ib { grid-row: 1 / span 2; grid-column: 3; }
  .missed-button { inline-size: auto; min-inline-size: 32px; padding-inline: 6px; grid-auto-flow: column; gap: 4px; color: var(--_color-warning-on-quiet); }
  .missed-button .count { font-size: var(--_font-size-xs); font-weight: var(--_weight-strong); }

  .help {
    inline-size: min(360px, calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
    padding: 0;
    border: 1px solid var(--_color-neutral-border-normal);
    border-radius: var(--_radius-l);
    background: var(--_color-surface-raised);
    color: var(--_color-text-normal);
    box-shadow: var(--_shadow-3);
  }
  .help::backdrop { background: rgb(0 0 0 / 0.4); }
  .help-in { padding: var(--_space-m); }
  .keys { display: flex; flex-direction: column; margin-block-start: var(--_space-xs); font-size: var(--_font-size-s); }
  .keys > div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-s);
    min-block-size: 34px;
    border-block-start: 1px solid var(--_color-neutral-border-quiet);
  }
  .keys dt { min-inline-size: 0; }
  .keys dd { flex: none; }
  .keys .warn { display: flex; align-items: center; gap: 4px; color: var(--_color-warning-on-quiet); }
  @media (forced-colors: active) {
    .choice:has(:checked) { outline: 2px solid Highlight; outline-offset: -3px; }
    .call.wrap-up::before { forced-color-adjust: none; }
    progress { border: 1px solid CanvasText; }
    progress::-webkit-progress-value { forced-color-adjust: none; background: Highlight; }
    .help { border: 1px solid CanvasText; }
  }
`;
