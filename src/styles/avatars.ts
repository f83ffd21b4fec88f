import { css } from 'lit';

/** `.avatar` (a1 to a8; sm 28, 36, lg 52; group) with a channel `.mark`. Made by `avatar()` of elements/ui. */
export const avatars = css`
.avatar {
  --_s: 36px;
  position: relative;
  display: inline-grid;
  place-items: center;
  flex: none;
  inline-size: var(--_s);
  block-size: var(--_s);
  border-radius: 50%;
  background: var(--_avatar-8-fill);
  color: var(--_avatar-8-on);
  font-size: calc(var(--_s) * 0.36);
  font-weight: var(--_weight-strong);
  line-height: 1;
}
.avatar.sm { --_s: 28px; }
.avatar.md { --_s: 32px; }
.avatar.lg { --_s: 52px; }
.avatar.group { border-radius: 30%; }
.avatar.a1 { background: var(--_avatar-1-fill); color: var(--_avatar-1-on); }
.avatar.a2 { background: var(--_avatar-2-fill); color: var(--_avatar-2-on); }
.avatar.a3 { background: var(--_avatar-3-fill); color: var(--_avatar-3-on); }
.avatar.a4 { background: var(--_avatar-4-fill); color: var(--_avatar-4-on); }
.avatar.a5 { background: var(--_avatar-5-fill); color: var(--_avatar-5-on); }
.avatar.a6 { background: var(--_avatar-6-fill); color: var(--_avatar-6-on); }
.avatar.a7 { background: var(--_avatar-7-fill); color: var(--_avatar-7-on); }

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
@container cc-widget (max-width: 299.98px) {
  .avatar.lg { --_s: 40px; }
}
@media (forced-colors: active) {
  .avatar { border: 1px solid CanvasText; }
}
`;
