/** Cuts a stream into the HTTP head of a WebSocket handshake and the frames after it (RFC 6455 part 5.2), unread. */
export class FrameCutter {
  #rest = Buffer.alloc(0);
  #upgraded = false;

  cut(piece: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, piece]);
    const whole: Buffer[] = [];
    for (let length = this.#length(); length > 0 && this.#rest.length >= length; length = this.#length()) {
      whole.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
      this.#upgraded = true;
    }
    return whole;
  }

  /** Of the next whole piece; 0 while that cannot be told. */
  #length(): number {
    if (!this.#upgraded) {
      const end = this.#rest.indexOf('\r\n\r\n');
      return end < 0 ? 0 : end + 4;
    }
    if (this.#rest.length < 2) return 0;
    const second = this.#rest.readUInt8(1);
    const mask = second & 0x80 ? 4 : 0;
    const short = second & 0x7f;
    if (short < 126) return 2 + mask + short;
    const extended = short === 126 ? 2 : 8;
    if (this.#rest.length < 2 + extended) return 0;
    const long = short === 126 ? this.#rest.readUInt16BE(2) : Number(this.#rest.readBigUInt64BE(2));
    return 2 + extended + mask + long;
  }
}

/** A server's close frame. */
export function closeFrame(code: number): Buffer {
  return Buffer.from([0x88, 2, code >> 8, code & 0xff]);
}
