import { isJson } from '../../net/json.js';

/**
 * Mends what MeetIP's printed bodies do to JSON (contract part 6, row 16): full stops after values, quotes inside of text,
 * brackets that are left open, a missing outer brace, wrapped and numbered lines, an end that is cut off. Undefined when
 * that does not help.
 */
export function repair(text: string): string | undefined {
  const plain = text.replace(/[“”]/g, '"').replace(/^\s*\d+\s+(?=["{}[\]])/gm, '').trim();
  if (!/^["{[]/.test(plain)) return undefined;
  const mended = new Mender(plain.startsWith('"') ? `{${plain}` : plain).run();
  return isJson(mended) ? mended : undefined;
}

class Mender {
  readonly #text: string;
  readonly #open: ('{' | '[')[] = [];
  #out = '';
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): string {
    while (this.#at < this.#text.length) this.#step(this.#text.charAt(this.#at));
    this.#out = this.#out.trimEnd().replace(/,$/, '');
    if (this.#out.endsWith(':')) this.#out += 'null';
    while (this.#open.length > 0) this.#close();
    return this.#out;
  }

  #step(character: string): void {
    this.#at += 1;
    if (character === '"') return this.#string();
    if (character === '{' || character === '[') {
      this.#open.push(character);
      this.#out += character;
    } else if (character === '}' || character === ']') {
      this.#leave(character === '}' ? '{' : '[');
    } else if (character !== '.' || /\d/.test(this.#text.charAt(this.#at))) {
      this.#out += character;
    }
  }

  /** What was opened inside and never closed ends here, too; a bracket too many is left out. */
  #leave(opener: '{' | '['): void {
    if (!this.#open.includes(opener)) return;
    while (this.#open.at(-1) !== opener) this.#close();
    this.#close();
  }

  #close(): void {
    this.#out = `${this.#out.trimEnd().replace(/,$/, '')}${this.#open.pop() === '{' ? '}' : ']'}`;
  }

  /** Text ends at a quote that something may follow, not at one inside of it. */
  #string(): void {
    this.#out += '"';
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at);
      if (character === '\\') {
        this.#out += this.#text.slice(this.#at, this.#at + 2);
        this.#at += 1;
      } else if (character === '"' && this.#endsAt(this.#at + 1)) {
        this.#at += 1;
        break;
      } else {
        this.#out += character === '"' ? '\\"' : character;
      }
    }
    this.#out = `${this.#out.replace(/\s*[\r\n]\s*/g, ' ')}"`;
  }

  #endsAt(from: number): boolean {
    return /^\s*\.?\s*(?:[,:}\]]|$)/.test(this.#text.slice(from, from + 40));
  }
}

/** Caller and callee with one and the same name, as printed, would leave only the second one (row 16). */
export function apart(text: string): string {
  return text.replace(/"(chamada|llamada)"(\s*:\s*"[^"]*"\s*,\s*)"\1"(?=\s*:)/giu, '"Llamante"$2"Llamado"');
}
