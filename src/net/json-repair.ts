import { endOfString } from './json.js';

interface Frame {
  readonly kind: '[' | '{';
  /** A brace that we put before a bare member of this array and still have to close. */
  open: boolean;
}

/**
 * Mends what hand-written server code does to JSON: a bare member inside an array (`[ {…}, "name": {…} ]` becomes
 * `[ {…}, {"name": {…}} ]`) and a comma before a closing bracket. Text inside strings is left alone.
 * Returns undefined when there was nothing of the kind.
 */
export function repairJson(text: string): string | undefined {
  const mender = new Mender(text);
  const mended = mender.run();
  return mended === text ? undefined : mended;
}

class Mender {
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #out = '';
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): string {
    while (this.#at < this.#text.length) this.#step(this.#text.charAt(this.#at));
    return this.#out;
  }

  #step(character: string): void {
    if (character === '"') this.#string();
    else if (character === '{' || character === '[') this.#enter(character);
    else if (character === '}' || character === ']') this.#leave(character);
    else if (character === ',') this.#comma();
    else this.#copy(this.#at + 1);
  }

  #string(): void {
    const quote = endOfString(this.#text, this.#at);
    const end = quote < 0 ? this.#text.length : quote + 1;
    const frame = this.#frames.at(-1);
    if (frame?.kind === '[' && !frame.open && this.#after(end) === ':') {
      this.#out += '{';
      frame.open = true;
    }
    this.#copy(end);
  }

  #enter(kind: '[' | '{'): void {
    this.#frames.push({ kind, open: false });
    this.#copy(this.#at + 1);
  }

  #leave(character: string): void {
    this.#closeMember();
    this.#frames.pop();
    this.#out += character;
    this.#at += 1;
  }

  #comma(): void {
    this.#closeMember();
    const next = this.#after(this.#at + 1);
    if (next === '}' || next === ']') this.#at += 1;
    else this.#copy(this.#at + 1);
  }

  #closeMember(): void {
    const frame = this.#frames.at(-1);
    if (!frame?.open) return;
    frame.open = false;
    this.#out += '}';
  }

  /** First character at or after `from` that is not white space. */
  #after(from: number): string {
    let at = from;
    while (at < this.#text.length && /\s/.test(this.#text.charAt(at))) at += 1;
    return this.#text.charAt(at);
  }

  #copy(end: number): void {
    this.#out += this.#text.slice(this.#at, end);
    this.#at = end;
  }
}
