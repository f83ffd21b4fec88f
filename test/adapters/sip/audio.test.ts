import { expect } from '@open-wc/testing';
import { faultOf, until } from './kit.js';
import { agent, customer, Scene } from './scene.js';

/** Tones that sound now, by watching the oscillators that the page makes. */
function watchTones(): { readonly sounding: () => number[]; readonly begun: readonly number[]; readonly restore: () => void } {
  const begun: number[] = [];
  const sounding = new Set<OscillatorNode>();
  const Native = globalThis.OscillatorNode;
  globalThis.OscillatorNode = class extends Native {
    override start(when?: number): void {
      sounding.add(this);
      begun.push(this.frequency.value);
      super.start(when);
    }
    override stop(when?: number): void {
      sounding.delete(this);
      super.stop(when);
    }
  };
  return {
    begun,
    sounding: () => [...sounding].map(oscillator => oscillator.frequency.value).sort((a, b) => a - b),
    restore: () => (globalThis.OscillatorNode = Native),
  };
}

describe('sip: sound on this machine', () => {
  let scene: Scene;
  let tones: ReturnType<typeof watchTones>;

  beforeEach(async () => {
    tones = watchTones();
    scene = new Scene();
    await scene.begin();
    scene.far.sound = 'microphone';
  });

  afterEach(async () => {
    tones.restore();
    await scene.end();
  });

  const silent = () => until('silence', () => tones.sounding().length === 0);

  it('rings until the call is silenced', async () => {
    const id = await scene.rings();
    await until('ringing', () => tones.sounding().length > 0);
    await scene.phone.voice.silence(id);
    await silent();
    expect(scene.phone.call(id).state).to.equal('ringing');
  });

  for (const [what, end] of [
    ['answered', (id: string) => scene.phone.voice.answer(id)],
    ['rejected', (id: string) => scene.phone.voice.reject(id, 'declined')],
    ['cancelled', () => scene.far.hangUp()],
  ] as const) {
    it(`rings until the call is ${what}`, async () => {
      const id = await scene.rings();
      await until('ringing', () => tones.sounding().length > 0);
      await end(id);
      await silent();
    });
  }

  it('plays the ringback of the country while it rings there', async () => {
    const id = await scene.phone.voice.dial(customer);
    await until('ringback', () => tones.sounding().join() === '425');
    await scene.phone.voice.hangUp(id);
    await silent();
  });

  it('gives a sign of its own when a call is taken by itself', async () => {
    await scene.again({ autoAnswer: true });
    await scene.far.call(agent);
    await until('the sign', () => tones.begun.includes(880));
    await silent();
    await until('media', () => scene.phone.calls.some(({ state, autoAnswered }) => state === 'active' && autoAnswered));
  });

  it('changes its volume while it rings, in a cadence that loops', async () => {
    const loops: AudioBufferSourceNode[] = [];
    const gains: GainNode[] = [];
    const Gain = globalThis.GainNode;
    globalThis.GainNode = class extends Gain {
      constructor(...args: ConstructorParameters<typeof GainNode>) {
        super(...args);
        gains.push(this);
      }
    };
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...when: [number?]) {
      loops.push(this);
      start.apply(this, when);
    };
    try {
      await scene.rings();
      await until('ringing', () => tones.sounding().length > 0);
      scene.phone.voice.setRingerVolume(0.1);
      await until('volume', () => scene.phone.audio?.devices?.ringerVolume === 0.1);
      expect(gains.map(({ gain }) => gain.value.toFixed(2))).to.include('0.10').and.not.include('0.50');
      expect(loops.map(({ loop, buffer }) => [loop, buffer?.duration])).to.deep.equal([[true, 3]]);
      expect(tones.sounding()).to.have.length(2);
    } finally {
      globalThis.GainNode = Gain;
      AudioBufferSourceNode.prototype.start = start;
      localStorage.removeItem('cc-widgets.audio');
    }
  });

  it('is quiet where the host rings by itself', async () => {
    await scene.again({ ringer: false });
    const id = await scene.rings();
    await scene.phone.voice.answer(id);
    expect(tones.sounding()).to.have.length(0);
  });

  it('lets the microphone go with the last call', async () => {
    const captured: MediaStream[] = [];
    const { getUserMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getUserMedia = async constraints => {
      const stream = await getUserMedia.call(navigator.mediaDevices, constraints);
      captured.push(stream);
      return stream;
    };
    try {
      const id = await scene.placed();
      const ours = captured[0]?.getAudioTracks()[0];
      expect(ours?.readyState).to.equal('live');
      expect(scene.phone.audio?.microphone).to.equal('granted');
      await scene.phone.voice.hangUp(id);
      await until('released', () => ours?.readyState === 'ended');
    } finally {
      navigator.mediaDevices.getUserMedia = getUserMedia;
    }
  });

  it('asks for the microphone ahead of the first call, and lets it go', async () => {
    const captured: MediaStream[] = [];
    const { getUserMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getUserMedia = async constraints => {
      const stream = await getUserMedia.call(navigator.mediaDevices, constraints);
      captured.push(stream);
      return stream;
    };
    try {
      await scene.phone.voice.askForMicrophone();
      await until('released', () => captured[0]?.getTracks().every(track => track.readyState === 'ended'));
      expect(captured).to.have.length(1);
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('taken', 'NotReadableError'));
      expect((await faultOf(scene.phone.voice.askForMicrophone())).code).to.equal('media');
      expect(scene.phone.audio?.microphone).to.equal('in-use');
    } finally {
      navigator.mediaDevices.getUserMedia = getUserMedia;
    }
  });

  it('tells that the browser plays nothing yet, and plays after a touch', async () => {
    const policy = forbidSound();
    try {
      await scene.again({});
      await until('blocked', () => scene.phone.audio?.soundBlocked);
      await scene.rings();
      expect((await faultOf(scene.phone.voice.enableSound())).code).to.equal('permission');
      expect(tones.sounding()).to.have.length(0);
      policy.allow();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
      await until('unblocked', () => scene.phone.audio?.soundBlocked === false);
      await until('ringing', () => tones.sounding().length > 0);
    } finally {
      policy.restore();
    }
  });
});

/** The browser's policy for pages that nobody touched: audio contexts do not start. The runner's browser has it off. */
function forbidSound(): { allow(): void; restore(): void } {
  const { AudioContext: Native } = globalThis;
  let allowed = false;
  globalThis.AudioContext = class extends Native {
    override get state(): AudioContextState {
      return allowed ? super.state : 'suspended';
    }
    override resume(): Promise<void> {
      return allowed ? super.resume() : new Promise(() => {});
    }
  };
  return {
    allow: () => (allowed = true),
    restore: () => (globalThis.AudioContext = Native),
  };
}
