import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Shortcuts by physical key, such as `Alt+KeyJ`: modifiers first, then the `code` of a keyboard event. */
export interface InboxHotkeys {
  readonly next?: string;
  readonly previous?: string;
}

const defaultHotkeys: Required<InboxHotkeys> = { next: 'Alt+KeyJ', previous: 'Alt+KeyK' };

const modifiers = [['Ctrl', 'ctrlKey'], ['Alt', 'altKey'], ['Shift', 'shiftKey'], ['Meta', 'metaKey']] as const;

/** AltGr writes characters on many layouts, and reports itself as Alt on some systems: never a shortcut. */
export function isHotkey(event: KeyboardEvent, hotkey: string): boolean {
  if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return false;
  const parts = hotkey.split('+');
  if (parts.at(-1) !== event.code) return false;
  return modifiers.every(([name, flag]) => parts.slice(0, -1).includes(name) === event[flag]);
}

interface HotkeyHost extends ReactiveControllerHost {
  readonly nohotkeys: boolean;
  readonly hotkeys: InboxHotkeys | undefined;
}

/** Steps through conversations from anywhere on the page. `step` says whether there was one to go to. */
export class StepHotkeys implements ReactiveController {
  readonly #host: HotkeyHost;
  readonly #step: (by: 1 | -1) => boolean;

  constructor(host: HotkeyHost, step: (by: 1 | -1) => boolean) {
    this.#host = host;
    this.#step = step;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#onKeyDown);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#onKeyDown);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (this.#host.nohotkeys) return;
    const { next, previous } = { ...defaultHotkeys, ...this.#host.hotkeys };
    const by = isHotkey(event, next) ? 1 : isHotkey(event, previous) ? -1 : undefined;
    if (by !== undefined && this.#step(by)) event.preventDefault();
  };
}
