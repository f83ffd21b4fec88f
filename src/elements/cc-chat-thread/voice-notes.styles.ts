import { css } from 'lit';

export const voiceStyles = [
  css`
    .recbar { gap: 4px; min-block-size: 46px; padding: 6px; }
    .recbar .wave { display: block; inline-size: 100%; block-size: 24px; }
    .recbar .wave rect { fill: var(--_color-neutral-on-quiet); }
    .recbar:has(.danger) .wave rect { fill: var(--_color-danger-border-loud); }
    .recbar .wave rect.r { fill: var(--_color-neutral-border-normal); }
    @media (forced-colors: active) {
      .recbar .wave rect { fill: CanvasText; }
      .recbar .wave rect.r { fill: GrayText; }
    }
  `,
];
