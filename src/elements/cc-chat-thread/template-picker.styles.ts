import { css } from 'lit';
import { search } from '../../styles/search.js';

export const templateStyles = [
  search,
  css`
    .tplbox { display: flex; flex-direction: column; gap: var(--_space-xs); margin-block-start: 6px; }
    .tpls { flex: none; max-block-size: 168px; overflow: auto; border: 1px solid var(--_color-neutral-border-normal); border-radius: var(--_radius-m); scrollbar-width: thin; }
    .tpls .opt:not(:last-child) { border-block-end: 1px solid var(--_color-neutral-border-quiet); }
    .tpls .opt:focus-visible { outline-offset: -2px; }
    .tpls .tpltext { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
  `,
];
