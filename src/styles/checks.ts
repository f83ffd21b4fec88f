import { css } from 'lit';

/** `.check` (ok, bad, warn, run): one line of a list of what was looked at. */
export const checks = css`
.check {
  display: grid;
  grid-template-columns: 20px 1fr auto;
  gap: 2px 10px;
  align-items: center;
  padding: 9px 0;
  border-block-end: 1px solid var(--_color-neutral-border-quiet);
  font-size: var(--_font-size-s);
}
.check:last-child { border: 0; }
.check.ok > .icon { color: var(--_color-success-border-loud); }
.check.bad > .icon { color: var(--_color-danger-border-loud); }
.check.run > .icon { color: var(--_color-brand-border-loud); }
.check.warn > .icon { color: var(--_color-warning-border-loud); }
`;
