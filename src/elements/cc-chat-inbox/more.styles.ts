import { css } from 'lit';

/** The bar of active filters goes with the search above it. */
export const chipStyles = css`
  .tools[part='active-filters'] { padding-block-start: 0; }
`;

/** Of the dialogs behind the inbox's header. */
export const moreStyles = css`
  .sheet:is([data-name='reports'], [data-name='record']) { inline-size: min(880px, calc(100vw - 16px)); }
  .plain-set { display: flex; flex-direction: column; margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  .plain-set .tick > .grow { min-inline-size: 0; overflow-wrap: anywhere; }
  .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: var(--_space-xs) var(--_space-m); margin: 0; font-size: var(--_font-size-s); }
  .facts dt { color: var(--_color-text-quiet); font-size: var(--_font-size-xs); }
  .facts dd { margin: 0; overflow-wrap: anywhere; }
  .written { max-block-size: 360px; padding: var(--_space-s); overflow: auto; border: 1px solid var(--_color-neutral-border-quiet); border-radius: var(--_radius-m); overflow-wrap: anywhere; }
  .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: var(--_space-s); margin: 0; }
  .figures > div { padding: var(--_space-s); border: 1px solid var(--_color-neutral-border-quiet); border-radius: var(--_radius-m); overflow-wrap: anywhere; }
  .figures dd { margin: 0; font-size: var(--_font-size-l); font-weight: var(--_weight-strong); }
  .table { overflow: auto; }
  .table table { inline-size: 100%; border-collapse: collapse; font-size: var(--_font-size-s); }
  .table :is(th, td) { padding: 6px 8px; border-block-end: 1px solid var(--_color-neutral-border-quiet); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  .table th { color: var(--_color-text-quiet); font-size: var(--_font-size-xs); white-space: nowrap; }
  .alert-grid { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; align-items: center; gap: var(--_space-xs) var(--_space-m); font-size: var(--_font-size-s); }
  .alert-grid input { inline-size: 16px; block-size: 16px; margin: 4px; accent-color: var(--_color-brand-fill-loud); justify-self: center; }
  .alert-grid > .label { justify-self: center; }
`;
