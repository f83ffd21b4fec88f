import { html, type TemplateResult } from 'lit';
import type { ChannelKind } from '../../domain/conversation.js';
import { icon, iconCamera, iconChat, iconGlobe, iconMail, iconPhone, iconZap, type IconShape } from './icons.js';

export type ChannelMark = ChannelKind | 'voice';

const glyphs: Readonly<Record<ChannelMark, IconShape>> = {
  whatsapp: iconChat,
  instagram: iconCamera,
  messenger: iconZap,
  sms: iconChat,
  email: iconMail,
  site: iconGlobe,
  voice: iconPhone,
  unknown: iconChat,
};

/** For the corner of an avatar. Needs the `marks` styles. */
export function channelMark(kind: ChannelMark, label: string): TemplateResult {
  return html`<span class="mark ${kind}" title=${label}>${icon(glyphs[kind])}</span>`;
}
