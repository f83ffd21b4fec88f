import { Fault } from '../../domain/fault.js';
import type { OpusTrack } from './voice-webm.js';

const rate = 48_000;
const [continuedNever, first, last] = [0, 2, 4];

/**
 * An Ogg file of an Opus track (RFC 3533, RFC 7845): what messengers show as a voice message. Browsers of the Chromium
 * family record the same packets into WebM only. Rejects with `media` when nothing was recorded.
 */
export function oggOpus({ head, packets }: OpusTrack): Blob {
  if (packets.length === 0) throw new Fault('media', { cause: 'empty recording' });
  const pages = new Pages();
  pages.write([head], 0, first);
  pages.write([opusTags()], 0, continuedNever);
  let page: Uint8Array[] = [];
  let segments = 0;
  let position = 0;
  let begun = 0;
  packets.forEach((packet, index) => {
    const needed = Math.floor(packet.length / 255) + 1;
    // A page holds 255 segments, and should hold a second at most.
    if (page.length > 0 && (segments + needed > 255 || position - begun >= rate)) {
      pages.write(page, position, continuedNever);
      page = [];
      segments = 0;
      begun = position;
    }
    page.push(packet);
    segments += needed;
    position += samples(packet);
    if (index === packets.length - 1) pages.write(page, position, last);
  });
  return new Blob(pages.written, { type: 'audio/ogg; codecs=opus' });
}

/** Milliseconds of sound. */
export function lengthOf({ packets }: OpusTrack): number {
  return packets.reduce((sum, packet) => sum + samples(packet), 0) / (rate / 1000);
}

class Pages {
  readonly written: Uint8Array<ArrayBuffer>[] = [];
  readonly #serial = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;

  /** `position` in samples at the end of the page. */
  write(packets: readonly Uint8Array[], position: number, flags: number): void {
    const lacing = packets.flatMap(({ length }) => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255]);
    const size = packets.reduce((sum, { length }) => sum + length, 0);
    const page = new Uint8Array(27 + lacing.length + size);
    const view = new DataView(page.buffer);
    page.set([0x4f, 0x67, 0x67, 0x53, 0, flags]);
    view.setBigUint64(6, BigInt(position), true);
    view.setUint32(14, this.#serial, true);
    view.setUint32(18, this.written.length, true);
    page[26] = lacing.length;
    page.set(lacing, 27);
    let at = 27 + lacing.length;
    for (const packet of packets) {
      page.set(packet, at);
      at += packet.length;
    }
    view.setUint32(22, checksum(page), true);
    this.written.push(page);
  }
}

/** Comment header (RFC 7845, 5.2): who wrote it, and no comments. */
function opusTags(): Uint8Array {
  const vendor = 'cc-widgets';
  const tags = new Uint8Array(8 + 4 + vendor.length + 4);
  tags.set(new TextEncoder().encode('OpusTags'));
  tags[8] = vendor.length;
  tags.set(new TextEncoder().encode(vendor), 12);
  return tags;
}

/** How long a packet sounds, by its first bytes (RFC 6716, 3.1). */
function samples(packet: Uint8Array): number {
  const [toc = 0, second = 0] = packet;
  const config = toc >> 3;
  const code = toc & 3;
  const frames = code === 0 ? 1 : code === 3 ? second & 0x3f : 2;
  return frames * frameLength(config);
}

function frameLength(config: number): number {
  if (config < 12) return [480, 960, 1920, 2880][config & 3] ?? 960;
  if (config < 16) return config % 2 === 0 ? 480 : 960;
  return 120 << (config & 3);
}

let table: Uint32Array | undefined;

/** CRC of Ogg pages: polynomial 0x04c11db7, not reflected, starting at 0. */
function checksum(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index << 24;
    for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value < 0 ? 0x04c11db7 : 0);
    return value;
  });
  let sum = 0;
  for (const byte of bytes) sum = (sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0);
  return sum >>> 0;
}
