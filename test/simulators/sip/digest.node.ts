import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { digestResponse, DigestGate, parseCredentials } from '../../../src/simulators/sip/digest.js';
import { parseMessage, type SipRequest } from '../../../src/simulators/sip/message.js';
import { ManualClock } from './scripted-agent.js';

const REALM = 'example.test';

describe('SIP digest', () => {
  it('is the one of the RFC 2617 example', () => {
    const response = digestResponse({
      user: 'Mufasa',
      realm: 'testrealm@host.com',
      password: 'Circle Of Life',
      method: 'GET',
      uri: '/dir/index.html',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
      nc: '00000001',
      cnonce: '0a4f113b',
    });
    expect(response).to.equal('6629fae49393a05397450978507c4ef1');
  });

  function setUp() {
    const clock = new ManualClock();
    const gate = new DigestGate(REALM, new Map([['ana', 'segredo']]), { clock, random: () => 0.5 });
    const nonce = parseCredentials(gate.challenge(false)).get('nonce') ?? '';
    return { clock, gate, nonce };
  }

  /** Worked out with another implementation than the one under test. */
  function register(nonce: string, change: Readonly<Record<string, string>> = {}): SipRequest {
    const md5 = (text: string) => createHash('md5').update(text).digest('hex');
    const values: Record<string, string> = {
      username: 'ana', realm: REALM, nonce, uri: `sip:${REALM}`, nc: '00000001', cnonce: 'x', qop: 'auth', ...change,
    };
    const ha1 = md5(`ana:${REALM}:${values['password'] ?? 'segredo'}`);
    const ha2 = md5(`REGISTER:${values['uri']}`);
    values['response'] = md5([ha1, values['nonce'], values['nc'], values['cnonce'], 'auth', ha2].join(':'));
    const credentials = Object.entries(values).map(([key, value]) => `${key}="${value}"`).join(', ');
    const text = [
      `REGISTER sip:${REALM} SIP/2.0`, 'Via: SIP/2.0/WS a.invalid;branch=z9hG4bK1', 'From: <sip:ana@example.test>;tag=1',
      'To: <sip:ana@example.test>', 'Call-ID: c', 'CSeq: 1 REGISTER', `Authorization: Digest ${credentials}`, '', '',
    ].join('\r\n');
    return parseMessage(text) as SipRequest;
  }

  it('accepts the right password', () => {
    const { gate, nonce } = setUp();
    expect(gate.check(register(nonce), 'Authorization')).to.deep.equal({ kind: 'accepted', user: 'ana' });
  });

  it('asks again for a wrong password, user, realm or nonce', () => {
    const { gate, nonce } = setUp();
    for (const change of [{ password: 'x' }, { username: 'bob' }, { realm: 'other' }, { qop: 'auth-int' }]) {
      const verdict = gate.check(register(nonce, change), 'Authorization');
      expect(verdict, JSON.stringify(change)).to.deep.equal({ kind: 'challenge', stale: false });
    }
    expect(gate.check(register(`${nonce}0`), 'Authorization')).to.deep.equal({ kind: 'challenge', stale: true });
    expect(gate.check(register(nonce), 'Proxy-Authorization')).to.deep.equal({ kind: 'challenge', stale: false });
  });

  it('calls a nonce stale after five minutes', () => {
    const { clock, gate, nonce } = setUp();
    clock.advance(299_000);
    expect(gate.check(register(nonce), 'Authorization').kind).to.equal('accepted');
    clock.advance(1000);
    expect(gate.check(register(nonce), 'Authorization')).to.deep.equal({ kind: 'challenge', stale: true });
  });
});
