import { css } from 'lit';

/** The channel `.mark` on an avatar. Made by `channelMark()` of elements/ui. */
export const marks = css`
.mark {
  position: absolute;
  inset-block-end: -3px;
  inset-inline-end: -4px;
  display: grid;
  place-items: center;
  inline-size: 18px;
  block-size: 18px;
  border: 2px solid var(--_ring, var(--_color-surface-base));
  border-radius: 6px;
  background: var(--_channel-email);
  color: var(--_channel-on);
}
.mark .icon { inline-size: 10px; block-size: 10px; stroke-width: 2.5; }
.mark:is(.whatsapp, .messenger, .site, .voice) { border-radius: 50%; }
.mark.whatsapp { background: var(--_channel-whatsapp); }
.mark.instagram { background: var(--_channel-instagram); }
.mark.messenger { background: var(--_channel-messenger); }
.mark.sms { background: var(--_channel-sms); }
.mark.site { background: var(--_channel-webchat); }
.mark.voice { background: var(--_channel-voice); }
`;
