import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { editNumber, type Typing } from './edit-number.js';

interface PadHost extends ReactiveControllerHost, HTMLElement {
  readonly hasUpdated: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** So long is 0 held for a plus. */
const plusAfter = 500;

/** More than anybody means to paste. */
const longest = 64;

/** What is in the number field, which call's tone pad is open, and the keys of both. */
export class PadController implements ReactiveController {
  readonly #host: PadHost;
  readonly #send: (callId: string, tones: string) => void;
  readonly #tones = new Map<string, string>();
  #number = '';
  #shown = false;
  #openFor: string | undefined;
  #plus: ReturnType<typeof setTimeout> | 'done' | undefined;
  /** How numbers are written while they are typed; without it as they are typed. */
  #typing: Typing | undefined;
  #asked = false;
  /** ISO 3166, of those who type. */
  country = 'BR';

  constructor(host: PadHost, send: (callId: string, tones: string) => void) {
    this.#host = host;
    this.#send = send;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.release();
  }

  get number(): string {
    return this.#number;
  }

  /** The keys of the compact form are on screen. */
  get shown(): boolean {
    return this.#shown;
  }

  /** Somebody is dialling: whatever happens meanwhile must not take the field away. */
  get inUse(): boolean {
    return this.#number !== '' || this.#hasFocus;
  }

  isOpen(callId: string | undefined): boolean {
    return callId !== undefined && this.#openFor === callId;
  }

  tones(callId: string): string {
    return this.#tones.get(callId) ?? '';
  }

  /** Was sent; what is only on its way is not shown. */
  sent(callId: string, tones: string): void {
    this.#tones.set(callId, (this.tones(callId) + tones).slice(-longest));
    this.#host.requestUpdate();
  }

  /** Only what belongs to calls that are still on. */
  keep(callIds: readonly string[]): void {
    for (const id of this.#tones.keys()) if (!callIds.includes(id)) this.#tones.delete(id);
    if (this.#openFor !== undefined && !callIds.includes(this.#openFor)) this.#openFor = undefined;
  }

  readonly type = (number: string): void => {
    this.#number = number.slice(0, longest);
    this.#host.requestUpdate();
  };

  /** The agent changed the field: the number takes its form, and the caret stays where it was. */
  readonly edited = (input: HTMLInputElement, change = ''): void => {
    this.#loadTyping();
    this.type(editNumber(input, this.#number, change, this.country, this.#typing));
  };

  readonly toggleShown = (): void => {
    this.#shown = !this.#shown;
    this.#host.requestUpdate();
  };

  /** The agent's own act, so the focus goes along: into the pad, and back to what opened it. */
  async toggle(callId: string): Promise<void> {
    const open = !this.isOpen(callId);
    this.#openFor = open ? callId : undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(open ? '.pad input' : '.act[aria-expanded]')?.focus();
  }

  /** At the caret, as if it were typed. */
  readonly press = (key: string): void => {
    if (this.#plus === 'done') {
      this.release();
      return;
    }
    const input = this.#input;
    if (!input) return;
    input.setRangeText(key, input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length, 'end');
    this.edited(input);
  };

  readonly erase = (): void => {
    const input = this.#input;
    if (!input) return;
    const { selectionStart, selectionEnd, value } = input;
    const end = selectionEnd ?? value.length;
    const start = selectionStart === end ? Math.max(0, end - 1) : (selectionStart ?? end - 1);
    input.setRangeText('', start, end, 'end');
    this.edited(input, 'deleteContentBackward');
    // The button goes away with the last digit.
    if (input.value === '') input.focus();
  };

  /** Holding 0 writes a plus, as on every telephone. */
  readonly hold = (event: PointerEvent): void => {
    this.release();
    const key = (event.target as Element).closest<HTMLElement>('.key')?.dataset['key'];
    if (key !== '0' || this.#input?.readOnly !== false) return;
    this.#plus = setTimeout(() => {
      this.#plus = undefined;
      this.press('+');
      this.#plus = 'done';
    }, plusAfter);
  };

  readonly release = (): void => {
    if (this.#plus !== 'done') clearTimeout(this.#plus);
    this.#plus = undefined;
  };

  /** The finger went up before the plus was due: then it is a click. */
  readonly lift = (): void => {
    if (this.#plus !== 'done') this.release();
  };

  /** Digits typed with the focus anywhere in the pad go where its keys go. */
  readonly keyDown = (event: KeyboardEvent): void => {
    const input = this.#input;
    if (!input || !this.#hasFocus || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && this.#openFor !== undefined) void this.toggle(this.#openFor);
    else if (event.target === input && !input.readOnly) return;
    else if (/^[0-9*#]$/.test(event.key)) this.#enter(event.key);
    else if (event.key === '+' && !input.readOnly) this.press('+');
    else if (event.key === 'Backspace' && !input.readOnly) this.erase();
    else return;
    event.preventDefault();
  };

  readonly paste = (event: ClipboardEvent): void => {
    const input = this.#input;
    if (!input || !this.#hasFocus || (event.target === input && !input.readOnly)) return;
    event.preventDefault();
    this.#enter(event.clipboardData?.getData('text/plain').trim().slice(0, longest) ?? '');
  };

  #enter(text: string): void {
    if (this.#openFor === undefined) this.press(text);
    else this.#send(this.#openFor, text);
  }

  #loadTyping(): void {
    if (this.#asked) return;
    this.#asked = true;
    import('../../domain/phone-number/as-typed.js').then(
      (typing) => {
        this.#typing = typing;
        const input = this.#input;
        if (input && !input.readOnly && input.value === this.#number) this.edited(input);
      },
      () => {
        this.#asked = false;
      },
    );
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>('.pad input');
  }

  get #hasFocus(): boolean {
    return this.#host.hasUpdated && this.#host.renderRoot.querySelector('.pad:focus-within') !== null;
  }
}
