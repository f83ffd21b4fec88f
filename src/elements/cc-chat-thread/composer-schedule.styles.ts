import { css } from 'lit';
import { fields } from '../../styles/fields.js';

export const scheduleStyles = [
  fields,
  css`
    dialog.schedule {
      inline-size: min(420px, calc(100vw - 16px));
      max-block-size: calc(100vh - 16px);
      padding: var(--_space-s) var(--_space-m) var(--_space-m);
      overflow: hidden;
      border: 0;
      border-radius: var(--_radius-l);
      background: var(--_color-surface-raised);
      color: inherit;
      box-shadow: var(--_shadow-3);
    }
    dialog.schedule[open] { display: flex; flex-direction: column; gap: var(--_space-s); }
    dialog.schedule::backdrop { background: rgb(0 0 0 / 40%); }
    .schedtop { flex: none; }
    .schedule textarea.input { min-block-size: 72px; resize: vertical; }
    .times { display: flex; flex-direction: column; gap: var(--_space-s); flex: 1 1 auto; min-block-size: 80px; overflow: auto; scrollbar-width: thin; }
    .slots { display: grid; grid-template-columns: repeat(auto-fill, minmax(68px, 1fr)); gap: 6px; padding: 2px; }
    .slot { position: relative; display: block; }
    .slot input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
    .slot span { display: block; padding: 6px 4px; border: 1px solid var(--_color-neutral-border-normal); border-radius: var(--_radius-m); font-size: var(--_font-size-s); text-align: center; }
    .slot:hover span { background: var(--_color-surface-hover); }
    .slot input:checked + span { border-color: var(--_color-brand-border-loud); background: var(--_color-brand-fill-normal); color: var(--_color-brand-on-normal); font-weight: var(--_weight-strong); }
    .slot input:focus-visible + span { outline: var(--_focus-ring); outline-offset: 1px; }
    @media (forced-colors: active) {
      dialog.schedule { border: 1px solid CanvasText; }
      .slot input:checked + span { outline: 2px solid Highlight; }
    }
  `,
];
