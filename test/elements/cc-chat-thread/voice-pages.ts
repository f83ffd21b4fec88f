export interface OggPage {
  readonly flags: number;
  /** Samples at its end. */
  readonly position: number;
  readonly content: Uint8Array;
  /** Its checksum, its serial and its number are right. */
  readonly isSound: boolean;
}

/** Reads an Ogg file on its own (RFC 3533), the checksum bit by bit. */
export function oggPages(file: Uint8Array): readonly OggPage[] {
  const pages: OggPage[] = [];
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  let at = 0;
  while (at < file.length) {
    if (new TextDecoder().decode(file.subarray(at, at + 4)) !== 'OggS') throw new Error(`no page at ${at}`);
    const lacing = file.subarray(at + 27, at + 27 + (file[at + 26] ?? 0));
    const size = lacing.reduce((sum, each) => sum + each, 0);
    const from = at + 27 + lacing.length;
    const page = file.slice(at, from + size);
    page.fill(0, 22, 26);
    const isSound = view.getUint32(at + 22, true) === sumOf(page) && view.getUint32(at + 18, true) === pages.length && view.getUint32(at + 14, true) === view.getUint32(14, true);
    pages.push({ flags: file[at + 5] ?? 0, position: Number(view.getBigUint64(at + 6, true)), content: file.subarray(from, from + size), isSound });
    at = from + size;
  }
  return pages;
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0n;
  for (const byte of bytes) {
    sum ^= BigInt(byte) << 24n;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000n ? ((sum << 1n) ^ 0x04c11db7n) & 0xffffffffn : sum << 1n;
  }
  return Number(sum);
}
