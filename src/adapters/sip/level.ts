import type { Microphone } from './microphone.js';
import type { Speaker } from './speaker.js';

const interval = 100;

export interface Meter {
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  /** Nobody is to hear the agent at present. */
  readonly isSilenced: () => boolean;
}

/** Root mean square of what the microphone gives, 0 to 1. Rejects with `permission` or `media`. */
export async function meter({ microphone, speaker, isSilenced }: Meter, onLevel: (level: number) => void): Promise<() => void> {
  const rest = await speaker.keepAwake();
  const { context } = speaker;
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  let source: MediaStreamAudioSourceNode | undefined;
  const listenTo = (track: MediaStreamTrack): void => {
    release(source);
    source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
  };
  const leave = microphone.use({ renew: listenTo });
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(isSilenced() ? 0 : Math.min(1, Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)));
  }, interval);
  const stop = (): void => {
    clearInterval(timer);
    release(source);
    source = undefined;
    leave();
    rest();
  };
  try {
    const [track] = (await microphone.open()).getAudioTracks();
    if (track) listenTo(track);
    return stop;
  } catch (error) {
    stop();
    throw error;
  }
}

function release(source: MediaStreamAudioSourceNode | undefined): void {
  source?.disconnect();
  for (const track of source?.mediaStream.getTracks() ?? []) track.stop();
}
