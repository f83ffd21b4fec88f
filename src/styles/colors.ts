import { css } from 'lit';

/**
 * Colours of tier 1, as private names that read the public `--cc-*` one first.
 * Values are `light-dark(light, dark)`; contrast of every pair is kept true by test/styles/contrast.test.ts.
 */
export const colors = css`
:host {
  /* surfaces and the text on them */
  --_color-surface-base: var(--cc-color-surface-base, light-dark(#ffffff, #181c22));
  --_color-surface-sunken: var(--cc-color-surface-sunken, light-dark(#f5f7f9, #12151a));
  --_color-surface-raised: var(--cc-color-surface-raised, light-dark(#ffffff, #20252d));
  --_color-surface-hover: var(--cc-color-surface-hover, light-dark(#f1f4f7, #222831));
  --_color-surface-pressed: var(--cc-color-surface-pressed, light-dark(#e6eaef, #2b323c));
  --_color-text-normal: var(--cc-color-text-normal, light-dark(#17202b, #e8ecf1));
  --_color-text-quiet: var(--cc-color-text-quiet, light-dark(#55606e, #a7b1bd));
  --_color-text-disabled: var(--cc-color-text-disabled, light-dark(#8d97a4, #6a7583));
  --_color-text-link: var(--cc-color-text-link, light-dark(#1a4faf, #9bbeff));
  --_color-neutral-fill-quiet: var(--cc-color-neutral-fill-quiet, light-dark(#f1f3f6, #222831));
  --_color-neutral-fill-normal: var(--cc-color-neutral-fill-normal, light-dark(#e4e8ed, #2d353f));
  --_color-neutral-fill-loud: var(--cc-color-neutral-fill-loud, light-dark(#3b4653, #d5dbe3));
  --_color-neutral-border-quiet: var(--cc-color-neutral-border-quiet, light-dark(#e3e7ec, #2b323b));
  --_color-neutral-border-normal: var(--cc-color-neutral-border-normal, light-dark(#cbd2da, #3d4651));
  --_color-neutral-border-loud: var(--cc-color-neutral-border-loud, light-dark(#7b8694, #76818f));
  --_color-neutral-on-quiet: var(--cc-color-neutral-on-quiet, light-dark(#4a5563, #b4bdc9));
  --_color-neutral-on-normal: var(--cc-color-neutral-on-normal, light-dark(#2b3541, #d3dae2));
  --_color-neutral-on-loud: var(--cc-color-neutral-on-loud, light-dark(#ffffff, #14191f));
  /* the one family that a host usually replaces */
  --_color-brand-fill-quiet: var(--cc-color-brand-fill-quiet, light-dark(#eef4ff, #17243d));
  --_color-brand-fill-normal: var(--cc-color-brand-fill-normal, light-dark(#dce8fe, #1f3359));
  --_color-brand-fill-loud: var(--cc-color-brand-fill-loud, light-dark(#1e5bc6, #2d6ae0));
  --_color-brand-border-quiet: var(--cc-color-brand-border-quiet, light-dark(#c9dbfb, #27406e));
  --_color-brand-border-normal: var(--cc-color-brand-border-normal, light-dark(#8db1f3, #3f68b5));
  --_color-brand-border-loud: var(--cc-color-brand-border-loud, light-dark(#1e5bc6, #6fa0ff));
  --_color-brand-on-quiet: var(--cc-color-brand-on-quiet, light-dark(#1a4faf, #9bbeff));
  --_color-brand-on-normal: var(--cc-color-brand-on-normal, light-dark(#143f8c, #bdd4ff));
  --_color-brand-on-loud: var(--cc-color-brand-on-loud, #ffffff);
  /* answer, live, available */
  --_color-success-fill-quiet: var(--cc-color-success-fill-quiet, light-dark(#e9f7ef, #10281d));
  --_color-success-fill-normal: var(--cc-color-success-fill-normal, light-dark(#cfeedd, #173b2a));
  --_color-success-fill-loud: var(--cc-color-success-fill-loud, light-dark(#147a4b, #1a8250));
  --_color-success-border-quiet: var(--cc-color-success-border-quiet, light-dark(#bfe5d0, #1f4d37));
  --_color-success-border-normal: var(--cc-color-success-border-normal, light-dark(#6fbf97, #2f7b57));
  --_color-success-border-loud: var(--cc-color-success-border-loud, light-dark(#147a4b, #4dbe87));
  --_color-success-on-quiet: var(--cc-color-success-on-quiet, light-dark(#0f6a40, #6dd3a1));
  --_color-success-on-normal: var(--cc-color-success-on-normal, light-dark(#0b5433, #9be5c1));
  --_color-success-on-loud: var(--cc-color-success-on-loud, #ffffff);
  /* hold, pause, waiting, window closing */
  --_color-warning-fill-quiet: var(--cc-color-warning-fill-quiet, light-dark(#fff5dc, #2c220d));
  --_color-warning-fill-normal: var(--cc-color-warning-fill-normal, light-dark(#ffe6ae, #423210));
  --_color-warning-fill-loud: var(--cc-color-warning-fill-loud, light-dark(#f0ae2e, #f0b23c));
  --_color-warning-border-quiet: var(--cc-color-warning-border-quiet, light-dark(#f3dba0, #544018));
  --_color-warning-border-normal: var(--cc-color-warning-border-normal, light-dark(#d99a1c, #8f6a1e));
  --_color-warning-border-loud: var(--cc-color-warning-border-loud, light-dark(#a86400, #dda233));
  --_color-warning-on-quiet: var(--cc-color-warning-on-quiet, light-dark(#7c4a00, #f2c468));
  --_color-warning-on-normal: var(--cc-color-warning-on-normal, light-dark(#663c00, #f8d895));
  --_color-warning-on-loud: var(--cc-color-warning-on-loud, #2b1b00);
  /* hang up, failed, not reachable */
  --_color-danger-fill-quiet: var(--cc-color-danger-fill-quiet, light-dark(#fdefef, #331a1c));
  --_color-danger-fill-normal: var(--cc-color-danger-fill-normal, light-dark(#fbd9da, #4a2226));
  --_color-danger-fill-loud: var(--cc-color-danger-fill-loud, light-dark(#c4262e, #cf363d));
  --_color-danger-border-quiet: var(--cc-color-danger-border-quiet, light-dark(#f5c5c7, #602b30));
  --_color-danger-border-normal: var(--cc-color-danger-border-normal, light-dark(#e58a8e, #a0434a));
  --_color-danger-border-loud: var(--cc-color-danger-border-loud, light-dark(#c4262e, #f2767c));
  --_color-danger-on-quiet: var(--cc-color-danger-on-quiet, light-dark(#a81c24, #ff9ea1));
  --_color-danger-on-normal: var(--cc-color-danger-on-normal, light-dark(#8a141b, #ffc0c2));
  --_color-danger-on-loud: var(--cc-color-danger-on-loud, #ffffff);
  /* template, window closed, not confirmed */
  --_color-info-fill-quiet: var(--cc-color-info-fill-quiet, light-dark(#e7f5f9, #0f2730));
  --_color-info-fill-normal: var(--cc-color-info-fill-normal, light-dark(#cbeaf2, #153946));
  --_color-info-fill-loud: var(--cc-color-info-fill-loud, light-dark(#0a6c88, #107998));
  --_color-info-border-quiet: var(--cc-color-info-border-quiet, light-dark(#badfe9, #1d4a5a));
  --_color-info-border-normal: var(--cc-color-info-border-normal, light-dark(#62b4ca, #2d7d97));
  --_color-info-border-loud: var(--cc-color-info-border-loud, light-dark(#0a6c88, #4eb6d3));
  --_color-info-on-quiet: var(--cc-color-info-on-quiet, light-dark(#095c74, #7ed0e8));
  --_color-info-on-normal: var(--cc-color-info-on-normal, light-dark(#07495c, #a9e1f1));
  --_color-info-on-loud: var(--cc-color-info-on-loud, #ffffff);
  /* eight pairs, chosen by a hash of the contact id */
  --_avatar-1-fill: var(--cc-avatar-1-fill, light-dark(#dfe9fb, #233455));
  --_avatar-1-on: var(--cc-avatar-1-on, light-dark(#1f4a96, #a9c6ff));
  --_avatar-2-fill: var(--cc-avatar-2-fill, light-dark(#d9f0ea, #17392f));
  --_avatar-2-on: var(--cc-avatar-2-on, light-dark(#0e5c4a, #7fd6bd));
  --_avatar-3-fill: var(--cc-avatar-3-fill, light-dark(#fbe6d6, #44291a));
  --_avatar-3-on: var(--cc-avatar-3-on, light-dark(#8a420f, #f5b78b));
  --_avatar-4-fill: var(--cc-avatar-4-fill, light-dark(#f7e0ea, #452136));
  --_avatar-4-on: var(--cc-avatar-4-on, light-dark(#8b2457, #f5a6cb));
  --_avatar-5-fill: var(--cc-avatar-5-fill, light-dark(#e9e3f8, #302851));
  --_avatar-5-on: var(--cc-avatar-5-on, light-dark(#54389a, #c9b6fb));
  --_avatar-6-fill: var(--cc-avatar-6-fill, light-dark(#f3eaca, #3a3114));
  --_avatar-6-on: var(--cc-avatar-6-on, light-dark(#655005, #e2cb73));
  --_avatar-7-fill: var(--cc-avatar-7-fill, light-dark(#d8eef5, #153640));
  --_avatar-7-on: var(--cc-avatar-7-on, light-dark(#0c5569, #86d0e6));
  --_avatar-8-fill: var(--cc-avatar-8-fill, light-dark(#e5e8ec, #313943));
  --_avatar-8-on: var(--cc-avatar-8-on, light-dark(#3f4a57, #c3ccd6));
  /* white glyphs stand on these */
  --_channel-whatsapp: var(--cc-channel-whatsapp, #148044);
  --_channel-instagram: var(--cc-channel-instagram, #b3306f);
  --_channel-messenger: var(--cc-channel-messenger, #1668d6);
  --_channel-sms: var(--cc-channel-sms, #5d5aa6);
  --_channel-email: var(--cc-channel-email, #58636f);
  --_channel-webchat: var(--cc-channel-webchat, #0a6c88);
  --_channel-voice: var(--cc-channel-voice, #3b4653);
  --_channel-on: var(--cc-channel-on, #ffffff);
  --_bubble-in-fill: var(--cc-bubble-in-fill, light-dark(#ffffff, #222831));
  --_bubble-in-border: var(--cc-bubble-in-border, light-dark(#e3e7ec, #2e3640));
  --_bubble-out-fill: var(--cc-bubble-out-fill, light-dark(#e3edfe, #1d3052));
  --_bubble-out-border: var(--cc-bubble-out-border, light-dark(#d0e0fc, #29426f));
  --_bubble-note-fill: var(--cc-bubble-note-fill, light-dark(#fff7d6, #2d2710));
  --_bubble-note-border: var(--cc-bubble-note-border, light-dark(#e6cf7a, #5d5120));
  --_bubble-meta: var(--cc-bubble-meta, light-dark(#51606f, #a9b6c6));
}
@media (prefers-contrast: more) {
  :host {
    --_color-text-quiet: var(--cc-color-text-quiet, light-dark(#333d49, #d3dae2));
    --_color-neutral-border-quiet: var(--cc-color-neutral-border-quiet, light-dark(#7b8694, #76818f));
    --_color-neutral-border-normal: var(--cc-color-neutral-border-normal, light-dark(#55606e, #a7b1bd));
    --_bubble-in-border: var(--cc-bubble-in-border, light-dark(#7b8694, #76818f));
    --_bubble-out-border: var(--cc-bubble-out-border, light-dark(#1e5bc6, #6fa0ff));
  }
}
`;
