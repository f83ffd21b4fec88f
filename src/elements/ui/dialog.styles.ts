import { css } from 'lit';
import { fields } from '../../styles/fields.js';

/** `.sheet` of `dialog.ts` with its `.sheet-foot`, and `.picks` of `pick-list.ts`. */
export const dialogStyles = [
  fields,
  css`
    .sheet {
      position: fixed;
      inset: 0;
      margin: auto;
      inline-size: min(440px, calc(100vw - 16px));
      max-inline-size: none;
      max-block-size: min(640px, calc(100dvh - 16px));
      padding: 0;
      overflow: hidden;
      border: 0;
      border-radius: var(--_radius-l);
      background: var(--_color-surface-raised);
      color: var(--_color-text-normal);
      box-shadow: var(--_shadow-3);
    }
    .sheet[open] { display: flex; flex-direction: column; }
    .sheet::backdrop { background: rgb(0 0 0 / 0.45); }
    .sheet-in { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
    .sheet-head { flex: none; padding-block: var(--_space-s) var(--_space-2xs); padding-inline: var(--_space-m) var(--_space-s); }
    .sheet-head h2 { overflow-wrap: anywhere; }
    .sheet-body { display: flex; flex-direction: column; gap: var(--_space-s); flex: 1; min-block-size: 0; padding: var(--_space-xs) var(--_space-m) var(--_space-m); overflow: auto; }
    .sheet-body > * { flex: none; }
    .sheet-problem:not(:empty) { flex: none; max-block-size: 40%; padding: 0 var(--_space-m) var(--_space-s); overflow: auto; }
    .sheet-foot { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--_space-xs); flex: none; padding: var(--_space-s) var(--_space-m); border-block-start: 1px solid var(--_color-neutral-border-quiet); }
    .sheet textarea.input { display: block; min-block-size: 64px; resize: vertical; }
    .sheet .search .ib { margin-inline-end: -8px; }

    .picks { display: flex; flex-direction: column; gap: 2px; max-block-size: 264px; margin-inline: -8px; padding: 2px; overflow: auto; scrollbar-width: thin; }
    .pick { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 0 10px; min-block-size: 40px; padding: 4px 8px; border-radius: var(--_radius-m); font-size: var(--_font-size-s); }
    label.pick, .pick > label { cursor: pointer; }
    .pick > label { display: grid; grid-column: span 2; grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: 10px; min-block-size: 32px; min-inline-size: 0; }
    .pick:hover { background: var(--_color-surface-hover); }
    .pick:has(input:checked) { background: var(--_color-brand-fill-quiet); }
    .pick :is(input[type='radio'], input[type='checkbox']) { flex: none; inline-size: 16px; block-size: 16px; margin: 0; accent-color: var(--_color-brand-fill-loud); }
    .pick .who { display: flex; align-items: center; gap: 10px; min-inline-size: 0; }
    .pick .who > .grow { display: flex; flex-direction: column; }
    .pick .ends { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 2px; }
    .pick:has(:focus-visible) { outline: var(--_focus-ring); outline-offset: -2px; }
    .pick :is(input[type='radio'], input[type='checkbox']):focus-visible { outline: 0; }
    .pick [aria-busy='true'] { opacity: 0.6; }
    .pick.editing { grid-template-columns: minmax(0, 1fr) auto; gap: 6px; padding-block: 6px; }
    .pick.editing .line { grid-column: 1 / -1; justify-content: flex-end; flex-wrap: wrap; }
    .pick.editing > :is(.input, p) { grid-column: 1 / -1; }
    .picked { display: flex; align-items: center; gap: 10px; padding: 8px; border: 1px solid var(--_color-neutral-border-quiet); border-radius: var(--_radius-m); }
    .picked > .grow { display: flex; flex-direction: column; }
    label.tick { display: flex; gap: 10px; align-items: flex-start; padding-block: 4px; font-size: var(--_font-size-s); cursor: pointer; }
    label.tick input { flex: none; inline-size: 16px; block-size: 16px; margin: 2px 0 0; accent-color: var(--_color-brand-fill-loud); }

    @media (forced-colors: active) {
      .sheet, .picked { border: 1px solid CanvasText; }
      .pick:has(input:checked) { outline: 2px solid Highlight; outline-offset: -2px; }
    }
  `,
];
