import { css } from 'lit';

export const reportsStyles = [css`
  .r-tools { display: flex; flex-wrap: wrap; gap: var(--_space-xs); flex: none; }
  .r-tools > * { flex: 1 1 120px; min-inline-size: 0; }
  .r-tools .btn { flex: none; align-self: end; }
  .r-tools select.input { min-inline-size: 0; text-overflow: ellipsis; }
  .r-kinds { display: flex; gap: 6px; flex: none; }
  .r-days { flex-basis: 100%; display: grid; grid-template-columns: 1fr 1fr auto; gap: var(--_space-xs); }
  .r-days .hint { grid-column: 1 / -1; }
  .r-kpis { display: grid; grid-template-columns: 1fr 1fr; gap: var(--_space-s) var(--_space-xs); }
  .r-kpis div { display: flex; flex-direction: column-reverse; min-inline-size: 0; }
  .r-kpis dd { font-size: var(--_font-size-xl); font-weight: var(--_weight-strong); line-height: 1.2; font-variant-numeric: tabular-nums; }
  .r-kpis dd.words { font-size: var(--_font-size-m); line-height: 1.5; }
  .r-kpis dt { font-size: var(--_font-size-xs); color: var(--_color-text-quiet); }
  .r-figure { flex: none; position: relative; }
  .chart { display: block; inline-size: 100%; max-inline-size: 560px; block-size: auto; }
  .c-grid { stroke: var(--_color-neutral-border-quiet); stroke-width: 1; }
  .c-text { fill: var(--_color-text-quiet); font-size: 11px; font-family: var(--_font-family); }
  .c-all { fill: var(--_color-neutral-border-normal); }
  .c-good { fill: var(--_color-success-border-loud); }
  .chart:has(+ .sr) .c-all { fill: var(--_color-brand-border-loud); }
  .r-figure .legend { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 4px 16px; margin-block-start: var(--_space-xs); max-inline-size: 560px; font-size: var(--_font-size-xs); }
  .r-figure .legend li { display: flex; align-items: center; gap: 6px; min-inline-size: 0; }
  .r-figure .legend svg { inline-size: 10px; block-size: 10px; flex: none; }
  .r-figure .legend b { margin-inline-start: auto; font-variant-numeric: tabular-nums; }
  .r-table { inline-size: 100%; border-collapse: collapse; font-size: var(--_font-size-s); }
  .r-table :is(th, td) { padding: 7px 4px; border-block-end: 1px solid var(--_color-neutral-border-quiet); text-align: start; font-weight: var(--_weight-normal); }
  .r-table thead th { border-color: var(--_color-neutral-border-normal); font-size: var(--_font-size-xs); font-weight: var(--_weight-strong); color: var(--_color-text-quiet); }
  .r-table :is(th, td).r { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
  @container cc-widget (min-width: 480px) {
    .r-kpis { grid-template-columns: repeat(4, 1fr); }
  }
  @container cc-widget (min-width: 640px) {
    .r-columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: var(--_space-l); align-items: start; }
  }
  @media (forced-colors: active) {
    .c-all { fill: GrayText; }
    .c-good { fill: Highlight; }
    .c-text { fill: CanvasText; }
    .c-grid { stroke: GrayText; }
  }
`];
