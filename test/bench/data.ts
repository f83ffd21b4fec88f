/** What all contenders show: each record is a function of its number alone, and older messages have negative numbers. */

export interface Line {
  readonly number: number;
  /** Begins with `#number `, by which probes tell messages apart. */
  readonly text: string;
  readonly out: boolean;
  readonly name: string;
  readonly hue: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly time: string;
  readonly day: string;
  readonly picture: boolean;
  readonly answers: number | undefined;
}

export interface Entry {
  readonly number: number;
  readonly name: string;
  readonly last: string;
  readonly unread: number;
  readonly hue: number;
  readonly at: number;
  readonly time: string;
}

const BEGIN = Date.UTC(2026, 0, 5, 11);
const MINUTE = 60_000;
const WORDS = 'pedido boleto entrega cliente conta fatura prazo número troca ligar amanhã cedo endereço cartão recusado segunda via visita técnica plano internet lenta cancelar obrigado aguarde verificar sistema protocolo atendente supervisor para com que não ainda hoje sim agora'.split(' ');
const NAMES = ['Ana Prado', 'Bruno Sá', 'Clara Dias', 'Davi Rocha', 'Elisa Moura', 'Fábio Nunes', 'Gilda Reis', 'Hugo Lins'];

function mixed(value: number, salt: number): number {
  let bits = Math.imul(value ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
const share = (value: number, salt: number): number => mixed(value, salt) / 2 ** 32;

function words(value: number, salt: number, length: number): string {
  const picked: string[] = [];
  for (let size = 0, at = 0; size < length; at++) {
    const word = WORDS[mixed(value, salt + at) % WORDS.length] ?? '';
    picked.push(word);
    size += word.length + 1;
  }
  return picked.join(' ');
}

const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);
const nameOf = (value: number): string => NAMES[mixed(value, 3) % NAMES.length] ?? '';

/** Two in five are short, two a few lines, one is long, as in a service chat. */
function lengthOf(number: number): number {
  const kind = share(number, 1);
  if (kind < 0.4) return 10 + 30 * share(number, 2);
  return kind < 0.8 ? 40 + 120 * share(number, 2) : 160 + 440 * share(number, 2);
}

export function line(number: number): Line {
  const at = BEGIN + number * 4 * MINUTE;
  return {
    number,
    text: `#${number} ${words(number, 100, lengthOf(number))}`,
    out: share(number, 4) < 0.45,
    name: nameOf(number >> 3),
    hue: (mixed(number >> 3, 5) % 8) * 45,
    at,
    time: clock(at),
    day: new Date(at).toISOString().slice(0, 10),
    picture: share(number, 6) < 0.05,
    answers: share(number, 7) < 0.08 ? number - 3 : undefined,
  };
}

export const lines = (first: number, count: number): Line[] => Array.from({ length: count }, (_, index) => line(first + index));

export function entry(number: number): Entry {
  const at = BEGIN - number * MINUTE;
  const unread = share(number, 8) < 0.3 ? 1 + (mixed(number, 9) % 9) : 0;
  return { number, name: `${nameOf(number)} ${number}`, last: words(number, 900, 30 + 60 * share(number, 10)), unread, hue: (mixed(number, 11) % 8) * 45, at, time: clock(at) };
}

export const entries = (count: number): Entry[] => Array.from({ length: count }, (_, index) => entry(index));

/** Whom event number `event` of an inbox of `count` is for. */
export const target = (event: number, count: number): number => mixed(event * 7919 + 17, 12) % count;

/** That conversation after the event: one more unread, another last message, now. */
export function after(before: Entry, event: number): Entry {
  return { ...before, unread: before.unread + 1, last: `evento ${event} ${words(event, 1300, 40)}`, at: BEGIN + (event + 1) * 1000 };
}

/** Newest first, as contenders want it that do not sort by themselves. */
export class Inbox {
  readonly list: Entry[];
  readonly #byNumber: Map<number, Entry>;

  constructor(count: number) {
    this.list = entries(count);
    this.#byNumber = new Map(this.list.map((each) => [each.number, each]));
  }

  event(event: number): Entry {
    const { list } = this;
    const before = this.#byNumber.get(target(event, list.length)) as Entry;
    const now = after(before, event);
    this.#byNumber.set(now.number, now);
    const place = list.indexOf(before);
    list.copyWithin(1, 0, place);
    list[0] = now;
    return now;
  }
}

/** A picture of a known size that needs no network. */
export function picture(hue: number, width: number, height: number): string {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="hsl(${hue} 40% 70%)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
