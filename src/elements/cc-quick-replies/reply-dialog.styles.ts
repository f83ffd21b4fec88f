import { css } from 'lit';

export const replyDialogStyles = css`
  .filled { display: flex; flex-direction: column; gap: var(--_space-2xs); padding: var(--_space-xs) var(--_space-s); border-radius: var(--_radius-m); background: var(--_color-neutral-fill-quiet); }
  .filled p { max-block-size: 160px; overflow: auto; font-size: var(--_font-size-s); white-space: pre-wrap; overflow-wrap: anywhere; }
  .blanks { display: flex; flex-wrap: wrap; gap: 6px; }
  .blanks .chip { max-inline-size: 100%; }
  @media (forced-colors: active) {
    .filled { border: 1px solid CanvasText; }
  }
`;
