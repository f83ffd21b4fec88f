import { css } from 'lit';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { status } from '../../styles/status.js';
import { feedback } from '../../styles/feedback.js';
import { phone } from '../../styles/phone.js';

export const styles = [
  base,
  buttons,
  status,
  feedback,
  phone,
  css`
    .phone { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
    .phone:focus { outline: 0; }
    .phone > .empty { justify-content: center; }

    /* Keys stand the same way in every script. */
    .keypad, .dial input { direction: ltr; }
    .pad { display: flex; flex-direction: column; gap: var(--_space-s); flex: 1; }
    .pad > .keypad { flex: 1; grid-auto-rows: minmax(44px, 1fr); max-block-size: 252px; }
    .pad > .btn.ghost { margin-block-start: calc(-1 * var(--_space-2xs)); }


    .banner .ib { margin-block: -6px; margin-inline-end: -6px; color: inherit; }

    .btn[aria-disabled='true'], .act[aria-disabled='true'] { cursor: not-allowed; }
    .btn[aria-disabled='true']:not([aria-busy='true']) {
      border-color: transparent;
      background: var(--_color-neutral-fill-quiet);
      color: var(--_color-text-disabled);
      filter: none;
    }
    .btn.ghost[aria-disabled='true']:not([aria-busy='true']) { background: none; }
    .btn[aria-busy='true'], .ib[aria-busy='true'], .act[aria-busy='true'] { opacity: 0.65; cursor: progress; }
    .act[aria-disabled='true']:not([aria-busy='true'], [aria-pressed='true']) { color: var(--_color-text-disabled); }
    .act[aria-disabled='true']:not([aria-pressed='true']):hover { background: var(--_color-neutral-fill-quiet); }
    .ib[aria-disabled='true'] { color: var(--_color-text-disabled); background: none; cursor: not-allowed; }

    .compact > .body { flex: none; gap: var(--_space-xs); padding: var(--_space-s); }
    .compact > .foot { padding: 0 var(--_space-s) var(--_space-s); }
    .compact .line > .dial { flex: 1; min-inline-size: 0; }
    .compact .pad { gap: var(--_space-xs); }
    .compact .pad > .keypad { max-block-size: none; }

    @container cc-widget (min-width: 560px) {
      .phone:not(.full) > :is(.body, .foot) { padding-inline: max(var(--_space-m), (100cqi - 448px) / 2); }
    }
    @media (forced-colors: active) {
      :is(.btn, .act, .ib)[aria-disabled='true'],
      .btn[aria-disabled='true']:not([aria-busy='true']),
      .act[aria-disabled='true']:not([aria-busy='true'], [aria-pressed='true']) { border-color: GrayText; color: GrayText; }
    }
  `,
];
