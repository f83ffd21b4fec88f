import type { Backend } from '../../domain/backend.js';

/** Sound of one call, summed up since it began (W3C webrtc-stats). Grows only while media flows. */
export interface CallStats {
  readonly packetsReceived: number;
  readonly packetsSent: number;
  readonly packetsLost: number;
  /** Of what is heard. */
  readonly energyReceived: number;
  /** Of what the microphone gives into the call; grows on only while neither muted nor held. */
  readonly energySent: number;
  /** Seconds. */
  readonly jitter: number;
  /** Seconds, where the far end reports it. */
  readonly roundTrip?: number;
}

type Source = (callId: string) => Promise<CallStats | undefined>;

const sources = new WeakMap<Backend, Source>();

/** For tests and call quality: never in a store. `undefined` for a call that has no media or is over. */
export async function callStats(backend: Backend, callId: string): Promise<CallStats | undefined> {
  return sources.get(backend)?.(callId);
}

export function provideCallStats(backend: Backend, source: Source): void {
  sources.set(backend, source);
}

export async function readStats(connection: RTCPeerConnection): Promise<CallStats> {
  let stats: CallStats = {
    packetsReceived: 0,
    packetsSent: 0,
    packetsLost: 0,
    energyReceived: 0,
    energySent: 0,
    jitter: 0,
  };
  (await connection.getStats()).forEach((entry: RTCStats) => {
    stats = { ...stats, ...partOf(entry) };
  });
  return stats;
}

function partOf(entry: RTCStats): Partial<CallStats> {
  switch (entry.type) {
    case 'inbound-rtp': {
      const { packetsReceived = 0, packetsLost = 0, totalAudioEnergy = 0, jitter = 0 } = entry as RTCInboundRtpStreamStats;
      return { packetsReceived, packetsLost, energyReceived: totalAudioEnergy, jitter };
    }
    case 'outbound-rtp':
      return { packetsSent: (entry as RTCOutboundRtpStreamStats).packetsSent ?? 0 };
    case 'media-source':
      return { energySent: (entry as RTCStats & { totalAudioEnergy?: number }).totalAudioEnergy ?? 0 };
    case 'remote-inbound-rtp': {
      const { roundTripTime } = entry as RTCStats & { roundTripTime?: number };
      return roundTripTime === undefined ? {} : { roundTrip: roundTripTime };
    }
    default:
      return {};
  }
}
