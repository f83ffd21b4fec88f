/** The page is going away, and with it every call: the last moment to say good-bye to the other side. */
export function onPageLeave(run: () => void): () => void {
  if (typeof window === 'undefined') return () => {};
  window.addEventListener('pagehide', run);
  return () => window.removeEventListener('pagehide', run);
}
