import { css } from 'lit';
import { avatars } from '../../styles/avatars.js';
import { base } from '../../styles/base.js';
import { bubbles } from '../../styles/bubbles.js';
import { buttons } from '../../styles/buttons.js';
import { chips } from '../../styles/chips.js';
import { composer } from '../../styles/composer.js';
import { feedback } from '../../styles/feedback.js';
import { marks } from '../../styles/marks.js';
import { reveal } from '../../styles/reveal.js';
import { skeletons } from '../../styles/skeletons.js';

export const styles = [
  base,
  buttons,
  chips,
  avatars,
  marks,
  feedback,
  skeletons,
  bubbles,
  composer,
  reveal,
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
    .row > .day { display: flex; flex-direction: column; }
    .row > .proto { display: flex; }

    .msg .text { display: block; }
    .msg .text.quiet { font-style: italic; }
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

    /* Where all of it has no room, the text scrolls: its buttons stay in view. */
    .composer { --_popup-size: 240px; flex-shrink: 1; min-block-size: 0; }
    .composer > * { flex: none; }
    .composer .box { display: flex; flex: 0 1 auto; flex-direction: column; min-block-size: 96px; }
    .composer .box > :not(textarea) { flex: none; }
    .composer textarea { field-sizing: content; max-block-size: 160px; overflow-y: auto; }
    .composer.blocked { padding: var(--_space-xs) var(--_space-s); overflow: auto; }
    .popwrap { position: absolute; inset-block-end: 100%; inset-inline: var(--_space-xs); z-index: 2; }
    .popwrap .popup { margin-block-end: 6px; }
    .nw { white-space: nowrap; }

    .aside { background: var(--_color-surface-base); }
    :host([layout='panel']) .aside, :host([layout='compact']) :is(.aside, .chips) { display: none; }
  `,
];
