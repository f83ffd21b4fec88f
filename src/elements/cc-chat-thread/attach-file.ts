import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { icon, iconFile, type IconShape } from '../ui/icons.js';
import { iconImage, iconVideo, iconVolume } from '../ui/icons-more.js';

/** A file that the agent has chosen and not sent. */
export interface ChosenFile {
  readonly key: string;
  readonly file: File;
  /** Draws a small picture of it, where it is one. */
  readonly draw: ((canvas: Element | undefined) => void) | undefined;
}

const shapes: Readonly<Record<string, IconShape>> = { image: iconImage, video: iconVideo, audio: iconVolume };

const units = ['B', 'kB', 'MB', 'GB'] as const;

/** `84 kB`, with the separators of `locale`. */
export function sizeText(bytes: number, locale: string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${units[unit] ?? 'B'}`;
}

/** Only kinds that every engine draws from bytes without running anything: an SVG is a document. */
export function hasPreview({ type }: File): boolean {
  return /^image\/(?:png|jpe?g|gif|webp|avif|bmp)$/u.test(type);
}

export function fileIcon({ type }: File): TemplateResult {
  return icon(shapes[type.split('/')[0] ?? ''] ?? iconFile, 'l');
}

/** In device pixels: twice the size on the screen. */
const side = 72;

/** Drawn, because a content policy may forbid pictures from `blob:` addresses. */
export function drawing(file: File): (canvas: Element | undefined) => void {
  return (canvas) => {
    if (canvas instanceof HTMLCanvasElement) draw(canvas, file).catch(() => canvas.remove());
  };
}

async function draw(canvas: HTMLCanvasElement, file: File): Promise<void> {
  const picture = await createImageBitmap(file);
  const scale = side / Math.min(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas.getContext('2d')?.drawImage(picture, (side - width) / 2, (side - height) / 2, width, height);
  picture.close();
}

/** A picture over an icon: the icon stays where the picture cannot be read. */
export function thumbnail({ file, draw: picture }: ChosenFile): TemplateResult {
  return html`<span class="ico">${fileIcon(file)}${picture && html`<canvas width=${side} height=${side} ${ref(picture)}></canvas>`}</span>`;
}

/** The files of a drag or a paste; folders are no files. */
export function filesOf(data: DataTransfer | null): { readonly files: readonly File[]; readonly folders: boolean } {
  const files: File[] = [];
  let folders = false;
  for (const item of data?.items ?? []) {
    if (item.kind !== 'file') continue;
    const file = item.getAsFile();
    if (item.webkitGetAsEntry?.()?.isDirectory === true) folders = true;
    else if (file) files.push(file);
  }
  return { files: files.length > 0 || folders ? files : [...(data?.files ?? [])], folders };
}
