import { html, type TemplateResult } from 'lit';
import { icon, iconClose } from '../ui/icons.js';
import type { ComposerDoor } from './composer-parts.js';

/** The message that is being answered, above what is written to it. */
export function answeredView(door: ComposerDoor): TemplateResult | undefined {
  const { t, answered } = door.data ?? {};
  if (!t || !answered) return undefined;
  const cancel = (): void => {
    door.write({ replyTo: undefined });
    door.focus();
  };
  return html`<div class="reply" part="reply" aria-label=${t.replyingTo(answered.name)} role="group">
    <span class="trunc"><strong><bdi>${answered.name}</bdi></strong><br />${answered.text}</span>
    <button class="ib" type="button" title=${t.cancelReply} aria-label=${t.cancelReply} @click=${cancel}>${icon(iconClose, 'l')}</button>
  </div>`;
}
