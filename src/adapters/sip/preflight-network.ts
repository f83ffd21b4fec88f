import { deferred, failed, type Figures, type Outcome, passed, type PreflightContext, warned, within } from './preflight-outcome.js';
import { takeSample } from './rtp-sample.js';

const gathering = 5_000;
const connecting = 5_000;
const measuring = 3_000;

interface Gathered {
  readonly host: number;
  readonly srflx: number;
  readonly relay: number;
  readonly complete: boolean;
}

/** Which ways lead out, and how well sound travels on one of them. */
export async function network(context: PreflightContext, signal: AbortSignal): Promise<Outcome> {
  const urls = context.iceServers.flatMap(({ urls }) => urls);
  const hasStun = urls.some(url => /^stuns?:/i.test(url));
  const hasTurn = urls.some(url => /^turns?:/i.test(url));
  const found = await gather(context, signal);
  const figures: Figures = { host: found.host, srflx: found.srflx, relay: found.relay };
  if (signal.aborted) return passed();
  if (found.host + found.srflx + found.relay === 0) return failed('no-candidates', figures);
  if (hasTurn && found.relay === 0) return failed('turn-silent', figures);
  const sound = await loop(context, hasTurn, signal);
  if (sound === 'unconnected') return failed(hasTurn ? 'turn-silent' : 'no-candidates', figures);
  const all = { ...figures, relayed: hasTurn, ...sound };
  // Without a translation of addresses there is nothing to be found; only a server that never answered delays the end.
  if (hasStun && found.srflx === 0 && !found.complete) return warned('stun-silent', all);
  return judged(sound, all);
}

function judged(sound: Measured | undefined, figures: Figures): Outcome {
  if (!sound) return passed(figures);
  if (sound.loss > 0.01) return warned('high-loss', figures);
  if (sound.jitter > 30) return warned('high-jitter', figures);
  return sound.roundTrip !== undefined && sound.roundTrip > 400 ? warned('high-latency', figures) : passed(figures);
}

async function gather(context: PreflightContext, signal: AbortSignal): Promise<Gathered> {
  const connection = new RTCPeerConnection({ iceServers: [...context.iceServers] });
  const found = { host: 0, srflx: 0, relay: 0 };
  const done = deferred<true>();
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (!candidate) done.resolve(true);
    else if (candidate.type === 'host' || candidate.type === 'srflx' || candidate.type === 'relay') found[candidate.type] += 1;
  });
  try {
    connection.addTransceiver('audio');
    await connection.setLocalDescription();
    const complete = (await within(done.promise, gathering, context, signal)) ?? false;
    return { ...found, complete };
  } finally {
    connection.close();
  }
}

interface Measured {
  readonly loss: number;
  readonly jitter: number;
  readonly roundTrip?: number;
}

/** Sound from this page to itself, through the relay where there is one. `undefined` where the page may make no sound yet. */
async function loop(context: PreflightContext, relayed: boolean, signal: AbortSignal): Promise<Measured | 'unconnected' | undefined> {
  const { speaker } = await context.sound();
  const rest = await speaker.keepAwake().catch(() => undefined);
  if (!rest) return undefined;
  const policy: RTCConfiguration = { iceServers: [...context.iceServers], iceTransportPolicy: relayed ? 'relay' : 'all' };
  const [here, there] = [new RTCPeerConnection(policy), new RTCPeerConnection(policy)];
  // A tone that is sent and never played: nothing is sent of a graph without a source.
  const output = speaker.context.createMediaStreamDestination();
  const tone = new OscillatorNode(speaker.context);
  tone.connect(output);
  tone.start();
  const [track] = output.stream.getTracks();
  try {
    if (!track || !(await within(connect(here, there, track), connecting, context, signal))) return 'unconnected';
    return await measure(here, there, context, signal);
  } catch {
    return 'unconnected';
  } finally {
    here.close();
    there.close();
    tone.stop();
    tone.disconnect();
    track?.stop();
    rest();
  }
}

async function connect(here: RTCPeerConnection, there: RTCPeerConnection, track: MediaStreamTrack): Promise<true> {
  const connected = deferred<true>();
  const pass = (to: RTCPeerConnection) => (event: RTCPeerConnectionIceEvent) => void (event.candidate && to.addIceCandidate(event.candidate).catch(() => {}));
  here.addEventListener('icecandidate', pass(there));
  there.addEventListener('icecandidate', pass(here));
  there.addEventListener('connectionstatechange', () => {
    if (there.connectionState === 'connected') connected.resolve(true);
  });
  here.addTrack(track);
  await here.setLocalDescription();
  if (here.localDescription) await there.setRemoteDescription(here.localDescription);
  await there.setLocalDescription();
  if (there.localDescription) await here.setRemoteDescription(there.localDescription);
  return connected.promise;
}

async function measure(here: RTCPeerConnection, there: RTCPeerConnection, context: PreflightContext, signal: AbortSignal): Promise<Measured> {
  await within(new Promise(() => {}), measuring, context, signal);
  const now = context.io.clock.now();
  const [received, sent] = await Promise.all([takeSample(there, now), takeSample(here, now)]);
  const { packets = 0, lost = 0 } = received.incoming ?? {};
  const loss = packets + lost === 0 ? 1 : Math.max(0, lost) / (packets + Math.max(0, lost));
  return { loss, jitter: received.jitter ?? 0, ...(sent.roundTrip === undefined ? {} : { roundTrip: sent.roundTrip }) };
}
