import { css } from 'lit';

/** `.avatar` (a1 to a8; sm 28, md 32, 36, lg 52; group). Made by `avatar()` of elements/ui. */
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
@container cc-widget (max-width: 299.98px) {
  .avatar.lg { --_s: 40px; }
}
@media (forced-colors: active) {
  .avatar { border: 1px solid CanvasText; }
}
`;
