import { css } from 'lit';

export const inCallStyles = css`
  .panel { display: flex; flex-direction: column; gap: var(--_space-s); }
  .panel h3 + .ib { margin-block: -6px; }
  .panel .search input { min-block-size: var(--_control-size); }
  .two { flex-wrap: wrap; }
  .two > .btn { flex: 1 0 auto; padding-inline: var(--_space-xs); white-space: nowrap; }
  .foot.pair > .btn { padding-inline: var(--_space-xs); }

  .peer {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 10px;
    align-items: center;
    padding-block: 7px;
    border-block-end: 1px solid var(--_color-neutral-border-quiet);
  }
  .peer:last-child { border: 0; }
  .peer .avatar { grid-row: span 2; }
  .peer .alone { grid-row: span 2; }
  .peer .sub { grid-column: 2; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
  .peer .end { grid-row: 1 / span 2; grid-column: 3; }
  .members { margin-block: -6px; }
  .members .ib { color: var(--_color-danger-on-quiet); }

  .sound { display: flex; gap: var(--_space-xs); align-items: center; }
  .quality { display: inline-flex; align-items: end; gap: 2px; block-size: 12px; }
  .quality i { inline-size: 3px; block-size: 4px; border-radius: 1px; background: var(--_color-neutral-border-normal); }
  .quality i:nth-child(2) { block-size: 7px; }
  .quality i:nth-child(3) { block-size: 10px; }
  .quality i:nth-child(4) { block-size: 12px; }
  .quality i.on { background: var(--_color-success-border-loud); }
  .quality.fair i.on { background: var(--_color-warning-border-loud); }
  .quality.poor i.on { background: var(--_color-danger-border-loud); }

  .banner .line > .ib { align-self: start; }
  @media (forced-colors: active) {
    .quality i { forced-color-adjust: none; background: Canvas; outline: 1px solid CanvasText; outline-offset: -1px; }
    .quality i.on { background: CanvasText; }
  }
`;
