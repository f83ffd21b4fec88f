import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { insertIntoEditable, insertIntoField, isTextField, textBeforeCaret, type TextField } from './insert-text.js';
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

  /** Puts text in place of what was typed after the `/`, else at the caret. False when there is no field. */
  insert(text: string): boolean {
    const field = this.#field ?? this.#find();
    if (!field) return false;
    this.#inserting = true;
    if (field.kind === 'rich') insertIntoEditable(field.element, text, this.#length);
    else {
      const { element } = field;
      const to = element.selectionEnd ?? element.value.length;
      const from = this.#length > 0 ? to - this.#length : (element.selectionStart ?? to);
      insertIntoField(element, text, from, to);
    }
    this.#inserting = false;
    this.#end();
    return true;
  }

  #find(): Field | undefined {
    const id = this.#options.id();
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const element = id === undefined ? null : root.getElementById(id);
    return element ? asField(element) : undefined;
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

function asField(element: HTMLElement): Field | undefined {
  if (isTextField(element)) return { kind: 'text', element };
  const rich = element.isContentEditable ? element : undefined;
  return rich && { kind: 'rich', element: rich };
}
