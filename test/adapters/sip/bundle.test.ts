import { expect } from '@open-wc/testing';
import { redactFrame, redactText } from '../../../src/adapters/sip/trace-redaction.js';
import type { BackendEvent } from '../../../src/domain/backend-event.js';
import { until } from './kit.js';
import { agent, customer, Scene } from './scene.js';

const secrets = ['pw-7c1', '31d6cf', 'dcd98b', 'Ana Souza', '5511987650001', '192.168.10.44', '10.1.2.3', '2001:db8:7::9', 'segredo', 'k3yk3y', 'AB:CD'];

const frame = [
  'INVITE sip:+5511987650001@203.0.113.9;user=phone SIP/2.0',
  'Via: SIP/2.0/WSS 192.168.10.44;branch=z9hG4bK1;received=10.1.2.3',
  'f: "Ana Souza" <sip:+5511987650001:pw-7c1@example.test>;tag=a1',
  'To: Ana Souza <tel:+55-11-98765-0001>',
  'Call-ID: 0123456789abcdef',
  'CSeq: 2 INVITE',
  'Authorization: Digest username="2001", realm="x", nonce="dcd98b",',
  ' response="31d6cf"',
  'X-Notes: segredo de Ana Souza',
  'Refer-To: <sip:2002@example.test?Replaces=segredo%3Bto-tag%3D1>',
  'Reason: Q.850;cause=16;text="segredo"',
  'Contact: <sip:x@[2001:db8:7::9]:5060;transport=ws>',
  'Content-Type: application/sdp',
  '',
  'v=0',
  'o=segredo 12 1 IN IP4 192.168.10.44',
  's=segredo',
  'c=IN IP6 2001:db8:7::9',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=ice-pwd:segredo',
  'a=fingerprint:sha-256 AB:CD',
  'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:k3yk3y',
  'a=candidate:1 1 udp 2113937151 10.1.2.3 50000 typ host ufrag segredo',
  'a=rtpmap:111 opus/48000/2',
].join('\r\n');

function forgotten(text: string, words: readonly string[]): void {
  for (const word of words) expect(text.includes(word), word).to.equal(false);
}

describe('sip: what support may see of a message', () => {
  it('has neither secrets nor names nor full numbers nor addresses', () => {
    forgotten(redactFrame(frame), secrets);
  });

  it('still tells how it was signalled', () => {
    const lines = redactFrame(frame).split('\n');
    expect(lines[0]).to.equal('INVITE sip:…0001@203.0.113.x;user=phone SIP/2.0');
    expect(lines).to.include.members([
      'Via: SIP/2.0/WSS 192.168.10.x;branch=z9hG4bK1;received=10.1.2.x',
      'f: "…" <sip:…0001@example.test>;tag=a1',
      'To: … <tel:…0001>',
      'Call-ID: 01234567',
      'CSeq: 2 INVITE',
      'Authorization: …',
      'X-Notes: …',
      'Refer-To: <sip:2002@example.test?…>',
      'Contact: <sip:x@[2001:db8::x]:5060;transport=ws>',
      'o=… IN IP4 192.168.10.x',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'a=ice-pwd:…',
      'a=candidate:1 1 udp 2113937151 10.1.2.x 50000 typ host ufrag …',
      'a=rtpmap:111 opus/48000/2',
    ]);
  });

  it('has nothing of a text or of pressed keys', () => {
    const message = 'MESSAGE sip:2001@example.test SIP/2.0\r\nContent-Type: text/plain\r\n\r\nsegredo 4111 1111 1111 1111';
    expect(redactFrame(message)).to.equal('MESSAGE sip:2001@example.test SIP/2.0\nContent-Type: text/plain\n\n… 27 characters');
    expect(redactFrame('INFO sip:1@x SIP/2.0\r\nContent-Type: application/dtmf-relay\r\n\r\nSignal=7')).not.to.contain('Signal');
    expect(redactText('SIP/2.0 404 No 11 98765-0001 here')).to.equal('SIP/2.0 404 No …0001 here');
  });
});

describe('sip: support bundle and quality of a real call', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin();
  });

  afterEach(() => scene.end());

  const qualities = (id: string) => scene.phone.events.flatMap(event => (event.type === 'quality-changed' && event.quality.callId === id ? [event.quality] : []));
  const summaries = (): Extract<BackendEvent, { type: 'quality-summed' }>[] => scene.phone.events.filter(event => event.type === 'quality-summed');

  it('measures every second and sums up once', async () => {
    const id = await scene.placed();
    await until('three good seconds', () => qualities(id).filter(({ grade }) => grade === 'good').length >= 3, 20_000);
    const [first, second] = qualities(id).slice(-2);
    expect((second?.at ?? 0) - (first?.at ?? 0)).to.be.within(800, 5_000);
    expect(second?.mos).to.be.within(4, 4.5);
    expect(second?.loss).to.be.within(0, 0.01);
    await scene.phone.voice.hold(id);
    await until('hold', () => qualities(id).at(-1)?.grade === 'unknown');
    expect(qualities(id).at(-1)?.warnings).to.deep.equal([]);
    await scene.phone.voice.hangUp(id);
    await scene.ended(id);
    const [summed] = await until('the sum', () => (summaries().length > 0 ? summaries() : undefined));
    expect(summaries()).to.have.length(1);
    expect(summed?.summary).to.include({ callId: id, codec: 'opus' });
    expect(summed?.summary.measured).to.be.above(2_000);
    expect(summed?.summary.mos?.average).to.be.above(4);
  });

  it('sums up nothing of a call that was never answered', async () => {
    const id = await scene.rings();
    await scene.phone.voice.reject(id, 'declined');
    await scene.ended(id);
    const running = await scene.placed();
    await scene.phone.voice.hangUp(running);
    await until('the sum', () => summaries().length > 0);
    expect(summaries().map(({ summary }) => summary.callId)).to.deep.equal([running]);
  });

  it('tells support what happened, and no secret', async () => {
    const id = await scene.placed();
    await until('figures', () => qualities(id).some(({ mos }) => mos !== undefined), 20_000);
    await scene.phone.voice.sendDtmf(id, '4711');
    await scene.phone.voice.hangUp(id);
    await scene.ended(id);
    await until('the sum', () => summaries().length > 0);
    const text = await scene.phone.voice.supportBundle();
    const nonces = [...scene.line.sent, ...scene.line.received].flatMap(each => [...each.matchAll(/(?:nonce|response|cnonce)="([^"]+)"/g)].map(([, value = '']) => value));
    const media = [...scene.line.sent, ...scene.line.received].flatMap(each => [...each.matchAll(/^a=(?:ice-pwd|fingerprint):(.+?)\r?$/gm)].map(([, value = '']) => value));
    expect(nonces).not.to.deep.equal([]);
    expect(media).not.to.deep.equal([]);
    forgotten(text, [...nonces, ...media, customer, customer.slice(1), id, 'Ana Souza']);
    const bundle = JSON.parse(text) as {
      version: string;
      browser: { agent?: string };
      ladder: { direction: string; what: string; call: string }[];
      calls: { call: string; number: string; end: { cause: string }; sound: { measured: number }; timeline: string[] }[];
      events: { what: string; status?: string; user?: string }[];
    };
    // Its version looks like an address.
    delete bundle.browser.agent;
    expect(JSON.stringify(bundle)).not.to.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/);
    expect(bundle.ladder.map(({ direction, what }) => `${direction} ${what}`)).to.include.members(['out REGISTER', 'in 401 REGISTER', 'in 200 REGISTER', 'out INVITE', 'in 200 INVITE', 'out BYE']);
    expect(bundle.calls).to.have.length(1);
    expect(bundle.calls[0]).to.deep.include({ call: id.slice(0, 8), number: '…0001', end: { cause: 'hung-up', by: 'agent' } });
    expect(bundle.calls[0]?.timeline.length).to.be.above(0);
    expect(bundle.events.some(({ what, status, user }) => what === 'registration-changed' && status === 'registered' && user === agent)).to.equal(true);
  });
});
