/** What the browser says of one call's sound at one moment; counters since its stream began (W3C webrtc-stats). */
export interface RtpSample {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Absent before the first packet. `source` changes with the stream, whose counters then begin at 0 again. */
  readonly incoming?: { readonly source: string; readonly packets: number; readonly lost: number; readonly bytes: number };
  readonly outgoing?: { readonly source: string; readonly bytes: number };
  /** Energy and seconds of what the microphone gave. */
  readonly microphone?: { readonly source: string; readonly energy: number; readonly duration: number };
  /** Milliseconds. */
  readonly jitter?: number;
  /** Milliseconds. */
  readonly roundTrip?: number;
  readonly codec?: string;
}

type Entry = RTCStats & Readonly<Record<string, unknown>>;

export async function takeSample(connection: RTCPeerConnection, at: number): Promise<RtpSample> {
  const entries = new Map<string, Entry>();
  (await connection.getStats()).forEach((entry: Entry) => entries.set(entry.id, entry));
  const all = [...entries.values()];
  const inbound = latest(all, 'inbound-rtp');
  const outbound = latest(all, 'outbound-rtp');
  const source = entries.get(String(outbound?.['mediaSourceId'])) ?? latest(all, 'media-source');
  return {
    at,
    ...(inbound && incomingOf(inbound)),
    ...(outbound && { outgoing: { source: sourceOf(outbound), bytes: figure(outbound, 'bytesSent') } }),
    ...(source && { microphone: { source: source.id, energy: figure(source, 'totalAudioEnergy'), duration: figure(source, 'totalSamplesDuration') } }),
    ...roundTripOf(all, entries),
    ...codecOf(entries.get(String((inbound ?? outbound)?.['codecId']))),
  };
}

function incomingOf(entry: Entry): Partial<RtpSample> {
  const packets = figure(entry, 'packetsReceived');
  if (packets === 0) return {};
  const incoming = { source: sourceOf(entry), packets, lost: figure(entry, 'packetsLost'), bytes: figure(entry, 'bytesReceived') };
  return { incoming, jitter: 1000 * figure(entry, 'jitter') };
}

/** By RTCP where the far end reports, else as ICE measured it. */
function roundTripOf(all: readonly Entry[], entries: ReadonlyMap<string, Entry>): { roundTrip?: number } {
  const pair = entries.get(String(latest(all, 'transport')?.['selectedCandidatePairId']));
  const seconds = latest(all, 'remote-inbound-rtp')?.['roundTripTime'] ?? pair?.['currentRoundTripTime'];
  return typeof seconds === 'number' ? { roundTrip: 1000 * seconds } : {};
}

function codecOf(entry: Entry | undefined): { codec?: string } {
  const type = entry?.['mimeType'];
  return typeof type === 'string' ? { codec: type.replace(/^audio\//i, '').toLowerCase() } : {};
}

/** A stream that was replaced may still be listed. */
function latest(all: readonly Entry[], type: string): Entry | undefined {
  const matching = all.filter(entry => entry.type === type && (entry['kind'] ?? 'audio') === 'audio');
  return matching.reduce<Entry | undefined>((best, entry) => (best && liveliness(best) > liveliness(entry) ? best : entry), undefined);
}

function liveliness(entry: Entry): number {
  return figure(entry, 'lastPacketReceivedTimestamp');
}

function sourceOf(entry: Entry): string {
  return `${entry.id}/${String(entry['ssrc'])}`;
}

function figure(entry: Entry, name: string): number {
  const value = entry[name];
  return typeof value === 'number' ? value : 0;
}
