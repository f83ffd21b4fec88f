import { html, type TemplateResult } from 'lit';
import { icon, iconUsers } from './icons.js';
import { graphemes, toWellFormed } from './text.js';

export interface AvatarOptions {
  /** Contact id; picks the colour, because names change and ids do not. */
  readonly id: string;
  readonly name: string;
  /** 28, 32, 36 or 52 px. Default 36. */
  readonly size?: 'sm' | 'md' | 'lg';
  readonly group?: boolean;
  /** Badge of the channel, from `channelMark()`. Its name goes into the row's label too, as the avatar itself is decoration. */
  readonly mark?: TemplateResult;
}

/** First letters of the first and the last word, two at most; a number or nothing readable gives `#`. */
export function initials(name: string): string {
  const words = toWellFormed(name.slice(0, 400))
    .split(/[\s·|,;/()]+/u)
    .filter((word) => /\p{L}/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letter = (word: string | undefined): string => {
    for (const grapheme of graphemes(word ?? '')) if (/\p{L}/u.test(grapheme)) return grapheme;
    return '';
  };
  return `${letter(first)}${letter(last)}`.toLocaleUpperCase() || '#';
}

/** 1 to 8, evenly spread and the same in every session (FNV-1a, 32 bits). */
export function avatarColor(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (hash % 8) + 1;
}

/** Needs the `avatars` styles. */
export function avatar({ id, name, size, group = false, mark }: AvatarOptions): TemplateResult {
  const classes = `avatar a${avatarColor(id)}${size === undefined ? '' : ` ${size}`}${group ? ' group' : ''}`;
  return html`<span class=${classes} aria-hidden="true" part="avatar"
    >${group ? icon(iconUsers) : initials(name)}${mark}</span
  >`;
}
