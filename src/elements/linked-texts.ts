import type { FoundNumber } from '../domain/phone-number/find.js';

/** A text of the page whose numbers are links now: its own node keeps what comes before the first. */
interface Linked {
  readonly original: string;
  readonly kept: string;
  readonly pieces: readonly ChildNode[];
}

/** The links that were put into texts, and how to take them out without a trace. */
export class LinkedTexts {
  readonly #isLive: () => boolean;
  readonly #linked = new Map<Text, Linked>();
  readonly #numbers = new Map<HTMLAnchorElement, FoundNumber>();

  /** @param isLive - Whether a click would call. */
  constructor(isLive: () => boolean) {
    this.#isLive = isLive;
  }

  numberOf(link: HTMLAnchorElement): string | undefined {
    return this.#numbers.get(link)?.number;
  }

  has(node: Node): boolean {
    return this.#linked.has(node as Text);
  }

  link(text: Text, found: readonly FoundNumber[]): void {
    const [first] = found;
    if (!first || !text.parentNode) return;
    const original = text.data;
    const kept = original.slice(0, first.start);
    const pieces: ChildNode[] = [];
    for (const [index, number] of found.entries()) {
      pieces.push(this.#create(text.ownerDocument, original.slice(number.start, number.end), number));
      const rest = original.slice(number.end, found[index + 1]?.start);
      if (rest !== '') pieces.push(text.ownerDocument.createTextNode(rest));
    }
    text.data = kept;
    text.after(...pieces);
    this.#linked.set(text, { original, kept, pieces });
  }

  /** The page wrote into a text: what we made of the old one goes, what it wrote stays. */
  forget(text: Text): void {
    const linked = this.#linked.get(text);
    if (!linked) return;
    this.#linked.delete(text);
    for (const piece of linked.pieces) this.#remove(piece);
  }

  /** The page took a text away, or put it somewhere else: it goes whole. */
  takenAway(text: Text): void {
    const linked = this.#linked.get(text);
    if (!linked || (text.isConnected && text.nextSibling === linked.pieces[0])) return;
    this.forget(text);
    if (text.data === linked.kept) text.data = linked.original;
  }

  /** The page took away more than texts: what it keeps of it is its own again, and nothing of it is held here. */
  sweep(): void {
    for (const text of [...this.#linked.keys()]) if (!text.isConnected) this.takenAway(text);
  }

  changed(text: Text): boolean {
    const linked = this.#linked.get(text);
    return linked !== undefined && text.data !== linked.kept;
  }

  /** Links of another, or no, session. */
  refresh(): void {
    for (const [link, number] of this.#numbers) this.#equip(link, number);
  }

  restore(): void {
    for (const [text, { original, kept }] of [...this.#linked]) {
      this.forget(text);
      if (text.data === kept) text.data = original;
    }
  }

  #create(document: Document, shown: string, number: FoundNumber): HTMLAnchorElement {
    const link = document.createElement('a');
    link.className = 'cc-number';
    link.textContent = shown;
    link.dir = 'ltr';
    this.#numbers.set(link, number);
    this.#equip(link, number);
    return link;
  }

  #equip(link: HTMLAnchorElement, { key }: FoundNumber): void {
    if (this.#isLive()) link.href = `tel:${key}`;
    else link.removeAttribute('href');
  }

  #remove(piece: ChildNode): void {
    this.#numbers.delete(piece as HTMLAnchorElement);
    piece.remove();
  }
}
