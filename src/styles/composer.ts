import { css } from 'lit';

/** Thread frame: `.thead`, `.composer` with `.box`, `.rowbar`, `.reply`, and the contact pane (`.panes`, `.aside`). */
export const composer = css`
.thead {
  display: grid;
  grid-template-columns: auto minmax(0, 1fr) auto;
  gap: 2px 10px;
  align-items: center;
  flex: none;
  padding-block: var(--_space-xs);
  padding-inline: var(--_space-s) var(--_space-xs);
  border-block-end: 1px solid var(--_color-neutral-border-quiet);
}
.thead .chips { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 5px; padding-block: 4px 2px; }
.thead .acts { display: flex; }

.composer {
  position: relative;
  display: flex;
  flex-direction: column;
  gap: 2px;
  flex: none;
  padding: var(--_space-xs);
  border-block-start: 1px solid var(--_color-neutral-border-quiet);
  background: var(--_color-surface-base);
}
.composer .box { border: 1px solid var(--_color-neutral-border-loud); border-radius: var(--_radius-l); background: var(--_color-surface-base); }
.composer .box:focus-within:has(textarea:focus) { outline: var(--_focus-ring); outline-offset: -1px; }
.composer textarea {
  display: block;
  inline-size: 100%;
  min-block-size: 40px;
  padding: 9px 12px 4px;
  border: 0;
  outline: 0;
  background: none;
  line-height: 1.4;
  resize: none;
}
.composer textarea::placeholder { color: var(--_color-text-quiet); opacity: 1; }
.composer .rowbar { display: flex; align-items: center; gap: 2px; padding: 0 5px 5px; }
.composer .reply {
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  align-items: center;
  margin: 6px 6px 0;
  padding: 3px 2px 3px 8px;
  border-inline-start: 3px solid var(--_color-brand-border-normal);
  border-radius: var(--_radius-s);
  background: var(--_color-neutral-fill-quiet);
  font-size: var(--_font-size-xs);
}

.panes { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
.panes > .main { display: flex; flex-direction: column; flex: 1; min-block-size: 0; min-inline-size: 0; }
.aside { display: none; }
@container cc-widget (min-width: 640px) {
  .panes { flex-direction: row; }
  .aside { display: flex; flex-direction: column; gap: var(--_space-m); inline-size: 248px; padding: var(--_space-m); border-inline-start: 1px solid var(--_color-neutral-border-quiet); overflow: auto; }
}
@container cc-widget (max-width: 299.98px) {
  .thead { column-gap: 6px; }
  .thead .avatar { --_s: 32px; }
  .thead .mark { inline-size: 16px; block-size: 16px; inset-block-end: -5px; inset-inline-end: -6px; }
}
@media (forced-colors: active) {
  .composer .box:focus-within:has(textarea:focus) { outline-color: Highlight; }
}
`;
