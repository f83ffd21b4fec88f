import { css } from 'lit';

/** Dark in both schemes: pictures are judged against a dark ground. */
export const lightboxStyles = css`
  .lightbox { position: fixed; inset: 0; box-sizing: border-box; inline-size: 100vw; block-size: 100vh; block-size: 100dvh; max-inline-size: none; max-block-size: none; margin: 0; padding: 0; border: 0; background: rgb(12 14 17 / 97%); color: #f4f5f7; }
  .lightbox[open] { display: grid; grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); }
  .lightbox::backdrop { background: rgb(0 0 0 / 60%); }
  .lightbox > .top { display: flex; align-items: center; gap: var(--_space-xs); padding: var(--_space-xs) var(--_space-s); min-inline-size: 0; }
  .lightbox .top .grow { display: flex; flex-direction: column; min-inline-size: 0; }
  .lightbox .line { flex: none; gap: 2px; }
  .lightbox .ib { color: #f4f5f7; background: none; }
  .lightbox .ib:hover:not([disabled]) { background: rgb(255 255 255 / 14%); }
  .lightbox .ib[disabled] { opacity: 0.4; }
  .lightbox :focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
  .lightbox .view { display: grid; place-items: safe center; min-block-size: 0; min-inline-size: 0; overflow: auto; padding: var(--_space-xs); touch-action: pan-x pan-y pinch-zoom; }
  .lightbox .view:not(.zoom-1) { cursor: grab; }
  .lightbox .view .quiet { color: #c9ced6; }
  .lightbox img { display: block; }
  .lightbox .zoom-1 { overflow: hidden; }
  .lightbox .zoom-1 img { max-inline-size: 100%; max-block-size: 100%; min-block-size: 0; min-inline-size: 0; object-fit: contain; cursor: zoom-in; }
  .lightbox .zoom-2 img { inline-size: 200%; max-inline-size: none; }
  .lightbox .zoom-4 img { inline-size: 400%; max-inline-size: none; }
  .lightbox .step { position: absolute; inset-block-start: 50%; translate: 0 -50%; border-radius: 50%; background: rgb(12 14 17 / 70%); }
  .lightbox .before { inset-inline-start: var(--_space-xs); }
  .lightbox .after { inset-inline-end: var(--_space-xs); }
  .lightbox .step:dir(rtl) .icon { scale: -1 1; }
  .lightbox .caption { max-block-size: 20vh; overflow: auto; padding: var(--_space-xs) var(--_space-s); text-align: center; white-space: pre-wrap; }
  @media (forced-colors: active) {
    .lightbox { border: 1px solid CanvasText; background: Canvas; }
  }
`;
