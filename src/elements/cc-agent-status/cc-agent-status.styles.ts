import { css } from 'lit';
import { avatars } from '../../styles/avatars.js';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { cards } from '../../styles/cards.js';
import { checks } from '../../styles/checks.js';
import { status } from '../../styles/status.js';
import { feedback } from '../../styles/feedback.js';
import { popups } from '../../styles/popups.js';
import { skeletons } from '../../styles/skeletons.js';
import { switches } from '../../styles/switches.js';

export const styles = [
  base,
  buttons,
  status,
  avatars,
  feedback,
  cards,
  checks,
  popups,
  skeletons,
  switches,
  css`
    .agentbar {
      display: grid;
      grid-auto-flow: column;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0 10px;
      align-items: center;
      padding: 10px var(--_space-s);
    }
    .agentbar .line { gap: 6px; }
    .agentbar .status { min-inline-size: 0; }
    .details {
      display: flex;
      flex-direction: column;
      flex: 1;
      min-block-size: 0;
      overflow: auto;
      padding: var(--_space-xs);
      border-block-start: 1px solid var(--_color-neutral-border-quiet);
    }
    .label { font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
    .details :is(h3, ul, .inset, .heading) { padding-inline: 10px; }
    .details section + section, .choices-of-state + section, .pause + section { border-block-start: 1px solid var(--_color-neutral-border-quiet); }
    .details section { padding-block: var(--_space-xs); }
    .details .banner { margin: var(--_space-xs) 10px; }
    .pause { display: flex; flex-direction: column; gap: var(--_space-s); padding: var(--_space-xs) 10px var(--_space-s); }
    .pause .push { white-space: nowrap; }
    .pause .line { flex-wrap: wrap; }
    .pause .timer { font-size: var(--_font-size-l); }
    .choices-of-state { display: flex; flex-direction: column; padding-block-end: var(--_space-xs); }
    .choices-of-state .sep { inline-size: 100%; margin-block: var(--_space-2xs); }
    .choices-of-state h3 { padding-block: var(--_space-2xs); }
    .menuitem[aria-pressed='true'] { background: var(--_color-brand-fill-quiet); color: var(--_color-brand-on-normal); font-weight: var(--_weight-strong); }
    .menuitem[aria-busy='true'] { cursor: progress; }
    .sep { border: 0; border-block-start: 1px solid var(--_color-neutral-border-quiet); margin: 0; }
    .check.q { grid-template-columns: 20px minmax(0, 1fr) auto; }
    .check.q:has(> .switch) { grid-template-columns: 20px minmax(0, 1fr) auto auto; }
    .check.q.all, .check.q.all:has(> .switch) { grid-template-columns: minmax(0, 1fr) auto; padding-inline: 0 10px; border: 0; }
    .check.q:not(.ok) > .icon { color: var(--_color-text-quiet); }
    progress {
      inline-size: 100%;
      block-size: 6px;
      overflow: hidden;
      appearance: none;
      border: 0;
      border-radius: 3px;
      background: var(--_color-neutral-fill-normal);
    }
    progress::-webkit-progress-bar { background: transparent; }
    progress::-webkit-progress-value { border-radius: 3px; background: var(--_color-warning-border-loud); }
    progress::-moz-progress-bar { border-radius: 3px; background: var(--_color-warning-border-loud); }
    .colleagues .heading { padding-block: var(--_space-2xs); }
    .colleagues .heading h3 { padding: 0; }
    .colleagues h4 { padding-block: var(--_space-xs) 0; font-weight: var(--_weight-normal); }
    .colleague {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) minmax(0, auto);
      gap: 0 10px;
      align-items: center;
      padding-block: 7px;
      border-block-end: 1px solid var(--_color-neutral-border-quiet);
    }
    .colleague:last-child { border: 0; }
    .colleague .avatar { grid-row: span 2; }
    .colleague .state { display: flex; justify-content: end; min-inline-size: 0; }
    .colleague .state .status { min-inline-size: 0; }
    .colleague .sub { display: flex; flex-wrap: wrap; grid-column: 2 / -1; gap: 0 10px; }
    @container cc-widget (min-width: 640px) {
      .details.columns { display: grid; grid-template-columns: minmax(240px, 2fr) minmax(0, 3fr); gap: 0 var(--_space-m); align-content: start; }
      .details.columns > .banner { grid-column: 1 / -1; }
      .details.columns > .second { padding-inline-start: var(--_space-xs); border-inline-start: 1px solid var(--_color-neutral-border-quiet); }
    }
    @container cc-widget (max-width: 439.98px) {
      .agentbar > .ib:not(:last-child) + .btn > span { display: none; }
    }
    @container cc-widget (max-width: 319.98px) {
      .agentbar > .ib:not(:last-child) { display: none; }
    }
    @container cc-widget (max-width: 299.98px) {
      .agentbar { padding-inline: 10px; column-gap: 8px; }
      .agentbar .btn { padding-inline: 8px; gap: 4px; }
    }
    @media (forced-colors: active) {
      progress { forced-color-adjust: none; border: 1px solid CanvasText; background: Canvas; }
      progress::-webkit-progress-value { background: CanvasText; }
      progress::-moz-progress-bar { background: CanvasText; }
      .menuitem[aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
    }
  `,
];
