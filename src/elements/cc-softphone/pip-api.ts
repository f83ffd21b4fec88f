/** Document Picture-in-Picture (WICG). */
interface PictureInPicture {
  readonly window: Window | null;
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
}

export function pictureInPicture(host: HTMLElement): PictureInPicture | undefined {
  const view = host.ownerDocument.defaultView as (Window & { readonly documentPictureInPicture?: PictureInPicture }) | null;
  // Only a page of its own may open such a window, not one in a frame.
  return view && view === view.top ? view.documentPictureInPicture : undefined;
}

/** From a click. Nothing happens where there is no such thing. */
export function openPip(host: HTMLElement): Promise<Window> | undefined {
  const { width, height } = host.getBoundingClientRect();
  return pictureInPicture(host)?.requestWindow({ width: Math.round(Math.max(280, width)), height: Math.round(Math.max(460, height)) });
}
