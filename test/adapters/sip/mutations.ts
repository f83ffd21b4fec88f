import { pick, seededRandom } from '../../../src/simulators/seeded.js';

/** Messages as a real server sends them, to be damaged. */
const seeds = [
  [
    'INVITE sip:2001@a.invalid;transport=ws SIP/2.0',
    'Record-Route: <sip:127.0.0.1:5066;transport=ws;lr=on;ftag=abc>',
    'Via: SIP/2.0/WS 127.0.0.1:5066;branch=z9hG4bKaa1;rport, SIP/2.0/UDP 127.0.0.2:5060;branch=z9hG4bKbb;received=127.0.0.2',
    'Max-Forwards: 69',
    'From: "Ana \\"A\\" Souza" <sip:+5511987650001@example.test>;tag=abc',
    'To: <sip:2001@example.test>',
    'Call-ID: 7kq0@example.test',
    'CSeq: 102 INVITE',
    'Contact: <sip:+5511987650001@127.0.0.2:5060;transport=udp>;expires=60;+sip.instance="<urn:uuid:0>"',
    'Supported: replaces, timer, 100rel',
    'Reason: SIP;cause=200;text="Call completed elsewhere"',
    'Content-Type: application/sdp',
    'Content-Length: 6',
    '',
    'v=0\r\n',
  ],
  [
    'SIP/2.0 401 Unauthorized',
    'Via: SIP/2.0/WS a.invalid;branch=z9hG4bKcc;rport=1;received=127.0.0.1',
    'From: <sip:2001@example.test>;tag=f',
    'To: <sip:2001@example.test>;tag=t',
    'Call-ID: r1',
    'CSeq: 1 REGISTER',
    'WWW-Authenticate: Digest realm="example.test", nonce="a,b=", qop="auth", algorithm=MD5',
    'Content-Length: 0',
    '',
    '',
  ],
  [
    'SIP/2.0 200 OK',
    'v: SIP/2.0/WS a.invalid;branch=z9hG4bKdd',
    'f: <sip:2001@example.test>;tag=f',
    't: <sip:2001@example.test>;tag=t',
    'i: r1',
    'CSeq: 2 REGISTER',
    'm: <sip:x@a.invalid;transport=ws>;expires=600;pub-gruu="sip:2001@example.test;gr=urn:uuid:0"',
    'l: 0',
    '',
    '',
  ],
].map(lines => lines.join('\r\n'));

const spice = [',', ';', '"', '<', '>', '(', ')', '=', ':', ' ', '\t', '\r\n', '\r\n ', '%', '\\', '@', '\u0000', 'ç', '💥', '-1', '9'.repeat(20)];

/** So many damaged messages, the same for the same seed: characters dropped, doubled, spiced, lines and messages spliced. */
export function* mutations(seed: number, count: number): Generator<string> {
  const random = seededRandom(seed);
  for (let made = 0; made < count; made++) {
    let text = pick(random, seeds);
    for (let cuts = 1 + Math.floor(random() * 6); cuts > 0; cuts--) {
      const at = Math.floor(random() * text.length);
      const length = Math.floor(random() * 12);
      const kind = random();
      if (kind < 0.25) text = text.slice(0, at) + text.slice(at + length);
      else if (kind < 0.6) text = text.slice(0, at) + pick(random, spice) + text.slice(at + Math.floor(random() * 2));
      else if (kind < 0.8) text = text.slice(0, at) + text.slice(at, at + length).repeat(1 + Math.floor(random() * 200)) + text.slice(at);
      else text = text.slice(0, at) + pick(random, seeds).slice(Math.floor(random() * text.length));
    }
    yield text;
  }
}
