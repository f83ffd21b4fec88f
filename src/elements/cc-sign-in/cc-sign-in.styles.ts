import { css } from 'lit';
import { avatars } from '../../styles/avatars.js';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { feedback } from '../../styles/feedback.js';
import { fields } from '../../styles/fields.js';

export const styles = [
  base,
  buttons,
  fields,
  feedback,
  avatars,
  css`
    form {
      display: flex;
      flex-direction: column;
      justify-content: center;
      gap: 14px;
      flex: 1;
      inline-size: 100%;
      max-inline-size: 420px;
      margin-inline: auto;
      padding: var(--_space-xl);
    }
    .brandmark {
      display: grid;
      place-items: center;
      inline-size: 48px;
      block-size: 48px;
      border-radius: var(--_radius-l);
      background: var(--_color-brand-fill-normal);
      color: var(--_color-brand-on-normal);
    }
    h2 { font-size: var(--_font-size-xl); }
    .signed-in { padding: var(--_space-s) var(--_space-m); }
    @container cc-widget (max-width: 359.98px) {
      form { padding: var(--_space-m) var(--_space-s); }
    }
    @media (forced-colors: active) {
      .brandmark { border: 1px solid CanvasText; }
    }
  `,
];
