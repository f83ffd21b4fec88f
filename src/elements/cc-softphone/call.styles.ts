import { css } from 'lit';

export const callStyles = css`
  .body > :is(.call, .stack, .actions) { flex: none; }
  .call .status { white-space: normal; }
  .call > .line > .status { flex: 0 1 auto; }
  .call > .line > .ib { margin-block: -6px; margin-inline-end: -6px; }
  .call .timer { flex: none; white-space: nowrap; }
  /* The timer's own start is the left in every script. */
  .call > .line { justify-content: space-between; }
  .call > .line > .timer { margin: 0; }
  .call.calling { --_rail: var(--_color-brand-border-loud); }
  .call.calling::before { background: repeating-linear-gradient(180deg, var(--_rail) 0 10px, transparent 10px 14px); }
  .call.ended { --_rail: var(--_color-neutral-border-normal); }
  .call.ended > .btn { align-self: flex-start; }
  .ringing-buttons { display: flex; flex-direction: column; gap: var(--_space-xs); }
  .who .name.alone { grid-row: span 2; }
  .who .name, .who .sub, .facts dd { min-inline-size: 0; }
  .who .sub:not(.trunc) .num { white-space: normal; }
  .facts dt, .facts dd { overflow-wrap: anywhere; }
  .actions.strip { grid-template-columns: none; grid-auto-flow: column; grid-auto-columns: 1fr; }
  @container cc-widget (max-width: 299.98px) {
    .ringing-buttons .line .icon { display: none; }
  }
  @media (prefers-reduced-motion: no-preference) {
    .call.calling::before { background-size: 100% 14px; animation: cc-ring 1.2s linear infinite; }
  }
`;
