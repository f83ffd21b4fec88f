import { css } from 'lit';

/** `.log` of `.msg` (in, out, cont, media, template, deleted, note, failed, unsure, sending), separators. */
export const bubbles = css`
.log { position: relative; display: flex; flex-direction: column; flex: 1; min-block-size: 0; background: var(--_color-surface-sunken); }
.log li { display: flex; flex-direction: column; min-inline-size: 0; }
.msg {
  position: relative;
  inline-size: fit-content;
  max-inline-size: min(85%, 460px);
  margin-block-start: 5px;
  padding: 6px 10px 5px;
  border: 1px solid var(--_bubble-in-border);
  border-radius: var(--_radius-l);
  background: var(--_bubble-in-fill);
  font-size: var(--_font-size-body);
}
.msg .text { white-space: pre-wrap; }
.msg.in { border-end-start-radius: var(--_radius-s); }
.msg.out { align-self: flex-end; background: var(--_bubble-out-fill); border-color: var(--_bubble-out-border); border-end-end-radius: var(--_radius-s); }
.msg.cont { margin-block-start: 0; }
.msg.in.cont { border-start-start-radius: var(--_radius-s); }
.msg.out.cont { border-start-end-radius: var(--_radius-s); }
.msg .by { display: block; font-size: var(--_font-size-xs); font-weight: var(--_weight-strong); color: var(--_color-text-quiet); }
.msg .end {
  display: flex;
  align-items: center;
  justify-content: flex-end;
  gap: 4px;
  margin-block-start: 1px;
  font-size: var(--_font-size-2xs);
  font-variant-numeric: tabular-nums;
  color: var(--_bubble-meta);
  white-space: nowrap;
}
.msg a { color: var(--_color-text-link); }
.tick.read { color: var(--_color-brand-on-quiet); stroke-width: 2.5; }
.msg .quote {
  margin-block: 2px 5px;
  padding: 4px 8px;
  border-inline-start: 3px solid var(--_color-brand-border-normal);
  border-radius: var(--_radius-s);
  background: color-mix(in srgb, var(--_color-text-normal) 6%, transparent);
  font-size: var(--_font-size-xs);
}
.msg.media { padding: 4px 4px 5px; }
.msg.media :is(figcaption, .end) { padding-inline: 6px; }
.msg .kind { display: flex; gap: 5px; align-items: center; margin-block-end: 2px; font-size: var(--_font-size-2xs); font-weight: var(--_weight-strong); color: var(--_color-info-on-quiet); }
.msg.template { border-inline-start: 3px solid var(--_color-info-border-loud); }
.msg.deleted { background: none; border-style: dashed; border-color: var(--_color-neutral-border-loud); color: var(--_color-text-quiet); font-style: italic; }
.msg.note { align-self: stretch; inline-size: auto; max-inline-size: none; border: 1px dashed var(--_bubble-note-border); border-radius: var(--_radius-m); background: var(--_bubble-note-fill); }
.msg.note .kind { color: var(--_color-warning-on-quiet); }
.msg.failed { border-color: var(--_color-danger-border-loud); }
.msg.unsure { border: 1px dashed var(--_color-info-border-loud); }
.msg.sending { border-style: dashed; }

.day { align-items: center; margin-block: var(--_space-s) 6px; }
.day > span { padding: 2px 10px; border: 1px solid var(--_color-neutral-border-quiet); border-radius: var(--_radius-full); background: var(--_color-surface-base); font-size: var(--_font-size-2xs); color: var(--_color-text-quiet); }
.log .proto { flex-direction: row; align-items: center; justify-content: center; gap: 10px; margin-block: var(--_space-s) 6px; font-size: var(--_font-size-2xs); color: var(--_color-text-quiet); text-align: center; }
.proto::before, .proto::after { content: ''; flex: 1; min-inline-size: 12px; border-block-start: 1px dashed var(--_color-neutral-border-normal); }
.log .new { color: var(--_color-brand-on-quiet); font-weight: var(--_weight-strong); }
.new::before, .new::after { border-color: var(--_color-brand-border-normal); border-block-start-style: solid; }
.sys { align-items: center; padding-block: 5px; font-size: var(--_font-size-xs); color: var(--_color-text-quiet); text-align: center; }
.sys > span { display: inline-flex; gap: 6px; align-items: center; }
@container cc-widget (max-width: 359.98px) {
  .msg { max-inline-size: 90%; }
}
@media (forced-colors: active) {
  .msg { border: 1px solid CanvasText; }
  .msg:is(.sending, .unsure, .deleted, .note) { border-style: dashed; }
  .msg.failed { border-width: 2px; }
}
`;
