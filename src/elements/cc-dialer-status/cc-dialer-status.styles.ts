import { css } from 'lit';
import { avatars } from '../../styles/avatars.js';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { cards } from '../../styles/cards.js';
import { chips } from '../../styles/chips.js';
import { feedback } from '../../styles/feedback.js';
import { fields } from '../../styles/fields.js';
import { reveal } from '../../styles/reveal.js';
import { skeletons } from '../../styles/skeletons.js';

export const styles = [
  base,
  buttons,
  cards,
  chips,
  avatars,
  feedback,
  fields,
  reveal,
  skeletons,
  css`
    :host { overflow: hidden; }
    .view { display: flex; flex-direction: column; flex: 1 1 var(--cc-dialer-status-size, 460px); min-block-size: 0; min-inline-size: 0; }
    :host([layout='compact']) { container-type: inline-size; }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); flex: 1 1 var(--cc-dialer-status-size, 460px); min-block-size: 0; }
    .columns > .view { flex: none; }
    .columns .bar { min-block-size: 49px; }
    .columns > .view + .view { border-inline-start: 1px solid var(--_color-neutral-border-quiet); }
    .panel { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
    .view-title:focus { outline: none; }
    .view-title:focus-visible { outline: var(--_focus-ring); outline-offset: 2px; border-radius: var(--_radius-s); }
    .bar > [part='back-button'] { margin-inline-start: -10px; }
    .icon.turns:dir(rtl) { transform: scaleX(-1); }
    .tabs { display: flex; gap: var(--_space-m); flex: none; padding-inline: var(--_space-m); border-block-end: 1px solid var(--_color-neutral-border-quiet); }
    .tab {
      display: inline-flex;
      align-items: center;
      min-block-size: 40px;
      margin-block-end: -1px;
      padding: 0;
      border: 0;
      border-block-end: 2px solid transparent;
      background: none;
      color: var(--_color-text-quiet);
      font-size: var(--_font-size-s);
      white-space: nowrap;
      cursor: pointer;
    }
    .tab[aria-selected='true'] { color: var(--_color-text-normal); font-weight: var(--_weight-strong); border-color: var(--_color-brand-border-loud); }
    .tab:focus-visible { outline-offset: -2px; border-radius: var(--_radius-s); }

    .card { display: flex; flex-direction: column; gap: 10px; flex: none; padding: var(--_space-s); border: 1px solid var(--_color-neutral-border-normal); border-radius: var(--_radius-l); }
    .card .kind { margin-block-start: -8px; }
    .card .acts { gap: 4px; margin-block: -4px; margin-inline-start: -6px; }
    .sbar { display: block; inline-size: 100%; block-size: 10px; border-radius: 5px; overflow: hidden; }
    .legend { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 4px 16px; font-size: var(--_font-size-xs); }
    .legend li { display: flex; align-items: center; gap: 6px; min-inline-size: 0; }
    .legend svg { inline-size: 10px; block-size: 10px; flex: none; }
    .legend b { flex: none; margin-inline-start: auto; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .c-done { fill: var(--_color-success-border-loud); }
    .c-dialing { fill: var(--_color-brand-border-loud); }
    .c-discarded { fill: var(--_color-danger-border-normal); }
    .c-exceeded { fill: var(--_color-warning-border-normal); }
    .c-waiting { fill: var(--_color-neutral-border-normal); }
    .c-none { fill: var(--_color-neutral-fill-normal); }
    .spark { display: block; inline-size: 100%; block-size: 24px; }
    .c-line { fill: none; stroke: var(--_color-brand-border-loud); stroke-width: 2; stroke-linejoin: round; }
    .twist { margin-block: -6px; }
    .twist[aria-expanded='true'] .icon { transform: rotate(180deg); }

    .hint.thin { font-weight: var(--_weight-normal); }
    .results { display: grid; grid-template-columns: repeat(auto-fill, minmax(116px, 1fr)); gap: 6px; }
    .result {
      display: flex;
      gap: 8px;
      align-items: center;
      min-block-size: 40px;
      padding: 4px 8px;
      border: 1px solid var(--_color-neutral-border-normal);
      border-radius: var(--_radius-m);
      background: var(--_color-surface-base);
      font-size: var(--_font-size-s);
      line-height: 1.2;
      text-align: start;
      cursor: pointer;
    }
    .result:hover { background: var(--_color-surface-hover); }
    .result > span { min-inline-size: 0; }
    .result kbd { display: grid; place-items: center; flex: none; inline-size: 20px; block-size: 20px; font-variant-numeric: tabular-nums; }
    .result[aria-pressed='true'] { border-color: var(--_color-brand-border-loud); background: var(--_color-brand-fill-quiet); color: var(--_color-brand-on-normal); font-weight: var(--_weight-strong); }
    .call-backs { flex: none; max-block-size: 60%; padding: var(--_space-xs) var(--_space-xs); overflow: auto; border-block-start: 1px solid var(--_color-neutral-border-quiet); }
    .call-backs .btn { text-align: start; }
    .call-backs [aria-expanded='true'] .icon:last-child { transform: rotate(180deg); }
    .call-backs .line { min-block-size: 36px; padding-inline-start: var(--_space-s); }
    .call-backs .none { padding: var(--_space-2xs) var(--_space-s); }
    .facts dt::first-letter { text-transform: uppercase; }
    .body > * { flex: none; }
    .foot .later { flex: 1; align-self: center; }
    textarea.input { display: block; min-block-size: 56px; resize: vertical; }

    .strip { display: flex; align-items: center; gap: var(--_space-xs); min-block-size: 44px; padding-inline: var(--_space-s); }
    .strip .name { flex: 0 1 auto; }
    .strip .sbar { flex: 1 1 60px; min-inline-size: 40px; }

    @container cc-widget (min-width: 480px) {
      .legend { grid-template-columns: repeat(auto-fit, minmax(116px, 1fr)); }
    }
    @container cc-widget (max-width: 359.98px) {
      .tabs { padding-inline-start: var(--_space-s); }
      .bar > [part='back-button'] { margin-inline-start: -8px; }
    }
    @container cc-widget (max-width: 299.98px) {
      .legend { grid-template-columns: minmax(0, 1fr); }
      .strip .status { font-size: 0; gap: 0; }
    }
    @media (forced-colors: active) {
      .card, .result { border: 1px solid ButtonText; }
      .result[aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
      .tab { border-block-end: 1px solid CanvasText; }
      .tab[aria-selected='true'] { border-block-end: 2px solid Highlight; }
      .sbar, .legend svg { forced-color-adjust: none; border: 1px solid CanvasText; background: Canvas; }
      .c-line { stroke: CanvasText; }
    }
  `,
];
