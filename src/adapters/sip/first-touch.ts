/** Somebody is at the page: keys, pointers and fingers count. `run` is called once. */
export function onFirstTouch(run: () => void): () => void {
  if (typeof window === 'undefined') return () => {};
  const signs = ['pointerdown', 'pointermove', 'keydown'] as const;
  const stop = (): void => signs.forEach(sign => window.removeEventListener(sign, touched, true));
  const touched = (): void => {
    stop();
    run();
  };
  for (const sign of signs) window.addEventListener(sign, touched, { capture: true, passive: true });
  return stop;
}
