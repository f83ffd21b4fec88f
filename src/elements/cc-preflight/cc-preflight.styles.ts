import { css } from 'lit';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { checks } from '../../styles/checks.js';
import { feedback } from '../../styles/feedback.js';
import { fields } from '../../styles/fields.js';
import { meters } from '../../styles/meters.js';
import { skeletons } from '../../styles/skeletons.js';
import { status } from '../../styles/status.js';

export const styles = [
  base,
  buttons,
  checks,
  feedback,
  fields,
  meters,
  skeletons,
  status,
  css`
    .bar > .status { margin-inline-end: var(--_space-xs); }
    .body > .s.quiet { padding-block-end: var(--_space-2xs); }
    .check { grid-template-columns: 20px minmax(0, 1fr) auto; }
    .check > .icon { align-self: start; margin-block-start: 2px; }
    .check:not(.ok, .bad, .warn, .run) > .icon { color: var(--_color-text-quiet); }
    .check > .word { align-self: start; text-align: end; line-height: var(--_line-normal); }
    .check.bad > .word { color: var(--_color-danger-on-quiet); }
    .check > .sub {
      display: flex;
      flex-direction: column;
      gap: var(--_space-xs);
      grid-column: 2 / -1;
      padding-block: var(--_space-2xs);
      font-size: var(--_font-size-xs);
      color: var(--_color-text-quiet);
    }
    .check > .sub .todo { color: var(--_color-text-normal); }
    .check > .sub .question { font-size: var(--_font-size-s); font-weight: var(--_weight-strong); color: var(--_color-text-normal); }
    .check .input { color: var(--_color-text-normal); text-overflow: ellipsis; }
    .check .input[aria-busy='true'] { opacity: 0.65; cursor: progress; }
    .loading.lines { display: flex; flex-direction: column; gap: 26px; padding-block: var(--_space-s); }
    @container cc-widget (min-width: 640px) {
      .body, .foot { inline-size: 100%; max-inline-size: 640px; margin-inline: auto; }
    }
    @media (forced-colors: active) {
      .check.run { outline: 1px solid Highlight; outline-offset: -1px; }
    }
  `,
];
