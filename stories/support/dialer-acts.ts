type Dialer = HTMLElementTagNameMap['cc-dialer-status'];

export function inside(canvas: HTMLElement): ShadowRoot {
  const root = canvas.querySelector<Dialer>('cc-dialer-status')?.shadowRoot;
  if (!root) throw new Error('no dialler in the story');
  return root;
}

/** Waits until it is on the screen. */
export async function found(root: ShadowRoot, selector: string): Promise<HTMLElement> {
  for (;;) {
    const element = root.querySelector<HTMLElement>(selector);
    if (element) return element;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
