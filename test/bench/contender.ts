/** One chat, as the benchmark drives it. Each page holds one contender. */
export interface Contender {
  /** Builds data in the contender's own shape; not timed. */
  prepare?(kind: 'thread' | 'inbox', count: number): Promise<void> | void;
  /** Messages 0 to count - 1, the newest in view. */
  mountThread(count: number): void;
  append(): void;
  /** So many older ones. */
  prepend(count: number): void;
  /** Whether older ones can be handed over now; some ask for them themselves. */
  canPrepend?(): boolean;
  mountInbox?(count: number): void;
  event?(event: number): void;
  unmount(): void;
  threadScroller(): HTMLElement | null | undefined;
  inboxScroller?(): HTMLElement | null | undefined;
  /** What each row of a thread matches. */
  readonly rowSelector: string;
  numberOf(row: Element): number;
  /** The contender hides what is there while it prepares. */
  shown?(): boolean;
  beforeScroll?(): void;
}

declare global {
  var contender: Contender | undefined;
  /** What the page's entry imported from the package under test. */
  var peer: unknown;
  /** Older messages are handed over in pages when they are asked for. */
  var isPaged: boolean | undefined;
  /** Address of a picture that the server holds back. */
  var lateUrl: ((number: number) => string) | undefined;
}

export const root = (): HTMLElement => document.querySelector<HTMLElement>('#root') ?? document.body;

export function addSheet(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

/** Number that a row's text begins with. */
export const numberIn = (text: string | null | undefined): number => Number(/#(-?\d+) /.exec(text ?? '')?.[1] ?? Number.NaN);

/** A name by itself: in a row's whole text, a time may follow it without a gap. */
export function isNamed(element: Element, name: string): boolean {
  return [element, ...element.querySelectorAll('*')].some((each) => each.childElementCount === 0 && each.textContent.trim() === name);
}

/** Calls `run` once in the next frame, however often it was asked. */
export function perFrame(run: () => void): { request(): void; cancel(): void } {
  let frame = 0;
  return {
    request: () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        run();
      });
    },
    cancel: () => {
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}

export const ROW_SHEET = `
  * { box-sizing: border-box; }
  .row { padding: 4px 12px; font: 14px/20px sans-serif; contain: content; }
  .line { display: flex; gap: 8px; align-items: flex-start; }
  .out .line { flex-direction: row-reverse; }
  .face { width: 32px; height: 32px; border-radius: 50%; flex: none; background: #9bc; }
  .bubble { max-width: 70%; background: #eef1f5; border-radius: 10px; padding: 6px 10px; overflow-wrap: anywhere; }
  .name { font: 600 12px/16px sans-serif; }
  time { font-size: 11px; color: #667; }
  .entry { display: flex; gap: 10px; align-items: center; height: 64px; padding: 0 12px; border-bottom: 1px solid #e5e8ec; font: 14px/18px sans-serif; contain: strict; }
  .entry .bubble { flex: 1; min-width: 0; max-width: none; background: none; }
  .entry .text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
`;
