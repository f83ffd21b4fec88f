export interface PageWatcher {
  /** The page is going away, `frozen` if it may come back as it is. */
  readonly leaving: (frozen: boolean) => void;
  /** It came back from the browser's memory of pages. */
  readonly back: () => void;
  /** The agent looks elsewhere. */
  readonly hidden: () => void;
}

export function watchPage({ leaving, back, hidden }: PageWatcher): () => void {
  const { signal, abort } = stoppable();
  window.addEventListener('pagehide', ({ persisted }) => leaving(persisted), { signal });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) back();
  }, { signal });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hidden();
  }, { signal });
  return abort;
}

function stoppable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
