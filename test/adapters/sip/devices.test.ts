import { expect } from '@open-wc/testing';
import type { AudioDevice, AudioDevices, AudioRole } from '../../../src/domain/call.js';
import { energyOver, faultOf, silenceOf, until } from './kit.js';
import { Scene } from './scene.js';

const key = 'cc-widgets.audio';

/** Everything that the telephone captured, with the constraints of it; the far end in this page asks for no processing. */
function watchCaptures() {
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia;
  const captures: { readonly stream: MediaStream; readonly wanted: MediaTrackConstraints }[] = [];
  mediaDevices.getUserMedia = async constraints => {
    const stream = await original.call(mediaDevices, constraints);
    const wanted = constraints?.audio;
    if (typeof wanted === 'object' && wanted.autoGainControl === true) captures.push({ stream, wanted });
    return stream;
  };
  const live = () => captures.filter(({ stream }) => stream.getTracks().some(track => track.readyState === 'live'));
  return {
    captures,
    live,
    get deviceId() {
      return live().at(-1)?.stream.getAudioTracks()[0]?.getSettings().deviceId;
    },
    restore: () => (mediaDevices.getUserMedia = original),
  };
}

/**
 * The browser's fake devices cannot be unplugged, so the page is told what there is. Everything else is the browser's.
 */
function plugs() {
  const { mediaDevices } = navigator;
  const original = mediaDevices.enumerateDevices;
  const tell = () => mediaDevices.dispatchEvent(new Event('devicechange'));
  return {
    change(map: (devices: MediaDeviceInfo[]) => MediaDeviceInfo[]) {
      mediaDevices.enumerateDevices = async () => map(await original.call(mediaDevices));
      tell();
    },
    restore() {
      mediaDevices.enumerateDevices = original;
      tell();
    },
  };
}

describe('sip: devices', () => {
  let scene: Scene;
  let captured: ReturnType<typeof watchCaptures>;
  let plugged: ReturnType<typeof plugs>;

  beforeEach(async () => {
    localStorage.removeItem(key);
    captured = watchCaptures();
    plugged = plugs();
    scene = new Scene();
    await scene.begin();
    scene.far.sound = 'microphone';
  });

  afterEach(async () => {
    plugged.restore();
    captured.restore();
    await scene.end();
    localStorage.removeItem(key);
  });

  const devices = (): AudioDevices | undefined => scene.phone.audio?.devices;
  const told = async (kind: AudioDevice['kind']): Promise<readonly AudioDevice[]> => {
    await scene.phone.voice.askForMicrophone();
    return until('devices', () => {
      const found = devices()?.available.filter(device => device.kind === kind) ?? [];
      return found.length >= 2 && found.every(({ label }) => label) ? found : undefined;
    });
  };
  const nth = async (role: AudioRole, index: number): Promise<AudioDevice> => {
    const device = (await told(role === 'microphone' ? 'input' : 'output'))[index];
    if (!device) throw new Error('Too few devices.');
    return device;
  };
  /** What the browser does to a track whose device is gone or forbidden. */
  const unplug = (): void => {
    for (const track of captured.live()[0]?.stream.getAudioTracks() ?? []) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  };
  const invites = () => scene.line.sent.filter(frame => frame.startsWith('INVITE ')).length;

  it('changes the microphone of a running call without asking the other side', async () => {
    const other = await nth('microphone', 1);
    const id = await scene.placed();
    const before = invites();
    await scene.phone.voice.chooseDevice('microphone', other.id);
    await until('the other one', () => captured.deviceId === other.id);
    expect(captured.live()).to.have.length(1);
    expect(devices()?.chosen).to.deep.equal({ microphone: other.id });
    expect(await energyOver(scene.farHeard)).to.be.greaterThan(0);
    expect(invites()).to.equal(before);
    await scene.phone.voice.hangUp(id);
    await until('released', () => captured.live().length === 0);
  });

  it('stays silent over a change of device while held, and while muted', async () => {
    const [one, other] = [await nth('microphone', 0), await nth('microphone', 1)];
    const id = await scene.placed();
    await scene.phone.voice.hold(id);
    await silenceOf(scene.farHeard);
    await scene.phone.voice.chooseDevice('microphone', other.id);
    expect(captured.deviceId).to.equal(other.id);
    await scene.phone.voice.sendDtmf(id, '5');
    await silenceOf(scene.farHeard);
    await scene.phone.voice.resume(id);
    await until('sound', async () => (await energyOver(scene.farHeard)) > 1e-4, 15_000);
    await scene.phone.voice.setMuted(id, true);
    await scene.phone.voice.chooseDevice('microphone', one.id);
    expect(captured.deviceId).to.equal(one.id);
    await silenceOf(scene.farHeard);
    expect(scene.phone.call(id).muted).to.equal(true);
  }).timeout(60_000);

  it('remembers devices, processing and volume for the next telephone of this browser', async () => {
    const [microphone, speaker] = [await nth('microphone', 1), await nth('speaker', 1)];
    await scene.phone.voice.chooseDevice('microphone', microphone.id);
    await scene.phone.voice.chooseDevice('speaker', speaker.id);
    await scene.phone.voice.setProcessing({ noiseSuppression: false });
    scene.phone.voice.setRingerVolume(0.25);
    await until('volume', () => devices()?.ringerVolume === 0.25);
    await scene.again({});
    await until('devices', () => devices()?.available.length);
    expect(devices()).to.deep.include({ chosen: { microphone: microphone.id, speaker: speaker.id }, ringerVolume: 0.25, missing: [] });
    expect(devices()?.processing).to.deep.equal({ echoCancellation: true, noiseSuppression: false, autoGainControl: true });
    await scene.placed();
    expect(captured.deviceId).to.equal(microphone.id);
    expect(captured.captures.at(-1)?.wanted.noiseSuppression).to.equal(false);
  });

  it('plays far ends and ringer each on its own device', async () => {
    const [speaker, ringer] = [await nth('speaker', 0), await nth('ringer', 1)];
    const sinks: string[] = [];
    const { setSinkId } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.setSinkId = function (id) {
      sinks.push(`speaker ${id}`);
      return setSinkId.call(this, id);
    };
    const context = AudioContext.prototype as unknown as { setSinkId(id: string): Promise<void> };
    const ringOn = context.setSinkId;
    context.setSinkId = function (id) {
      sinks.push(`ringer ${id}`);
      return ringOn.call(this, id);
    };
    try {
      await scene.phone.voice.chooseDevice('ringer', ringer.id);
      await scene.placed();
      await scene.phone.voice.chooseDevice('speaker', speaker.id);
      expect(sinks).to.include(`ringer ${ringer.id}`).and.include(`speaker ${speaker.id}`);
      expect(devices()?.canChooseOutput).to.equal(true);
    } finally {
      HTMLMediaElement.prototype.setSinkId = setSinkId;
      context.setSinkId = ringOn;
    }
  });

  it('falls back while the microphone is unplugged, and returns to it under another id', async () => {
    const chosen = await nth('microphone', 1);
    await scene.phone.voice.chooseDevice('microphone', chosen.id);
    await scene.placed();
    plugged.change(all => all.filter(({ deviceId }) => deviceId !== chosen.id));
    unplug();
    await until('the default', () => captured.live().length === 1 && captured.deviceId !== chosen.id);
    expect(devices()).to.deep.include({ missing: ['microphone'], missingLabels: { microphone: chosen.label } });
    expect(await energyOver(scene.farHeard)).to.be.greaterThan(0);
    plugged.restore();
    await until('the chosen one', () => captured.live().length === 1 && captured.deviceId === chosen.id);
    expect(devices()?.missing).to.deep.equal([]);
    plugged.change(all =>
      all.map(device => {
        if (device.deviceId !== chosen.id) return device;
        return { deviceId: 'new-id', groupId: '', kind: device.kind, label: device.label, toJSON: () => ({}) };
      }),
    );
    await until('its new id', () => devices()?.chosen.microphone === 'new-id');
    expect(devices()?.missing).to.deep.equal([]);
  });

  it('tells of a permission taken back in a call, and sends again once it is granted', async () => {
    const id = await scene.placed();
    captured.restore();
    const { getUserMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    unplug();
    await until('denied', () => scene.phone.audio?.microphone === 'denied');
    expect(scene.phone.call(id).state).to.equal('active');
    navigator.mediaDevices.getUserMedia = getUserMedia;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await until('granted', () => scene.phone.audio?.microphone === 'granted');
    await until('sound', async () => (await energyOver(scene.farHeard)) > 1e-4, 15_000);
  });

  it('refuses devices that there are not', async () => {
    await told('input');
    expect((await faultOf(scene.phone.voice.chooseDevice('microphone', 'nothing'))).code).to.equal('rejected');
  });

  it('survives a memory that makes no sense', async () => {
    localStorage.setItem(key, '{"chosen":{"microphone":7},"ringerVolume":"loud"');
    await scene.again({});
    await until('devices', devices);
    expect(devices()).to.deep.include({ chosen: {}, ringerVolume: 0.5 });
  });

  it('measures the microphone between calls, and lets it go', async () => {
    const levels: number[] = [];
    const stop = await scene.phone.voice.meter(level => levels.push(level));
    await until('a level', () => levels.some(level => level > 0.001 && level <= 1));
    expect(captured.live()).to.have.length(1);
    stop();
    await until('released', () => captured.live().length === 0);
  });

  it('measures nothing while the agent is muted', async () => {
    const id = await scene.placed();
    await scene.phone.voice.setMuted(id, true);
    const levels: number[] = [];
    const stop = await scene.phone.voice.meter(level => levels.push(level));
    await until('levels', () => levels.length >= 15);
    expect(Math.max(...levels)).to.equal(0);
    await scene.phone.voice.setMuted(id, false);
    await until('a level', () => levels.some(level => level > 0.001));
    stop();
    expect(captured.live()).to.have.length(1);
  });

  for (const role of ['speaker', 'ringer'] as const) {
    it(`plays a test sound on the ${role}`, async () => {
      const started = performance.now();
      await scene.phone.voice.testSound(role);
      expect(performance.now() - started).to.be.greaterThan(500);
    });
  }
});
