import { css } from 'lit';
import { popups } from '../../styles/popups.js';
import { lightboxStyles } from './lightbox.styles.js';

/** Of what comes with `rich-content.ts`, and of the quick replies. */
export const richStyles = [
  popups,
  lightboxStyles,
  css`
    .msg .rich > :is(p, ul, ol, table, h1, h2, h3, h4, blockquote) { margin: 0 0 4px; padding: 0; font-size: inherit; }
    .msg .rich :is(ul, ol) { padding-inline-start: 20px; list-style: revert; }
    .msg .rich { white-space: pre-line; }
    /* Vendors make lines of spans, by styles that we drop. */
    .msg .rich > div > span { display: block; }
    .msg .rich table { border-collapse: collapse; }
    /* Letters with towers of marks stay in their own bubble, and each line takes its own direction. */
    .msg :is(.text, .by, .quote > *) { overflow: clip; overflow-clip-margin: 2px; }
    .msg .text { unicode-bidi: plaintext; }
    .msg .text.struck { margin-block-start: 4px; text-decoration: line-through; font-style: normal; }
    .msg figure :is(img, video) { display: block; inline-size: 100%; block-size: auto; border-radius: var(--_radius-m); }
    .msg figcaption { padding-block: 4px 0; }
    .msg figure .pic { display: block; inline-size: 100%; padding: 0; border: 0; border-radius: var(--_radius-m); background: none; cursor: zoom-in; }
    .msg figure img { min-block-size: 120px; min-inline-size: min(160px, 100%); max-block-size: 320px; object-fit: contain; }
    .msg figure img.loaded { min-block-size: 0; }
    .msg figure video { min-block-size: 120px; max-block-size: 320px; background: #000; }
    .msg figure.failed :is(.pic, video) { display: none; }
    .broken { display: none; padding: 6px; }
    .broken .btn { vertical-align: middle; }
    :is(.failed) > .broken { display: block; grid-column: 1 / -1; }

    .file { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 10px; align-items: center; min-inline-size: min(230px, 100%); padding: 8px; border-radius: var(--_radius-m); background: color-mix(in srgb, var(--_color-text-normal) 5%, transparent); }
    .file .ico { grid-row: span 2; display: grid; place-items: center; inline-size: 36px; block-size: 36px; border-radius: var(--_radius-m); background: var(--_color-danger-fill-normal); color: var(--_color-danger-on-normal); }
    .audio { display: grid; grid-template-columns: auto minmax(0, 1fr) auto auto; gap: 2px 8px; align-items: center; min-inline-size: min(270px, 100%); }
    /* The menu in the corner must not lie on the button of the speed. */
    .msg .audio { padding-inline-end: 24px; }
    .audio .play { inline-size: 36px; block-size: 36px; border-radius: 50%; }
    .audio .speed { min-inline-size: 40px; padding-inline: 4px; }
    @container cc-widget (max-width: 339.98px) {
      .audio .time { grid-area: 2 / 2; }
      .audio :is(.play, .speed) { grid-row: 1 / span 2; }
    }
    .msg .btn.link { padding-inline: 0; }
    .file .ico:not(.document) { background: var(--_color-info-fill-normal); color: var(--_color-info-on-normal); }
    .file a.ib { color: inherit; }
    .audio .seek {
      appearance: none;
      inline-size: 100%;
      min-inline-size: 40px;
      block-size: 24px;
      margin: 0;
      border-radius: 12px;
      background: linear-gradient(to right, var(--_color-brand-border-loud) var(--_played, 0%), var(--_color-neutral-border-loud) 0) center / 100% 3px no-repeat;
      cursor: pointer;
    }
    .audio .seek:dir(rtl) { background-image: linear-gradient(to left, var(--_color-brand-border-loud) var(--_played, 0%), var(--_color-neutral-border-loud) 0); }
    .audio .seek::-webkit-slider-thumb { appearance: none; inline-size: 12px; block-size: 12px; border: 0; border-radius: 50%; background: var(--_color-brand-border-loud); }
    .audio .seek::-moz-range-thumb { inline-size: 12px; block-size: 12px; border: 0; border-radius: 50%; background: var(--_color-brand-border-loud); }
    .audio .when-playing, .audio [aria-pressed='true'] .when-paused { display: none; }
    .audio [aria-pressed='true'] .when-playing { display: inline; }
    .msg :is(.file, .audio) + .text { margin-block-start: 4px; }

    .row.found > .msg { animation: cc-found 1.2s ease-out; }
    @keyframes cc-found { from { box-shadow: 0 0 0 4px var(--_color-brand-border-normal); } }
    /* Beside the bubble, and only where one points or the focus is: the log stays quiet. */
    .answer { position: absolute; inset-block-start: 50%; translate: 0 -50%; visibility: hidden; background: var(--_color-surface-raised); box-shadow: var(--_shadow-2); border-radius: var(--_radius-full); }
    .msg.in .answer { inset-inline-start: calc(100% + 4px); }
    .msg.out .answer { inset-inline-end: calc(100% + 4px); }
    .row:is(:hover, :focus, :focus-within) .answer { visibility: visible; }
    @media (hover: none) {
      .answer { visibility: visible; background: none; box-shadow: none; }
    }
    /* In the bubble's corner, over whatever is there, and only where one points or the focus is. */
    .more { position: absolute; inset-block-start: 2px; inset-inline-end: 2px; inline-size: 28px; block-size: 28px; min-inline-size: 0; min-block-size: 0; padding: 0; border-radius: var(--_radius-full); background: var(--_color-surface-raised); box-shadow: var(--_shadow-1, none); visibility: hidden; }
    .row:is(:hover, :focus, :focus-within) .more { visibility: visible; }
    @media (hover: none) {
      .more { visibility: visible; background: none; box-shadow: none; opacity: 0.7; }
      .msg:not(.media):has(> .more) { padding-inline-end: 30px; }
    }
    .under { align-self: flex-end; display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 4px; min-block-size: 24px; margin-block: 1px 3px; font-size: var(--_font-size-xs); }
    .under.bad { color: var(--_color-danger-on-quiet); }
    .under.info { color: var(--_color-info-on-quiet); }
    .under button { min-block-size: 24px; padding: 4px; border: 0; background: none; color: inherit; font-weight: var(--_weight-strong); text-decoration: underline; text-underline-offset: 2px; cursor: pointer; }
    .jump { position: absolute; inset-block-end: var(--_space-s); inset-inline: 0; inline-size: fit-content; margin-inline: auto; border: 0; border-radius: var(--_radius-full); background: var(--_color-surface-raised); box-shadow: var(--_shadow-2); z-index: 1; }
    .upload { align-self: stretch; flex-wrap: nowrap; }
    .upload progress { flex: 1; min-inline-size: 60px; max-inline-size: 200px; margin-inline-start: auto; accent-color: var(--_color-brand-border-loud); }

    .find { display: grid; grid-template-columns: minmax(0, 1fr) auto auto auto auto; gap: 2px 4px; align-items: center; flex: none; padding: 6px var(--_space-xs); border-block-end: 1px solid var(--_color-neutral-border-quiet); background: var(--_color-surface-base); }
    .find .box { display: flex; align-items: center; gap: 6px; min-block-size: var(--_control-size); padding-inline: 10px; border: 1px solid var(--_color-neutral-border-loud); border-radius: var(--_radius-m); color: var(--_color-text-quiet); }
    .find .box:focus-within { outline: var(--_focus-ring); outline-offset: -1px; }
    .find input { flex: 1; min-inline-size: 0; padding: 0; border: 0; outline: 0; background: none; color: var(--_color-text-normal); }
    .find input::-webkit-search-cancel-button { display: none; }
    .find .up .icon { rotate: 180deg; }
    .find .older { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; justify-self: start; }
    .find .older > .xs { color: var(--_color-danger-on-quiet); }
    .seeking { display: flex; gap: 8px; align-items: center; justify-content: center; flex: none; padding: 4px; border-block-end: 1px solid var(--_color-neutral-border-quiet); }
    .playing { position: absolute; inset-block-start: var(--_space-xs); inset-inline: 0; inline-size: fit-content; margin-inline: auto; border: 0; border-radius: var(--_radius-full); background: var(--_color-surface-raised); box-shadow: var(--_shadow-2); z-index: 1; }
    ::highlight(cc-found) { background-color: var(--_color-warning-fill-normal); color: var(--_color-warning-on-normal); }
    ::highlight(cc-found-now) { background-color: var(--_color-warning-fill-loud, #f5b301); color: var(--_color-warning-on-loud, #1c1400); }

    .options { max-block-size: var(--_popup-size); overflow-y: auto; }
    .foothint { padding: 8px 12px; border-block-start: 1px solid var(--_color-neutral-border-quiet); gap: 5px 12px; flex-wrap: wrap; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
    .stack.tight { gap: var(--_space-xs); }
    .facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px var(--_space-s); font-size: var(--_font-size-s); }
    .facts dt { color: var(--_color-text-quiet); }
    .facts dd { min-inline-size: 0; text-align: end; }
    .facts .dept { font-size: inherit; color: inherit; }
    .aside .rich { max-block-size: 320px; overflow: auto; white-space: pre-line; }
    .aside [part='history'] .btn.link { min-block-size: 24px; padding: 0; }
    .kept { max-inline-size: 100%; max-block-size: 120px; margin-block-start: var(--_space-xs); padding: 6px 10px; overflow: auto; border: 1px dashed var(--_color-neutral-border-normal); border-radius: var(--_radius-m); white-space: pre-wrap; text-align: start; }

    @media (forced-colors: active) {
      .audio .seek { forced-color-adjust: none; }
      .answer, .more, .jump { border: 1px solid ButtonText; }
      .row.found > .msg { outline: 2px solid Highlight; }
      .find .box { border-color: ButtonText; }
      ::highlight(cc-found) { background-color: Mark; color: MarkText; }
      ::highlight(cc-found-now) { background-color: Highlight; color: HighlightText; }
    }
  `,
];
