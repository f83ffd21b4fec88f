import { html, nothing, type TemplateResult } from 'lit';
import type { Message, MessageAttachment } from '../../domain/message.js';
import { icon, iconFile, iconRefresh, type IconShape } from '../ui/icons.js';
import { iconDownload, iconExternal, iconImage, iconVideo } from '../ui/icons-more.js';
import { safeUrl } from '../ui/linkify.js';
import { harmless } from '../ui/text.js';
import { audioView } from './audio-player.js';
import type { MessageContext } from './log-types.js';
import { pauseSound } from './sounds.js';

type Caption = TemplateResult | typeof nothing;

/** A vendor's media address, if it is one that may be fetched. */
export function mediaUrl({ url }: MessageAttachment): string | undefined {
  const safe = safeUrl(url);
  return safe !== undefined && /^https?:/u.test(safe) ? safe : undefined;
}

/** It has no address yet: the session has its content. */
export function isOwnFile({ clientId, attachment }: Message): boolean {
  return clientId !== undefined && attachment?.url === '';
}

export function isFetchable(message: Message): boolean {
  return message.attachment !== undefined && (isOwnFile(message) || mediaUrl(message.attachment) !== undefined);
}

/** Picture, sound, film or file with its caption. */
export function attachmentView(context: MessageContext, message: Message, attachment: MessageAttachment, caption: Caption): TemplateResult {
  const isOwn = isOwnFile(message);
  // What this page sent is not fetched from the vendor to be seen.
  const url = context.extras?.fileUrl(message) ?? (isOwn ? undefined : mediaUrl(attachment));
  if (!url || attachment.kind === 'document') return html`${fileTile(context, attachment, isOwn ? undefined : mediaUrl(attachment), isOwn)}${caption}`;
  const failed = isOwn || !url.startsWith('blob:') ? mediaFailed : (): void => context.extras?.fileFailed(message);
  switch (attachment.kind) {
    case 'image':
      return html`<figure>${picture(context, message, attachment, url, failed)}${mediaNotice(context, attachment, isOwn)}${captionOf(caption)}</figure>`;
    case 'video':
      return html`<figure>
        <video src=${url} controls preload="metadata" playsinline aria-label=${nameOf(context, attachment)} @error=${failed} @play=${pauseSound}></video>
        ${mediaNotice(context, attachment, isOwn)}${captionOf(caption)}
      </figure>`;
    case 'audio':
      return html`${audioView({ context, name: nameOf(context, attachment), url, failed, notice: mediaNotice(context, attachment, isOwn) })}${caption}`;
  }
}

/** Sizes of pictures that were seen: when one comes into view again, its place is there before it is. */
const sizes = new Map<string, { readonly width: number; readonly height: number }>();
const mostSizes = 2000;

/** A link, so that it opens in another tab as links do, and in large on a plain click. */
function picture(context: MessageContext, message: Message, attachment: MessageAttachment, url: string, failed: (event: Event) => void): TemplateResult {
  const size = sizes.get(url);
  const name = nameOf(context, attachment);
  const image = html`<img
    class=${size ? 'loaded' : ''}
    src=${url}
    alt=${name}
    width=${size?.width ?? nothing}
    height=${size?.height ?? nothing}
    decoding="async"
    referrerpolicy="no-referrer"
    @error=${failed}
    @load=${pictureLoaded}
  />`;
  const title = context.media?.view(name) ?? name;
  const view = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    context.act('view', message, event);
  };
  if (isOwnFile(message)) return html`<button class="pic" type="button" title=${title} aria-haspopup="dialog" @click=${view}>${image}</button>`;
  return html`<a class="pic" href=${mediaUrl(attachment) ?? nothing} target="_blank" rel="noopener noreferrer" title=${title} aria-haspopup="dialog" @click=${view}>${image}</a>`;
}

function pictureLoaded(event: Event): void {
  const image = event.currentTarget as HTMLImageElement;
  image.classList.add('loaded');
  image.closest('.failed')?.classList.remove('failed');
  const { naturalWidth: width, naturalHeight: height } = image;
  const url = image.getAttribute('src') ?? '';
  // A picture without a size of its own, as some vector ones are, has no ratio to keep.
  if (width === 0 || height === 0 || !url.startsWith('http')) return;
  sizes.delete(url);
  sizes.set(url, { width, height });
  const [oldest] = sizes.keys();
  if (sizes.size > mostSizes && oldest !== undefined) sizes.delete(oldest);
}

function captionOf(caption: Caption): TemplateResult | typeof nothing {
  return caption === nothing ? nothing : html`<figcaption>${caption}</figcaption>`;
}

/** What stands in place of what could not be shown, with the one thing to do. */
function mediaNotice(context: MessageContext, attachment: MessageAttachment, isOwn: boolean): TemplateResult {
  const { t, media } = context;
  const url = mediaUrl(attachment);
  // A page may forbid previews of its own files; the file goes out all the same.
  if (isOwn) return html`<div class="broken">${fileTile(context, attachment, '', true)}</div>`;
  return html`<div class="broken xs quiet">
    ${t.attachmentFailed}: <bdi>${nameOf(context, attachment)}</bdi><br />
    <button class="btn link sm" type="button" @click=${loadAgain}>${icon(iconRefresh)}${media?.loadAgain ?? t.tryAgain}</button>
    ${url === undefined || !media
      ? nothing
      : html`<a class="btn link sm" href=${url} target="_blank" rel="noopener noreferrer">${icon(iconExternal)}${media.openInTab}</a>`}
  </div>`;
}

function loadAgain(event: Event): void {
  const box = (event.currentTarget as HTMLElement).closest('.failed');
  const target = box?.querySelector<HTMLImageElement | HTMLMediaElement>('img, video, audio');
  const url = target?.getAttribute('src');
  if (!box || !target || typeof url !== 'string') return;
  box.classList.remove('failed');
  target.setAttribute('src', url);
}

const glyphs: Readonly<Record<MessageAttachment['kind'], IconShape>> = {
  image: iconImage,
  audio: iconFile,
  video: iconVideo,
  document: iconFile,
};

/** `url` undefined: nothing that may be opened. Own files are sent, not opened: a page of ours must not come out of one. */
function fileTile(context: MessageContext, attachment: MessageAttachment, url: string | undefined, isOwn: boolean): TemplateResult {
  const { t, media } = context;
  const name = nameOf(context, attachment);
  const details = [extension(attachment.name), sizeOf(attachment.size)].filter((each) => each !== '').join(' · ');
  const isBlocked = url === undefined && !isOwn;
  const words = isBlocked ? `${t.attachmentFailed}${media && attachment.url !== '' ? `. ${media.blockedAddress}` : ''}` : details === '' ? t.attachments[attachment.kind] : details;
  return html`<div class="file">
    <span class="ico ${attachment.kind}">${icon(glyphs[attachment.kind], 'l')}</span>
    <bdi class="trunc s strong" title=${name}>${name}</bdi>
    ${isBlocked || isOwn ? html`<span></span>` : downloadLink(context, attachment, url ?? '')}
    <span class="xs quiet">${words}</span>
  </div>`;
}

export function downloadLink(context: MessageContext, attachment: MessageAttachment, url: string): TemplateResult {
  const name = nameOf(context, attachment);
  const label = context.t.download(name);
  return html`<a class="ib" href=${url} target="_blank" rel="noopener noreferrer" download=${name} title=${label} aria-label=${label}>${icon(iconDownload, 'l')}</a>`;
}

function mediaFailed(event: Event): void {
  (event.currentTarget as HTMLElement).closest('figure, .audio')?.classList.add('failed');
}

/** Letters that turn their surroundings around are taken out: they make an `exe` read like a picture. */
export function nameOf({ t }: Pick<MessageContext, 't'>, { name, kind }: MessageAttachment): string {
  return harmless(name, 120) || t.attachments[kind];
}

function extension(name: string): string {
  return /\.([a-z0-9]{1,5})$/iu.exec(name)?.[1]?.toUpperCase() ?? '';
}

function sizeOf(bytes: number | undefined): string {
  if (bytes === undefined || !(bytes > 0)) return '';
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
