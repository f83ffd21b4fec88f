import { expect } from '@open-wc/testing';
import { answerTo, energyOver, faultOf, ioOver, limits, statesOf, until } from './kit.js';
import { agent, customer, Scene } from './scene.js';

describe('sip: the connection goes away', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin({ limits: { ...limits, pingIdle: 400, pingInCall: 200, pong: 150, wakePong: 100 } });
  });

  afterEach(() => scene.end());

  const requests = (method: string): string[] => scene.line.sent.filter(frame => frame.startsWith(`${method} `));
  const lostSignalling = (id: string): boolean =>
    scene.phone.events.some(event => event.type === 'call-changed' && event.call.id === id && event.call.signalling === 'lost');
  const registered = () => until('registered', () => scene.phone.registration?.status === 'registered');

  it('is told at once, and mended', async () => {
    scene.server.server.dropAll();
    await until('stale', () => scene.phone.events.some(event => event.type === 'registration-changed' && event.registration.status === 'stale'));
    const offline = scene.phone.events.findLast(event => event.type === 'connection-changed' && event.connection.status === 'offline');
    expect(offline?.type === 'connection-changed' && offline.connection.retryAt).to.be.a('number');
    await registered();
    expect(scene.phone.connection?.status).to.equal('online');
    expect(scene.server.server.bindings(agent)).to.have.length(1);
  });

  it('is tried for as long as it takes', async () => {
    scene.server.server.stop();
    const attempts = () => scene.phone.events.filter(event => event.type === 'connection-changed' && event.connection.status === 'connecting');
    const before = attempts().length;
    await until('eight attempts', () => attempts().length >= before + 8, 15_000);
    scene.server.server.start();
    await registered();
  });

  it('is tried at once when asked to', async () => {
    await scene.again({ limits: { ...limits, retryFirst: 600_000, retryCap: 600_000 } });
    scene.server.server.dropAll();
    await until('offline', () => scene.phone.connection?.status === 'offline');
    expect((await faultOf(scene.phone.voice.dial(customer))).code).to.equal('network');
    scene.phone.backend.reconnect?.();
    await registered();
  });

  it('is noticed although nobody closes it', async () => {
    scene.server.server.freeze();
    await until('stale', () => scene.phone.registration?.status !== 'registered');
    scene.server.server.thaw();
    await registered();
  });

  it('is probed by OPTIONS where CRLF is ignored, and lives', async () => {
    scene.line.swallow = frame => frame === '\r\n\r\n';
    await until('OPTIONS', () => requests('OPTIONS').length >= 3);
    expect(scene.phone.connection?.status).to.equal('online');
    expect(scene.line.sent.filter(frame => frame === '\r\n\r\n')).to.have.length(1);
  });

  it('is probed at once when the machine wakes up', async () => {
    let wake: () => void = () => {};
    const io = {
      ...ioOver(scene.line.WebSocket),
      wake: (run: (reason: 'online') => void) => {
        wake = () => run('online');
        return () => {};
      },
    };
    await scene.again({ io, limits: { ...limits, pingIdle: 600_000, pingInCall: 600_000, wakePong: 100 } });
    scene.server.server.freeze();
    wake();
    await until('noticed', () => scene.phone.registration?.status !== 'registered');
    scene.server.server.thaw();
    await registered();
  });

  describe('with a call', () => {
    it('keeps it: sound goes on, then everything works as before', async () => {
      const id = await scene.placed();
      scene.server.server.stop();
      await until('signalling lost', () => scene.phone.call(id).signalling === 'lost');
      expect(scene.phone.call(id).state).to.equal('active');
      expect(scene.phone.call(id).can.has('hold')).to.equal(false);
      expect((await faultOf(scene.phone.voice.hold(id))).code).to.equal('network');
      expect(await energyOver(scene.heard(id))).to.be.above(0.001);
      scene.server.server.start();
      await registered();
      await until('signalling back', () => scene.phone.call(id).signalling === 'ok');
      await until('a renewal', () => requests('INVITE').length >= 3);
      await until('hold possible', () => scene.phone.call(id).can.has('hold'));
      await until('held', () => scene.phone.voice.hold(id).then(() => true, () => false));
      await scene.far.until(state => state.call?.held === true);
      await scene.phone.voice.resume(id);
      expect(await energyOver(scene.heard(id))).to.be.above(0.001);
      await scene.phone.voice.hangUp(id);
      await scene.far.until(state => state.call?.state === 'ended');
      expect(statesOf(scene.phone, id)).to.deep.equal(['dialing', 'ringing', 'active', 'ending', 'ended']);
    });

    it('is hung up by the customer after it', async () => {
      const id = await scene.placed();
      const farBack = scene.far.until(state => !state.registered).then(() => scene.far.until(state => state.registered));
      scene.server.server.dropAll();
      await until('signalling lost', () => lostSignalling(id));
      await farBack;
      await until('back', () => scene.phone.call(id).signalling === 'ok');
      await scene.far.hangUp();
      expect(await scene.ended(id)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
    });

    it('keeps it when the server freezes', async () => {
      const id = await scene.placed();
      scene.server.server.freeze();
      await until('signalling lost', () => scene.phone.call(id).signalling === 'lost');
      expect(await energyOver(scene.heard(id))).to.be.above(0.001);
      scene.server.server.thaw();
      await until('signalling back', () => scene.phone.call(id).signalling === 'ok');
      expect(scene.phone.call(id).state).to.equal('active');
    });

    it('hangs up at the other side what was hung up meanwhile', async () => {
      const id = await scene.placed();
      scene.server.server.stop();
      await until('signalling lost', () => scene.phone.call(id).signalling === 'lost');
      await scene.phone.voice.hangUp(id);
      expect(await scene.ended(id)).to.deep.equal({ cause: 'hung-up', by: 'agent' });
      expect(scene.far.state.call?.state).to.equal('active');
      scene.server.server.start();
      await scene.far.until(state => state.call?.state === 'ended', 15_000);
    });

    it('settles at once what waited for an answer', async () => {
      const id = await scene.placed();
      scene.line.swallow = frame => frame.startsWith('INVITE');
      const held = faultOf(scene.phone.voice.hold(id));
      await until('pending', () => requests('INVITE').length >= 3 && scene.phone.call(id).pending === 'hold');
      scene.server.server.dropAll();
      expect((await held).code).to.equal('network');
      expect(scene.phone.call(id).pending).to.equal(undefined);
      scene.line.swallow = undefined;
      await until('back', () => scene.phone.call(id).signalling === 'ok');
      await until('held', () => scene.phone.voice.hold(id).then(() => true, () => false));
    });

    it('ends a call that only rings out, and cancels it at the other side', async () => {
      const id = await scene.phone.voice.dial(customer);
      await until('ringing', () => scene.phone.call(id).state === 'ringing');
      scene.line.socket.close();
      expect(await scene.ended(id)).to.deep.equal({ cause: 'network', by: 'system' });
      await scene.far.until(state => state.call?.state === 'ended');
    });

    it('lets a call ring in through a short outage, not for ever', async () => {
      await scene.again({ limits: { ...limits, ringGrace: 600 } });
      const id = await scene.rings();
      scene.server.server.stop();
      await until('no answer button', () => !scene.phone.call(id).can.has('answer'));
      expect(scene.phone.call(id).state).to.equal('ringing');
      expect((await faultOf(scene.phone.voice.answer(id))).code).to.equal('network');
      expect(await scene.ended(id)).to.deep.equal({ cause: 'network', by: 'system' });
      scene.server.server.start();
    });

    it('ends a call that the other side does not know any more', async () => {
      const id = await scene.placed();
      scene.line.swallow = frame => {
        if (!frame.startsWith('INVITE')) return false;
        queueMicrotask(() => scene.line.inject(answerTo(frame, '481 Call/Transaction Does Not Exist')));
        return true;
      };
      scene.line.socket.close();
      expect(await scene.ended(id)).to.deep.equal({ cause: 'network', by: 'system', code: 481 });
    });
  });

  it('ends a call whose sound does not come back', async () => {
    await scene.again({ limits: { ...limits, mediaLost: 1_000 } });
    const id = await scene.placed();
    const connection = lastConnection();
    // As if the network had swallowed the media: the browser's own verdict takes 15 s.
    Object.defineProperty(connection, 'connectionState', { value: 'failed' });
    connection.dispatchEvent(new Event('connectionstatechange'));
    expect(scene.phone.call(id).media).to.equal('failed');
    await until('an ICE restart', () => requests('INVITE').length >= 3);
    expect(await scene.ended(id)).to.deep.equal({ cause: 'media', by: 'system' });
  });
});

const connections: RTCPeerConnection[] = [];
const Native = globalThis.RTCPeerConnection;
globalThis.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

/** Of the agent: its offer is made before the customer hears of it. */
function lastConnection(): RTCPeerConnection {
  const connection = connections.at(-2);
  if (!connection) throw new Error('No connection yet.');
  return connection;
}
