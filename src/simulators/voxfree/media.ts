/** Small files made of nothing, so that a simulator has pictures, sound and documents to point at. */
export interface MediaFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** By the file's ending; undefined for what nobody shows. */
export function madeUpMedia(name: string): MediaFile | undefined {
  if (name.endsWith('.png')) return { type: 'image/png', bytes: png(160, 120) };
  if (name.endsWith('.wav')) return { type: 'audio/wav', bytes: wav(2) };
  if (name.endsWith('.pdf')) return { type: 'application/pdf', bytes: pdf(name) };
  return undefined;
}

const ascii = (text: string) => new TextEncoder().encode(text);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function big32(value: number): Uint8Array {
  return new Uint8Array([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
}

/** A brown box on grey, in grey levels and browns; deflate blocks are stored, not compressed (RFC 1951 part 3.2.4). */
function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(colorAt(x / width, y / height), y * (width * 3 + 1) + 1 + x * 3);
  }
  const header = joined([big32(width), big32(height), new Uint8Array([8, 2, 0, 0, 0])]);
  const signature = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
  return joined([signature, chunk('IHDR', header), chunk('IDAT', stored(rows)), chunk('IEND', new Uint8Array())]);
}

function colorAt(x: number, y: number): readonly [number, number, number] {
  const dent = Math.abs(x - 0.62) < 0.12 && y < 0.42 ? 0.1 : 0;
  const inside = x > 0.2 && x < 0.8 && y > 0.28 + dent && y < 0.86;
  if (!inside) return y > 0.8 ? [205, 203, 198] : [232, 231, 228];
  if (Math.abs(x - 0.5) < 0.03) return [222, 200, 160];
  return x < 0.5 ? [176, 132, 84] : [156, 114, 70];
}

function stored(data: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array([0x78, 0x01])];
  for (let at = 0; at < data.length; at += 65_535) {
    const block = data.subarray(at, at + 65_535);
    const last = at + block.length === data.length ? 1 : 0;
    parts.push(new Uint8Array([last, block.length & 255, block.length >>> 8, ~block.length & 255, (~block.length >>> 8) & 255]), block);
  }
  return joined([...parts, big32(adler(data))]);
}

function adler(data: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of data) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return high * 65_536 + low;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([ascii(name), data]);
  return joined([big32(data.length), named, big32(crc(named))]);
}

function crc(data: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of data) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** So many seconds of a soft tone, mono, 8 kHz, 8 bit. */
function wav(seconds: number): Uint8Array<ArrayBuffer> {
  const rate = 8000;
  const length = rate * seconds;
  const head = new DataView(new ArrayBuffer(44));
  const text = (at: number, word: string) => ascii(word).forEach((byte, index) => head.setUint8(at + index, byte));
  text(0, 'RIFF');
  head.setUint32(4, 36 + length, true);
  text(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, rate, true);
  head.setUint16(32, 1, true);
  head.setUint16(34, 8, true);
  text(36, 'data');
  head.setUint32(40, length, true);
  const samples = Uint8Array.from({ length }, (_, index) => 128 + Math.round(30 * Math.sin((index / rate) * 2 * Math.PI * 220)));
  return joined([new Uint8Array(head.buffer), samples]);
}

function pdf(title: string): Uint8Array<ArrayBuffer> {
  const text = `BT /F1 18 Tf 72 720 Td (${title.replace(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const table = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return ascii(
    `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
