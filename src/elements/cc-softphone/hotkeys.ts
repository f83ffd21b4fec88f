import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type HotkeyAct = 'answer' | 'reject' | 'hold' | 'mute' | 'hangup' | 'swap' | 'transfer' | 'redial' | 'keypad' | 'help';

/** Keys by act, such as `{ answer: 'Alt+Shift+A', mute: 'F8' }`. An empty string turns one off. */
export type Hotkeys = Readonly<Partial<Record<HotkeyAct, string>>>;

/**
 * What each act is called by, in the order in which acts are asked for keys. Ctrl+Shift and the like belong to browsers
 * and screen readers. In the form of `aria-keyshortcuts`; the names of the acts are `hotkeyActs` of `i18n/desk.ts`.
 */
export const defaultHotkeys: Readonly<Record<HotkeyAct, string>> = {
  answer: 'Alt+Shift+A',
  reject: 'Alt+Shift+R',
  hold: 'Alt+Shift+H',
  mute: 'Alt+Shift+M',
  hangup: 'Alt+Shift+X',
  swap: 'Alt+Shift+S',
  transfer: 'Alt+Shift+T',
  redial: 'Alt+Shift+L',
  keypad: 'Alt+Shift+K',
  help: 'Alt+Shift+?',
};

export const hotkeyActs = Object.keys(defaultHotkeys) as readonly HotkeyAct[];

interface HotkeyHost extends ReactiveControllerHost, HTMLElement {
  readonly nohotkeys: boolean;
  readonly hotkeys: Hotkeys | undefined;
}

const modifiers = ['Alt', 'Control', 'Meta', 'Shift'] as const;

/**
 * Shortcuts that work wherever the focus is on the page. Of several telephones the one that has the focus is asked
 * first, then the others in the order in which they came; the first that can act takes the key.
 *
 * Keys are compared by their place (`KeyboardEvent.code`), because Alt changes the letter on many systems.
 */
export class HotkeyController implements ReactiveController {
  readonly #host: HotkeyHost;
  readonly #run: (act: HotkeyAct) => boolean;
  #registry: Registry | undefined;

  /** `run` returns false where there is nothing to do. */
  constructor(host: HotkeyHost, run: (act: HotkeyAct) => boolean) {
    this.#host = host;
    this.#run = run;
    host.addController(this);
  }

  hostConnected(): void {
    this.#registry = Registry.of(this.#host.ownerDocument);
    this.#registry.add(this);
  }

  hostDisconnected(): void {
    this.#registry?.delete(this);
  }

  get focused(): boolean {
    return this.#host.matches(':focus-within');
  }

  /** In the form of `aria-keyshortcuts`. */
  keys(act: HotkeyAct): string | undefined {
    if (this.#host.nohotkeys) return undefined;
    return (this.#host.hotkeys?.[act] ?? defaultHotkeys[act]) || undefined;
  }

  take(event: KeyboardEvent): boolean {
    return hotkeyActs.some((act) => matches(event, this.keys(act)) && this.#run(act));
  }
}

function matches(event: KeyboardEvent, keys: string | undefined): boolean {
  if (keys === undefined) return false;
  const parts = keys.split('+').map((part) => part.trim());
  const key = parts.pop() ?? '';
  const places = key === '?' ? questionMark : [codeOf(key)];
  const isKey = places.includes(event.code) || (key === '?' && event.key === '?');
  return isKey && modifiers.every((each) => event.getModifierState(each) === parts.includes(each));
}

/** Where it is on American and on Brazilian keyboards; on all others it goes by what the key writes. */
const questionMark: readonly string[] = ['Slash', 'IntlRo'];

function codeOf(key: string): string {
  return /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^[0-9]$/.test(key) ? `Digit${key}` : key;
}

class Registry {
  static readonly #all = new WeakMap<Document, Registry>();
  readonly #document: Document;
  readonly #controllers = new Set<HotkeyController>();

  constructor(document: Document) {
    this.#document = document;
  }

  static of(document: Document): Registry {
    const registry = this.#all.get(document) ?? new Registry(document);
    this.#all.set(document, registry);
    return registry;
  }

  add(controller: HotkeyController): void {
    if (this.#controllers.size === 0) this.#document.addEventListener('keydown', this.#keyDown);
    this.#controllers.add(controller);
  }

  delete(controller: HotkeyController): void {
    this.#controllers.delete(controller);
    if (this.#controllers.size === 0) this.#document.removeEventListener('keydown', this.#keyDown);
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    // AltGr is how people write @, # and € on ABNT2 and Spanish keyboards; Windows reports it as Control and Alt.
    if (event.defaultPrevented || event.repeat || event.isComposing || event.getModifierState('AltGraph')) return;
    const controllers = [...this.#controllers].sort((a, b) => Number(b.focused) - Number(a.focused));
    if (controllers.some((controller) => controller.take(event))) event.preventDefault();
  };
}
