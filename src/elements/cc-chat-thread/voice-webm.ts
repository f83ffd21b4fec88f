import { Fault } from '../../domain/fault.js';

/** What of a WebM file with one Opus track is needed to put it into another container. */
export interface OpusTrack {
  /** Identification header (RFC 7845, 5.1). */
  readonly head: Uint8Array;
  /** In order. */
  readonly packets: readonly Uint8Array[];
}

/** Element ids (RFC 9559). Of these five only what is inside counts, so that their sizes, unknown in a live recording, do not. */
const containers: ReadonlySet<number> = new Set([0x18538067, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0]);
const codecPrivate = 0x63a2;
const blocks: ReadonlySet<number> = new Set([0xa3, 0xa1]);

/** Reads as far as the bytes go: a recording that goes on ends in the middle of something. Rejects with `media`. */
export function readOpusTrack(bytes: Uint8Array): OpusTrack {
  const packets: Uint8Array[] = [];
  let head: Uint8Array | undefined;
  let at = 0;
  while (at < bytes.length) {
    const id = vint(bytes, at, false);
    const size = id && vint(bytes, at + id.length, true);
    if (!id || !size) break;
    at += id.length + size.length;
    if (containers.has(id.value)) continue;
    const content = bytes.subarray(at, at + size.value);
    if (content.length < size.value) break;
    if (id.value === codecPrivate) head = content;
    if (blocks.has(id.value)) packets.push(packetOf(content));
    at += size.value;
  }
  if (!head) throw new Fault('media', { cause: 'no Opus track' });
  return { head, packets };
}

/** RFC 8794, 4: the number of leading zero bits says how many bytes there are. */
function vint(bytes: Uint8Array, at: number, isSize: boolean): { readonly value: number; readonly length: number } | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return undefined;
  let value = isSize ? first & (0xff >> length) : first;
  for (let index = 1; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return { value, length };
}

/** A block: track number, two bytes of time, flags, and the packet. Several packets in one block are not to be expected. */
function packetOf(block: Uint8Array): Uint8Array {
  const track = vint(block, 0, true)?.length ?? 1;
  if (((block[track + 2] ?? 0) & 0x06) !== 0) throw new Fault('media', { cause: 'laced blocks' });
  return block.subarray(track + 3);
}
