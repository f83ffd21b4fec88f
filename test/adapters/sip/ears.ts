/** What each of them says, in Hz. Far enough from each other's harmonics. */
export const tone = { agent: 1700, ana: 440, beto: 700, caio: 1100 };
export type Person = keyof typeof tone;

/** Listens to streams in this page, apart from the telephone under test. */
export class Ears {
  readonly #context = new AudioContext();

  /** Who is heard in it now. */
  async hears(stream: MediaStream | undefined): Promise<Person[]> {
    if (!stream) return [];
    const ear = new AnalyserNode(this.#context, { fftSize: 8192, smoothingTimeConstant: 0 });
    const source = this.#context.createMediaStreamSource(stream);
    source.connect(ear);
    const heard = new Map<Person, number>();
    const levels = new Float32Array(ear.frequencyBinCount);
    try {
      // Longer than any buffer between a microphone and an ear.
      for (let round = 0; round < 6; round++) {
        await new Promise(resolve => setTimeout(resolve, 60));
        ear.getFloatFrequencyData(levels);
        for (const [person, frequency] of Object.entries(tone) as [Person, number][]) {
          const bin = Math.round((frequency * ear.fftSize) / this.#context.sampleRate);
          if (Math.max(...levels.slice(bin - 2, bin + 3)) > -60) heard.set(person, (heard.get(person) ?? 0) + 1);
        }
      }
    } finally {
      source.disconnect();
    }
    return [...heard].filter(([, rounds]) => rounds >= 5).map(([person]) => person);
  }

  close(): void {
    void this.#context.close();
  }
}
