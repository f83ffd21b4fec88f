import type { Line } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';

export interface PopOutOptions {
  /** Of the line; the same window each time. */
  readonly name: string;
  readonly url: string;
  readonly line: Line;
  /** Asks the window to show itself, where this page cannot reach it. */
  readonly show: () => void;
}

const features = 'popup,width=360,height=640';
const blank = 'about:blank';

/** Opens the window of the telephone, or brings it to the front without loading it anew: that would cut its call. */
export function openPopOut({ name, url, line, show }: PopOutOptions): void {
  const address = new URL(url, document.baseURI);
  if (address.origin !== location.origin) throw new Fault('rejected');
  const isOpen = line.where === 'other-tab' && line.popOut === true;
  const target = window.open('', `cc-widgets.line:${name}`, features);
  if (!target) throw new Fault('permission');
  if (!isFresh(target)) return target.focus();
  if (isOpen) {
    // It belongs to another group of pages, and is not found by its name from here.
    target.close();
    return show();
  }
  target.location.href = address.href;
  target.focus();
}

function isFresh(target: Window): boolean {
  try {
    return target.location.href === blank;
  } catch {
    // Somebody went elsewhere in it: the telephone is not there any more.
    return true;
  }
}
