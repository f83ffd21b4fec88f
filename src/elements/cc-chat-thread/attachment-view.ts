import { html, nothing, type TemplateResult } from 'lit';
import type { MessageAttachment } from '../../domain/message.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { ThreadMessages } from '../../i18n/thread.js';
import { icon, iconDownload, iconFile, iconImage, iconPause, iconPlay, iconVideo, type IconShape } from '../ui/icons.js';
import { safeUrl } from '../ui/linkify.js';
import { oneLine } from '../ui/text.js';

type Texts = CommonMessages & ThreadMessages;
type Caption = TemplateResult | typeof nothing;

/** A vendor's media address, if it is one that may be fetched. */
function mediaUrl(url: string): string | undefined {
  const safe = safeUrl(url);
  return safe !== undefined && /^https?:/u.test(safe) ? safe : undefined;
}

export function isFetchable({ url }: MessageAttachment): boolean {
  return mediaUrl(url) !== undefined;
}

/** Picture, sound, film or file with its caption. */
export function attachmentView(t: Texts, attachment: MessageAttachment, caption: Caption): TemplateResult {
  const url = mediaUrl(attachment.url);
  if (url === undefined) return html`${fileTile(t, attachment, undefined)}${caption}`;
  switch (attachment.kind) {
    case 'image':
      return image(t, attachment, url, caption);
    case 'video':
      return html`<figure>
        <video src=${url} controls preload="metadata" playsinline aria-label=${nameOf(t, attachment)} @error=${mediaFailed}></video>
        ${mediaNotice(t)}${captionOf(caption)}
      </figure>`;
    case 'audio':
      return html`${audio(t, attachment, url)}${caption}`;
    case 'document':
      return html`${fileTile(t, attachment, url)}${caption}`;
  }
}

function image(t: Texts, attachment: MessageAttachment, url: string, caption: Caption): TemplateResult {
  return html`<figure>
    <a href=${url} target="_blank" rel="noopener noreferrer" title=${t.openImage}
      ><img src=${url} alt=${nameOf(t, attachment)} decoding="async" referrerpolicy="no-referrer" @error=${mediaFailed} @load=${mediaLoaded}
    /></a>
    ${mediaNotice(t)}${captionOf(caption)}
  </figure>`;
}

function captionOf(caption: Caption): TemplateResult | typeof nothing {
  return caption === nothing ? nothing : html`<figcaption>${caption}</figcaption>`;
}

function mediaNotice(t: Texts): TemplateResult {
  return html`<p class="broken xs quiet">${t.attachmentFailed}</p>`;
}

const glyphs: Readonly<Record<MessageAttachment['kind'], IconShape>> = {
  image: iconImage,
  audio: iconFile,
  video: iconVideo,
  document: iconFile,
};

function fileTile(t: Texts, attachment: MessageAttachment, url: string | undefined): TemplateResult {
  const name = nameOf(t, attachment);
  const details = [extension(attachment.name), size(attachment.size)].filter((each) => each !== '').join(' · ');
  return html`<div class="file">
    <span class="ico ${attachment.kind}">${icon(glyphs[attachment.kind], 'l')}</span>
    <bdi class="trunc s strong" title=${name}>${name}</bdi>
    ${url === undefined
      ? html`<span></span>`
      : html`<a class="ib" href=${url} target="_blank" rel="noopener noreferrer" download=${name} title=${t.download(name)} aria-label=${t.download(name)}>${icon(iconDownload, 'l')}</a>`}
    <span class="xs quiet">${url === undefined ? t.attachmentFailed : details === '' ? t.attachments[attachment.kind] : details}</span>
  </div>`;
}

/** The player's parts tell each other by the sound's own events, so that a playing sound renders nothing. */
function audio(t: Texts, attachment: MessageAttachment, url: string): TemplateResult {
  return html`<div class="audio" title=${nameOf(t, attachment)}>
    <button class="ib on play" type="button" aria-label=${t.attachments.audio} aria-pressed="false" @click=${togglePlay}>
      ${icon(iconPlay, undefined, 'when-paused')}${icon(iconPause, undefined, 'when-playing')}
    </button>
    <input class="seek" type="range" min="0" max="1" step="0.001" value="0" aria-label=${t.audioPosition} @input=${seek} />
    <span class="xs num quiet time"></span>
    <audio src=${url} preload="metadata" @timeupdate=${showTime} @loadedmetadata=${showTime} @play=${showPlaying} @pause=${showPlaying} @ended=${showPlaying} @error=${mediaFailed}></audio>
    ${mediaNotice(t)}
  </div>`;
}

function partsOf(event: Event) {
  const player = (event.currentTarget as HTMLElement).closest('.audio');
  return {
    sound: player?.querySelector('audio'),
    button: player?.querySelector<HTMLButtonElement>('.play'),
    slider: player?.querySelector<HTMLInputElement>('.seek'),
    time: player?.querySelector<HTMLElement>('.time'),
  };
}

function togglePlay(event: Event): void {
  const { sound } = partsOf(event);
  if (!sound) return;
  if (sound.paused) sound.play().catch(() => sound.dispatchEvent(new Event('error')));
  else sound.pause();
}

function seek(event: Event): void {
  const { sound, slider } = partsOf(event);
  if (sound && slider && Number.isFinite(sound.duration)) sound.currentTime = Number(slider.value) * sound.duration;
}

function showPlaying(event: Event): void {
  const { sound, button } = partsOf(event);
  if (sound) button?.setAttribute('aria-pressed', String(!sound.paused && !sound.ended));
}

function showTime(event: Event): void {
  const { sound, slider, time } = partsOf(event);
  if (!sound || !slider || !time) return;
  const total = Number.isFinite(sound.duration) ? sound.duration : 0;
  slider.value = String(total > 0 ? sound.currentTime / total : 0);
  slider.style.setProperty('--_played', `${total > 0 ? (100 * sound.currentTime) / total : 0}%`);
  time.textContent = `${clock(sound.currentTime)} / ${total > 0 ? clock(total) : '–:––'}`;
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

function mediaFailed(event: Event): void {
  (event.currentTarget as HTMLElement).closest('figure, .audio')?.classList.add('failed');
}

function mediaLoaded(event: Event): void {
  (event.currentTarget as HTMLElement).classList.add('loaded');
}

function nameOf(t: Texts, { name, kind }: MessageAttachment): string {
  return oneLine(name, 120) || t.attachments[kind];
}

function extension(name: string): string {
  return /\.([a-z0-9]{1,5})$/iu.exec(name)?.[1]?.toUpperCase() ?? '';
}

function size(bytes: number | undefined): string {
  if (bytes === undefined || bytes <= 0) return '';
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
