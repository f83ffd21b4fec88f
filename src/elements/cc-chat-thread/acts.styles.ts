import { css } from 'lit';
import { popups } from '../../styles/popups.js';

/** Of the acts in the header. */
export const headerStyles = [
  popups,
  css`
    .thead [data-acts='end'] { display: flex; align-items: center; }
    .thead [data-acts='below'] { grid-column: 1 / -1; }
    .thead [data-acts='below']:empty { display: none; }
    .thead [data-acts='below'] .banner { margin-block: 6px 2px; margin-inline-end: 4px; }
    .wide-only { display: none; }
    @container cc-widget (min-width: 640px) {
      .wide-only { display: inline-flex; margin-inline: 4px; }
    }
    @container cc-widget (max-width: 399.98px) {
      .hide-thin { display: none; }
    }
  `,
];

/** Of the tags dialog. */
export const tagStyles = css`
  .pick .tagname { display: flex; align-items: center; gap: 8px; min-inline-size: 0; }
  .pick .tagname::before {
    content: '';
    flex: none;
    inline-size: 9px;
    block-size: 9px;
    border-radius: 2px;
    background: var(--_tag-color, #6b7684);
    box-shadow: 0 0 0 1px light-dark(rgb(0 0 0 / 0.12), rgb(255 255 255 / 0.3));
  }
  @media (forced-colors: active) {
    .pick .tagname::before { forced-color-adjust: none; }
  }
`;
