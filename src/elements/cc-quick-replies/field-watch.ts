import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { insertIntoEditable, insertIntoField, isTextField, rangeAtCaret, textBeforeCaret, type TextField } from './insert-text.js';
import { slashQuery } from './reply-search.js';

export interface FieldWatchOptions {
  /** Id of the field in the widget's own tree; `undefined` watches nothing. */
  readonly id: () => string | undefined;
  /** A `/` was typed, and this much after it. */
  readonly asked: (query: string) => void;
  /** The field is left, or its `/` is gone. */
  readonly ended: () => void;
  /** Whether the key was used up. */
  readonly key: (event: KeyboardEvent) => boolean;
}

type Field = { readonly kind: 'text'; readonly element: TextField } | { readonly kind: 'rich'; readonly element: HTMLElement };

/**
 * Listens to one text field of the host page. The events are caught at the root that both stand in, so that the field
 * may come later, go, or be replaced by the host's framework at any time.
 */
export class FieldWatch implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #options: FieldWatchOptions;
  #leave: AbortController | undefined;
  #field: Field | undefined;
  /** Letters from the `/` to the caret. */
  #length = 0;
  #inserting = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FieldWatchOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    const root = this.#host.getRootNode();
    this.#leave = new AbortController();
    // Before the host's own listeners: a key that chooses a reply must not send the host's form.
    const options = { capture: true, signal: this.#leave.signal };
    root.addEventListener('input', this.#input, options);
    root.addEventListener('keydown', this.#keyDown, options);
    root.addEventListener('focusout', this.#focusOut, options);
  }

  hostDisconnected(): void {
    this.#leave?.abort();
    this.#field = undefined;
    this.#options.ended();
  }

  /** The field that is written in, or that would be. */
  get element(): HTMLElement | undefined {
    return (this.#field ?? this.#find())?.element;
  }

  /** Where a text goes, now or later: in place of what was typed after the `/`, else at the caret. False once the field is gone. */
  hold(): ((text: string) => boolean) | undefined {
    const field = this.#field ?? this.#find();
    if (!field) return undefined;
    const put = field.kind === 'rich' ? placeInEditable(field.element, this.#length) : placeInField(field.element, this.#length);
    return (text) => {
      if (!field.element.isConnected || !asField(field.element)) return false;
      this.#inserting = true;
      put(text);
      this.#inserting = false;
      this.#end();
      return true;
    };
  }

  #find(): Field | undefined {
    const id = this.#options.id();
    const root = this.#host.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return undefined;
    const element = id === undefined ? null : root.getElementById(id);
    return element ? fieldWithin(element) : undefined;
  }

  /** The watched field that an event comes from; a component's own field counts as the component. */
  #fieldOf(event: Event): Field | undefined {
    const id = this.#options.id();
    const { target } = event;
    if (id === undefined || !(target instanceof Element) || !target.closest(`#${CSS.escape(id)}`)) return undefined;
    const [origin] = event.composedPath();
    return origin instanceof HTMLElement ? asField(origin) : undefined;
  }

  readonly #input = (event: Event): void => {
    if (this.#inserting) return;
    const field = this.#fieldOf(event);
    if (!field) return;
    const before = field.kind === 'rich' ? textBeforeCaret(field.element) : field.element.value.slice(0, field.element.selectionStart ?? undefined);
    const found = before === undefined ? undefined : slashQuery(before, before.length, { anywhere: true });
    if (!found) {
      this.#end();
      return;
    }
    this.#field = field;
    this.#length = found.query.length + 1;
    this.#options.asked(found.query);
  };

  readonly #keyDown = (event: Event): void => {
    if (this.#field && this.#fieldOf(event) && event instanceof KeyboardEvent) this.#options.key(event);
  };

  readonly #focusOut = (event: Event): void => {
    if (this.#field && this.#fieldOf(event) && !this.#inserting) this.#end();
  };

  #end(): void {
    this.#field = undefined;
    this.#length = 0;
    this.#options.ended();
  }
}

/** Nothing that the agent could not write in. */
function asField(element: HTMLElement): Field | undefined {
  if (isTextField(element)) return element.disabled || element.readOnly ? undefined : { kind: 'text', element };
  return element.isContentEditable ? { kind: 'rich', element } : undefined;
}

/** The field itself, or the first in it: a component's own stands in its shadow root. */
function fieldWithin(element: Element): Field | undefined {
  const own = element instanceof HTMLElement ? asField(element) : undefined;
  if (own) return own;
  for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) {
    const found = fieldWithin(child);
    if (found) return found;
  }
  return undefined;
}

function placeInField(field: TextField, length: number): (text: string) => void {
  const to = field.selectionEnd ?? field.value.length;
  const from = length > 0 ? to - length : (field.selectionStart ?? to);
  const taken = field.value.slice(from, to);
  return (text) => {
    const caret = field.selectionStart ?? field.value.length;
    // The page may have written into its field meanwhile.
    if (field.value.slice(from, to) === taken) insertIntoField(field, text, from, to);
    else insertIntoField(field, text, caret, field.selectionEnd ?? caret);
  };
}

function placeInEditable(element: HTMLElement, length: number): (text: string) => void {
  const range = rangeAtCaret(element, length);
  return (text) => insertIntoEditable(element, text, range);
}
