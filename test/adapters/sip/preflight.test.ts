import { expect } from '@open-wc/testing';
import type { PreflightCheck, PreflightResult } from '../../../src/domain/preflight.js';
import { faultOf, ioOver, openPhone, closePhones, type Phone, until } from './kit.js';
import { Scene } from './scene.js';

const check = (phone: Phone, name: PreflightCheck, signal = new AbortController().signal): Promise<PreflightResult> => phone.voice.preflight(name, signal);

/** A server that takes the connection and says nothing, or not even that. */
function deafServer(opens: boolean): { WebSocket: typeof WebSocket; sockets: EventTarget[]; closed: () => number } {
  const sockets: EventTarget[] = [];
  let closed = 0;
  class Deaf extends EventTarget {
    binaryType = 'blob';
    constructor() {
      super();
      sockets.push(this);
      queueMicrotask(() => this.dispatchEvent(opens ? new Event('open') : new CloseEvent('close', { code: 1006 })));
    }
    send(): void {}
    close(): void {
      closed += 1;
    }
  }
  return { WebSocket: Deaf as unknown as typeof WebSocket, sockets, closed: () => closed };
}

describe('sip: checks before a shift', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin();
  });

  afterEach(() => scene.end());

  it('pass in a browser that can all of it', async () => {
    for (const name of ['browser', 'frame-policy', 'permission', 'codec'] as const) {
      const result = await check(scene.phone, name);
      expect(result, name).to.include({ check: name, verdict: 'pass' });
    }
    expect((await check(scene.phone, 'codec')).figures).to.deep.equal({ opus: true, pcmu: true, pcma: true });
    expect((await check(scene.phone, 'browser')).figures).to.deep.equal({ secure: true, webrtc: true, capture: true });
  });

  it('hear the microphone, and give it back', async () => {
    const opened: MediaStreamTrack[] = [];
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async constraints => {
      const stream = await original(constraints);
      opened.push(...stream.getTracks());
      return stream;
    };
    try {
      const { verdict, figures } = await check(scene.phone, 'microphone');
      expect(verdict).to.equal('pass');
      expect(figures['loudest']).to.be.above(0.01);
      await until('the microphone to be given back', () => opened.length > 0 && opened.every(({ readyState }) => readyState === 'ended'));
    } finally {
      navigator.mediaDevices.getUserMedia = original;
    }
  });

  it('play the test sound', async () => {
    expect(await check(scene.phone, 'speaker')).to.deep.equal({ check: 'speaker', verdict: 'pass', figures: {} });
  });

  it('ask the server on the running connection', async () => {
    await until('registered', () => scene.phone.registration?.status === 'registered');
    const { verdict, figures } = await check(scene.phone, 'server');
    expect(verdict).to.equal('pass');
    expect(figures['connection']).to.equal('running');
    expect(figures['roundTrip']).to.be.within(0, 3_000);
    expect(await check(scene.phone, 'registration')).to.deep.include({ verdict: 'pass' });
  });

  it('find the ways out, and measure sound on one', async () => {
    const { verdict, reason, figures } = await check(scene.phone, 'network');
    expect(reason, JSON.stringify(figures)).to.be.oneOf([undefined, 'high-jitter', 'high-loss', 'high-latency']);
    expect(verdict).to.be.oneOf(['pass', 'warn']);
    expect(figures['host']).to.be.above(0);
    expect(figures).to.include({ relay: 0, relayed: false });
    expect(figures['loss']).to.be.within(0, 0.9);
  });

  it('end at once with `conflict` when aborted', async () => {
    for (const name of ['microphone', 'speaker', 'network'] as const) {
      const abort = new AbortController();
      const running = check(scene.phone, name, abort.signal);
      abort.abort();
      expect((await faultOf(running)).code, name).to.equal('conflict');
    }
    const abort = new AbortController();
    abort.abort();
    expect((await faultOf(check(scene.phone, 'browser', abort.signal))).code).to.equal('conflict');
  });
});

describe('sip: checks before a shift where something is wrong', () => {
  afterEach(() => closePhones());

  const at = (io: ReturnType<typeof ioOver>, more = {}): Phone =>
    openPhone({
      server: 'wss://sip.example.test',
      domain: 'example.test',
      user: '2001',
      credentials: async () => ({ user: '2001', password: 'pw' }),
      io,
      ...more,
    });

  it('tell a server that is not there from one that is silent', async () => {
    const gone = deafServer(false);
    expect(await check(at(ioOver(gone.WebSocket)), 'server')).to.deep.include({ verdict: 'fail', reason: 'server-unreachable' });
    const silent = deafServer(true);
    const limits = { pong: 200, connect: 2_000, register: 300 };
    const phone = at(ioOver(silent.WebSocket), { limits });
    expect(await check(phone, 'server')).to.deep.include({ verdict: 'fail', reason: 'server-silent' });
    expect(await check(phone, 'registration')).to.deep.include({ verdict: 'fail', reason: 'not-registered' });
    await until('the sockets of the checks to be closed', () => gone.closed() >= 1);
  });

  it('tell a server that the browser keeps the page from', async () => {
    // No flag of the browser makes a page public and its server local, so the answer is put into its mouth.
    const original = navigator.permissions.query.bind(navigator.permissions);
    let state: PermissionState = 'denied';
    navigator.permissions.query = async descriptor =>
      (descriptor.name as string) === 'local-network-access' ? ({ state } as PermissionStatus) : original(descriptor);
    const io = { ...ioOver(deafServer(false).WebSocket), origin: 'https://crm.example.test' };
    try {
      const server = 'wss://192.168.10.5:8089/ws';
      expect(await check(at(io, { server }), 'server')).to.deep.include({ verdict: 'fail', reason: 'local-network-blocked' });
      expect(await check(at({ ...io, origin: 'https://192.168.10.7' }, { server }), 'server')).to.deep.include({ reason: 'server-unreachable' });
      expect(await check(at(io), 'server')).to.deep.include({ reason: 'server-unreachable' });
      state = 'granted';
      expect(await check(at(io, { server }), 'server')).to.deep.include({ reason: 'server-unreachable' });
    } finally {
      navigator.permissions.query = original;
    }
  });

  it('tell a wrong password', async () => {
    const scene = new Scene();
    await scene.begin();
    try {
      const phone = scene.open({ credentials: async () => ({ user: '2002', password: 'wrong' }), user: '2002' });
      expect(await check(phone, 'registration')).to.deep.include({ verdict: 'fail', reason: 'wrong-credentials' });
    } finally {
      await scene.end();
    }
  });

  it('say that there is no server', async () => {
    const phone = openPhone({ user: '2001' });
    expect(await check(phone, 'server')).to.deep.equal({ check: 'server', verdict: 'fail', reason: 'server-not-configured', figures: {} });
    expect(await check(phone, 'registration')).to.deep.include({ verdict: 'skipped' });
  });

  it('tell a relay that does not answer', async () => {
    const silent = deafServer(false);
    const iceServers = [{ urls: 'turn:127.0.0.1:9?transport=udp', username: 'u', credential: 'c' }];
    const phone = at(ioOver(silent.WebSocket), { iceServers });
    expect(await check(phone, 'network')).to.deep.include({ verdict: 'fail', reason: 'turn-silent' });
  });

  it('tell a microphone that gives nothing, or is refused', async () => {
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const context = new AudioContext();
    try {
      navigator.mediaDevices.getUserMedia = async () => context.createMediaStreamDestination().stream;
      expect(await check(openPhone({ user: '2001' }), 'microphone')).to.deep.include({ verdict: 'fail', reason: 'microphone-silent' });
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
      expect(await check(openPhone({ user: '2001' }), 'microphone')).to.deep.include({ verdict: 'fail', reason: 'microphone-missing' });
    } finally {
      navigator.mediaDevices.getUserMedia = original;
      await context.close();
    }
  });
});
