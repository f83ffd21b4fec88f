import { css } from 'lit';

/** `.dial` number field, `.keypad` of `.key`, `.actions` of `.act` (also `.strip`). */
export const phone = css`
.dial {
  display: flex;
  align-items: center;
  flex: none;
  min-block-size: 44px;
  padding-inline: var(--_space-s) 4px;
  border: 1px solid var(--_color-neutral-border-loud);
  border-radius: var(--_radius-m);
}
.dial input {
  flex: 1;
  min-inline-size: 0;
  padding: 0;
  border: 0;
  outline: 0;
  background: none;
  font-size: var(--_font-size-xl);
  font-variant-numeric: tabular-nums;
}
.dial input::placeholder { color: var(--_color-text-quiet); opacity: 1; font-size: var(--_font-size-l); }
.dial:focus-within { outline: var(--_focus-ring); outline-offset: -1px; }

.keypad { display: grid; grid-template-columns: repeat(3, 1fr); gap: 6px; }
.key {
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 2px;
  min-block-size: var(--cc-softphone-key-size, var(--_key-size, 46px));
  padding: 0;
  border: 1px solid var(--_color-neutral-border-quiet);
  border-radius: var(--_radius-m);
  background: var(--_color-surface-base);
  font-size: var(--_font-size-xl);
  line-height: 1;
  cursor: pointer;
  touch-action: manipulation;
}
.key:hover { background: var(--_color-surface-hover); }
.key:active { background: var(--_color-surface-pressed); }
.key small { block-size: 10px; font-size: 9px; letter-spacing: 0.12em; color: var(--_color-text-quiet); }

.actions { display: grid; grid-template-columns: repeat(3, 1fr); gap: var(--_space-xs); flex: none; }
.act {
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 5px;
  min-block-size: 60px;
  padding: 6px 2px;
  border: 1px solid transparent;
  border-radius: var(--_radius-m);
  background: var(--_color-neutral-fill-quiet);
  color: var(--_color-text-normal);
  font-size: var(--_font-size-xs);
  cursor: pointer;
}
.act:hover { background: var(--_color-surface-pressed); }
.act[aria-pressed='true'] {
  background: var(--_color-warning-fill-normal);
  border-color: var(--_color-warning-border-loud);
  color: var(--_color-warning-on-normal);
  font-weight: var(--_weight-strong);
}
.act[aria-expanded='true'] { background: var(--_color-brand-fill-normal); border-color: var(--_color-brand-border-loud); color: var(--_color-brand-on-normal); }
.act[disabled] { color: var(--_color-text-disabled); cursor: not-allowed; }
.actions.strip { grid-template-columns: repeat(6, 1fr); gap: 4px; }
.actions.strip .act { min-block-size: 44px; gap: 0; font-size: 0; }
@container cc-widget (max-width: 359.98px) {
  .keypad { --_key-size: 44px; }
}
@media (forced-colors: active) {
  .act, .key { border: 1px solid ButtonText; }
  .act:is([aria-pressed='true'], [aria-expanded='true']) { outline: 2px solid Highlight; outline-offset: -3px; }
  .act[disabled] { border-color: GrayText; color: GrayText; }
}
`;
