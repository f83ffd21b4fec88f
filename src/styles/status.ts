import { css } from 'lit';

/** `.status` with a tone: icon and word of a situation. Part of `chips`; by itself for who shows no chip. */
export const status = css`
.status { display: inline-flex; align-items: center; gap: 6px; font-size: var(--_font-size-s); font-weight: var(--_weight-strong); white-space: nowrap; }
.status .icon { color: var(--_i, currentColor); }
.status.success { --_i: var(--_color-success-border-loud); }
.status.warning { --_i: var(--_color-warning-border-loud); }
.status.danger { --_i: var(--_color-danger-border-loud); color: var(--_color-danger-on-quiet); }
.status.brand { --_i: var(--_color-brand-border-loud); }
`;
