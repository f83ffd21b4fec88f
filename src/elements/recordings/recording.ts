/** A recording as a browser plays it. */
export interface Recording {
  readonly src: string;
  /** What the agent may take along: the same sound. */
  readonly download: string;
  /** Gives back what it holds. Whatever plays it stops. */
  release(): void;
}

/** Addresses come from a vendor: nothing but sound from the web, or what its adapter fetched already. Throws a `TypeError` for others. */
export function recordingAddress(address: string): string {
  const url = new URL(address, document.baseURI);
  if (!['http:', 'https:', 'blob:'].includes(url.protocol)) throw new TypeError('no address of a recording');
  return url.href;
}

/**
 * Most recordings are played from where they are. Those of GSM 06.10 (`.gsm`), which no browser plays, are fetched and
 * turned into WAV here; the page's Content Security Policy must allow `connect-src` their host and `media-src blob:`. Rejects where
 * they cannot be had; the address itself is still one to download.
 */
export async function openRecording(address: string, signal: AbortSignal): Promise<Recording> {
  if (!/\.gsm$/i.test(new URL(address).pathname)) return { src: address, download: address, release: () => undefined };
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new TypeError(`no recording: ${answer.status}`);
  const [bytes, { decodeGsm, gsmRate, wavOf }] = await Promise.all([answer.arrayBuffer(), import('./gsm-file.js')]);
  const samples = await decodeGsm(new Uint8Array(bytes), signal);
  const src = URL.createObjectURL(new Blob([wavOf(samples, gsmRate)], { type: 'audio/wav' }));
  return { src, download: src, release: () => URL.revokeObjectURL(src) };
}
