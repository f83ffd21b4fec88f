import { css } from 'lit';
import { popups } from '../../styles/popups.js';

/** Of what comes with `rich-content.ts`, and of the quick replies. */
export const richStyles = [
  popups,
  css`
    .msg .rich > :is(p, ul, ol, table, h1, h2, h3, h4, blockquote) { margin: 0 0 4px; padding: 0; font-size: inherit; }
    .msg .rich :is(ul, ol) { padding-inline-start: 20px; list-style: revert; }
    .msg .rich { white-space: pre-line; }
    /* Vendors make lines of spans, by styles that we drop. */
    .msg .rich > div > span { display: block; }
    .msg .rich table { border-collapse: collapse; }
    .msg figure :is(img, video) { display: block; inline-size: 100%; block-size: auto; border-radius: var(--_radius-m); }
    .msg figcaption { padding-block: 4px 0; }
    .msg figure a { display: block; border-radius: var(--_radius-m); }
    .msg figure img { min-block-size: 120px; min-inline-size: min(160px, 100%); max-block-size: 320px; object-fit: contain; }
    .msg figure img.loaded { min-block-size: 0; }
    .msg figure video { min-block-size: 120px; max-block-size: 320px; background: #000; }
    .msg figure.failed :is(img, video) { display: none; }
    .broken { display: none; padding: 6px; }
    :is(.failed) > .broken { display: block; grid-column: 1 / -1; }

    .file { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 10px; align-items: center; min-inline-size: min(230px, 100%); padding: 8px; border-radius: var(--_radius-m); background: color-mix(in srgb, var(--_color-text-normal) 5%, transparent); }
    .file .ico { grid-row: span 2; display: grid; place-items: center; inline-size: 36px; block-size: 36px; border-radius: var(--_radius-m); background: var(--_color-danger-fill-normal); color: var(--_color-danger-on-normal); }
    .audio { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 2px 8px; align-items: center; min-inline-size: min(240px, 100%); }
    .audio .play { inline-size: 36px; block-size: 36px; border-radius: 50%; }
    .file .ico:not(.document) { background: var(--_color-info-fill-normal); color: var(--_color-info-on-normal); }
    .file a.ib { color: inherit; }
    .audio .seek {
      appearance: none;
      inline-size: 100%;
      min-inline-size: 60px;
      block-size: 24px;
      margin: 0;
      border-radius: 12px;
      background: linear-gradient(to right, var(--_color-brand-border-loud) var(--_played, 0%), var(--_color-neutral-border-loud) 0) center / 100% 3px no-repeat;
      cursor: pointer;
    }
    .audio .seek::-webkit-slider-thumb { appearance: none; inline-size: 12px; block-size: 12px; border: 0; border-radius: 50%; background: var(--_color-brand-border-loud); }
    .audio .seek::-moz-range-thumb { inline-size: 12px; block-size: 12px; border: 0; border-radius: 50%; background: var(--_color-brand-border-loud); }
    .audio .when-playing, .audio [aria-pressed='true'] .when-paused { display: none; }
    .audio [aria-pressed='true'] .when-playing { display: inline; }
    .msg :is(.file, .audio) + .text { margin-block-start: 4px; }

    .options { max-block-size: var(--_popup-size); overflow-y: auto; }
    .foothint { padding: 8px 12px; border-block-start: 1px solid var(--_color-neutral-border-quiet); gap: 5px 12px; flex-wrap: wrap; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
    .stack.tight { gap: var(--_space-xs); }
    .facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px var(--_space-s); font-size: var(--_font-size-s); }
    .facts dt { color: var(--_color-text-quiet); }
    .facts dd { min-inline-size: 0; text-align: end; }
    .facts .dept { font-size: inherit; color: inherit; }
    .kept { max-inline-size: 100%; max-block-size: 120px; margin-block-start: var(--_space-xs); padding: 6px 10px; overflow: auto; border: 1px dashed var(--_color-neutral-border-normal); border-radius: var(--_radius-m); white-space: pre-wrap; text-align: start; }

    @media (forced-colors: active) {
      .audio .seek { forced-color-adjust: none; }
    }
  `,
];
