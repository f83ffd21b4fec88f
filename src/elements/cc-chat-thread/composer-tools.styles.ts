import { css } from 'lit';

export const toolStyles = [
  css`
    .tray { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 6px; max-block-size: 132px; padding: 6px 6px 0; overflow: auto; scrollbar-width: thin; }
    .chosen { display: grid; grid-template-columns: 36px minmax(0, 1fr) auto; gap: 8px; align-items: center; padding: 4px 2px 4px 4px; border-radius: var(--_radius-m); background: var(--_color-neutral-fill-quiet); font-size: var(--_font-size-xs); }
    .chosen .ico { position: relative; display: grid; place-items: center; inline-size: 36px; block-size: 36px; overflow: hidden; border-radius: var(--_radius-s); background: var(--_color-neutral-fill-normal); color: var(--_color-neutral-on-quiet); }
    .chosen canvas { position: absolute; inset: 0; inline-size: 36px; block-size: 36px; }
    .chosen .what { display: flex; flex-direction: column; min-inline-size: 0; }
    .notice { grid-template-columns: auto minmax(0, 1fr) auto; margin-block-end: 4px; padding-block: 6px; }
    .notice .ib { grid-area: 1 / 3 / span 2; align-self: start; }
    .windowline { display: flex; gap: 4px; padding: 2px 4px; font-size: var(--_font-size-xs); }
    .windowline, .windowline .num { white-space: normal; }
    .kept { margin-block-start: 6px; }
    .kept bdi { font-style: italic; }
    .drophere { position: absolute; inset: 6px; z-index: 3; display: grid; place-items: center; border: 2px dashed var(--_color-brand-border-loud); border-radius: var(--_radius-l); background: color-mix(in srgb, var(--_color-surface-base) 88%, transparent); color: var(--_color-brand-on-quiet); pointer-events: none; }
    .drophere span { display: flex; flex-direction: column; align-items: center; gap: var(--_space-xs); padding: var(--_space-m); text-align: center; }
    @media (forced-colors: active) {
      .drophere { border-color: Highlight; }
    }
  `,
];
