import { css } from 'lit';
import { avatars } from '../../styles/avatars.js';
import { base } from '../../styles/base.js';
import { buttons } from '../../styles/buttons.js';
import { checks } from '../../styles/checks.js';
import { status } from '../../styles/status.js';
import { feedback } from '../../styles/feedback.js';
import { popups } from '../../styles/popups.js';

export const styles = [
  base,
  buttons,
  status,
  avatars,
  feedback,
  checks,
  popups,
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
    .details {
      display: flex;
      flex-direction: column;
      padding: var(--_space-xs);
      border-block-start: 1px solid var(--_color-neutral-border-quiet);
    }
    .details h3 {
      padding-inline: 10px;
      font-size: var(--_font-size-xs);
      color: var(--_color-text-quiet);
    }
    .details ul { padding-inline: 10px; }
    .details .banner { margin: var(--_space-xs) 10px; }
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
  `,
];
