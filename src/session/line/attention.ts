/** How long a title goes on flashing when nobody comes, in milliseconds. */
const longest = 60_000;
const beat = 1_000;
const mark = '● ';

/**
 * Brings the agent's eyes to this page, as far as the browser lets one: focus where it is allowed, a title that flashes
 * until somebody looks, and a notification where the agent allowed those.
 */
export function callAttention(): void {
  window.focus();
  if (document.visibilityState === 'visible' && document.hasFocus()) return;
  const seen = new AbortController();
  flashTitle(seen.signal);
  notify(seen.signal);
  const look = (): void => {
    if (document.visibilityState === 'visible') seen.abort();
  };
  document.addEventListener('visibilitychange', look, { signal: seen.signal });
  window.addEventListener('focus', () => seen.abort(), { signal: seen.signal });
  setTimeout(() => seen.abort(), longest);
}

function flashTitle(signal: AbortSignal): void {
  const turn = (): void => {
    document.title = document.title.startsWith(mark) ? document.title.slice(mark.length) : mark + document.title;
  };
  turn();
  const timer = setInterval(turn, beat);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    if (document.title.startsWith(mark)) turn();
  });
}

function notify(signal: AbortSignal): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    const notification = new Notification(document.title.replace(mark, ''), { tag: 'cc-widgets.line' });
    notification.addEventListener('click', () => window.focus());
    signal.addEventListener('abort', () => notification.close());
  } catch {
    // Some browsers have them for service workers only.
  }
}
