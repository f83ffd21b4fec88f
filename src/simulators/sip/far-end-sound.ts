/** A number is the frequency of a tone in Hz. */
export type FarEndSound = 'voice' | 'tone' | 'microphone' | 'silence' | number;

/** What the far end says: a stream for one call, and how to fall silent. */
export interface SoundSource {
  readonly stream: MediaStream;
  stop(): void;
}

const TONE_HZ = 440;
const PITCH_HZ = 130;
/** Centres of the first three formants of an open vowel. */
const FORMANTS_HZ = [700, 1220, 2600];
const SYLLABLES_PER_SECOND = 3.5;

export async function openSound(sound: FarEndSound): Promise<SoundSource> {
  if (sound === 'microphone') {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    return { stream, stop: () => stream.getTracks().forEach(track => track.stop()) };
  }
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  if (sound === 'tone') playTone(context, output, TONE_HZ);
  if (typeof sound === 'number') playTone(context, output, sound);
  if (sound === 'voice') playVoice(context, output);
  if (sound === 'silence') playSilence(context, output);
  return {
    stream: output.stream,
    stop() {
      output.stream.getTracks().forEach(track => track.stop());
      void context.close();
    },
  };
}

/** Without any source nothing would be sent at all, which is not what a quiet room does. */
function playSilence(context: AudioContext, output: AudioNode): void {
  const nothing = new ConstantSourceNode(context, { offset: 0 });
  nothing.connect(output);
  nothing.start();
}

function playTone(context: AudioContext, output: AudioNode, frequency: number): void {
  const tone = new OscillatorNode(context, { frequency });
  tone.connect(new GainNode(context, { gain: 0.3 })).connect(output);
  tone.start();
}

/** A buzzing source shaped by vowel resonances, swelling in the rhythm of syllables: no words, but plainly somebody. */
function playVoice(context: AudioContext, output: AudioNode): void {
  const source = new OscillatorNode(context, { type: 'sawtooth', frequency: PITCH_HZ });
  const rhythm = new OscillatorNode(context, { frequency: SYLLABLES_PER_SECOND });
  const melody = new OscillatorNode(context, { frequency: 0.4 });
  const loudness = new GainNode(context, { gain: 0.5 });
  for (const frequency of FORMANTS_HZ) {
    source.connect(new BiquadFilterNode(context, { type: 'bandpass', frequency, Q: 8 })).connect(loudness);
  }
  rhythm.connect(new GainNode(context, { gain: 0.4 })).connect(loudness.gain);
  melody.connect(new GainNode(context, { gain: 18 })).connect(source.frequency);
  loudness.connect(output);
  for (const oscillator of [source, rhythm, melody]) oscillator.start();
}
