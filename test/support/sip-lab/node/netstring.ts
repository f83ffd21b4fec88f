/** Netstrings (`12:hello world!,`), as baresip's control port speaks them. */
export function encodeNetstring(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${bytes.length}:`), bytes, Buffer.from(',')]);
}

/** Takes in pieces of a stream, gives out whole strings. */
export class NetstringReader {
  #rest = Buffer.alloc(0);

  read(piece: Buffer): string[] {
    this.#rest = Buffer.concat([this.#rest, piece]);
    const strings: string[] = [];
    for (let colon = this.#rest.indexOf(':'); colon > 0; colon = this.#rest.indexOf(':')) {
      const length = Number(this.#rest.toString('latin1', 0, colon));
      const end = colon + 1 + length;
      if (this.#rest.length <= end) break;
      strings.push(this.#rest.toString('utf8', colon + 1, end));
      this.#rest = this.#rest.subarray(end + 1);
    }
    return strings;
  }
}
