import { css } from 'lit';
import { avatars } from '../../styles/avatars.js';
import { base } from '../../styles/base.js';
import { bubbles } from '../../styles/bubbles.js';
import { buttons } from '../../styles/buttons.js';
import { chips } from '../../styles/chips.js';
import { composer } from '../../styles/composer.js';
import { feedback } from '../../styles/feedback.js';
import { popups } from '../../styles/popups.js';

export const styles = [
  base,
  buttons,
  chips,
  avatars,
  feedback,
  bubbles,
  composer,
  popups,
  css`
    :host { block-size: 100%; min-block-size: 0; overflow: hidden; }
    .main { position: relative; }
    .logwrap { position: relative; display: flex; flex-direction: column; flex: 1; min-block-size: 96px; background: var(--_color-surface-sunken); }
    /* A flex container would squeeze the list's content box. */
    .logwrap > .log { display: block; flex: 1; }
    .logwrap > .log:focus-visible { outline-offset: -2px; }

    .row { display: flex; flex-direction: column; min-inline-size: 0; padding-inline: var(--_space-s); padding-block-end: 3px; }
    .row:focus-visible { outline: none; }
    .row:focus-visible > :is(.msg, span) { outline: var(--_focus-ring); outline-offset: 1px; }
    .row.found > .msg { animation: cc-found 1.2s ease-out; }
    @keyframes cc-found { from { box-shadow: 0 0 0 4px var(--_color-brand-border-normal); } }
    .row > .day { display: flex; flex-direction: column; }
    .row > .proto { display: flex; }

    .msg .text { display: block; }
    .msg .text.quiet { font-style: italic; }
    .msg .rich > :is(p, ul, ol, table, h1, h2, h3, h4, blockquote) { margin: 0 0 4px; padding: 0; font-size: inherit; }
    .msg .rich :is(ul, ol) { padding-inline-start: 20px; list-style: revert; }
    .msg .rich { white-space: pre-line; }
    /* Vendors make lines of spans, by styles that we drop. */
    .msg .rich > div > span { display: block; }
    .msg .rich table { border-collapse: collapse; }
    .msg button.quote {
      display: flex;
      flex-direction: column;
      inline-size: 100%;
      min-inline-size: 0;
      border-block: 0;
      border-inline-end: 0;
      color: inherit;
      text-align: start;
      cursor: pointer;
    }
    .msg button.quote > * { max-inline-size: 100%; }
    .msg figure a { display: block; border-radius: var(--_radius-m); }
    .msg figure img { min-block-size: 120px; min-inline-size: min(160px, 100%); max-block-size: 320px; object-fit: contain; }
    .msg figure img.loaded { min-block-size: 0; }
    .msg figure video { min-block-size: 120px; max-block-size: 320px; background: #000; }
    .msg figure.failed :is(img, video) { display: none; }
    .broken { display: none; padding: 6px; }
    :is(.failed) > .broken { display: block; grid-column: 1 / -1; }

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

    /* Beside the bubble, and only where one points or the focus is: the log stays quiet. */
    .answer { position: absolute; inset-block-start: 50%; translate: 0 -50%; visibility: hidden; background: var(--_color-surface-raised); box-shadow: var(--_shadow-2); border-radius: var(--_radius-full); }
    .msg.in .answer { inset-inline-start: calc(100% + 4px); }
    .msg.out .answer { inset-inline-end: calc(100% + 4px); }
    .row:is(:hover, :focus, :focus-within) .answer { visibility: visible; }
    @media (hover: none) {
      .answer { visibility: visible; background: none; box-shadow: none; }
    }

    .jump { inset-block-end: var(--_space-s); z-index: 1; }
    .composer { --_popup-size: 240px; }
    .composer textarea { field-sizing: content; max-block-size: 160px; overflow-y: auto; }
    .composer.blocked { padding: var(--_space-xs) var(--_space-s); }
    .popwrap { position: absolute; inset-block-end: 100%; inset-inline: var(--_space-xs); z-index: 2; }
    .popwrap .popup { margin-block-end: 6px; }
    .options { max-block-size: var(--_popup-size); overflow-y: auto; }
    .foothint { padding: 8px 12px; border-block-start: 1px solid var(--_color-neutral-border-quiet); gap: 5px 12px; flex-wrap: wrap; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
    .nw { white-space: nowrap; }

    .aside { background: var(--_color-surface-base); }
    .stack.tight { gap: var(--_space-xs); }
    .facts { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px var(--_space-s); font-size: var(--_font-size-s); }
    .facts dt { color: var(--_color-text-quiet); }
    .facts dd { min-inline-size: 0; text-align: end; }
    .facts .dept { font-size: inherit; color: inherit; }
    .kept { max-inline-size: 100%; max-block-size: 120px; margin-block-start: var(--_space-xs); padding: 6px 10px; overflow: auto; border: 1px dashed var(--_color-neutral-border-normal); border-radius: var(--_radius-m); white-space: pre-wrap; text-align: start; }

    :host([layout='panel']) .aside, :host([layout='compact']) :is(.aside, .chips) { display: none; }
    @media (forced-colors: active) {
      .answer { border: 1px solid ButtonText; }
      .audio .seek { forced-color-adjust: none; }
      .row.found > .msg { outline: 2px solid Highlight; }
    }
  `,
];
