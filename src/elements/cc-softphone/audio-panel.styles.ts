import { css } from 'lit';

export const audioPanelStyles = css`
  .device { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--_space-2xs) var(--_space-xs); }
  .device .label { grid-column: 1 / -1; }
  .device .input { text-overflow: ellipsis; }
  .device .input:last-child { grid-column: 1 / -1; }
  .device .input[aria-busy='true'] { opacity: 0.65; cursor: progress; }
  .panel > .meter { margin-block-start: calc(-1 * var(--_space-2xs)); }
  .panel input[type='range'] { inline-size: 100%; min-block-size: 32px; margin: 0; accent-color: var(--_color-brand-fill-loud); }
  .option { min-block-size: 36px; cursor: pointer; }
`;
