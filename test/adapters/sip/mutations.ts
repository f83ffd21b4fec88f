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

const lists = ['Via: SIP/2.0/WS a.invalid;branch=z9hG4bKf', 'Contact: <sip:a@b.invalid>', 'Record-Route: <sip:a.invalid;lr>', 'Supported: timer', 'm: "a" <sip:a@b>;q=1'];
const cseqs = ['', 'INVITE', '1', '-1 INVITE', '0 INVITE', '2147483648 INVITE', '9'.repeat(40), '1 1 INVITE', '1 invite', '1\r\n INVITE', '1 ACK', '1 CANCEL', '1\tBYE', '0x1 INVITE', '1 INVITE,2 INVITE'];

type Damage = (text: string, random: () => number) => string;

const spotOf = (text: string, random: () => number): number => Math.floor(random() * text.length);

const cut: Damage = (text, random) => {
  const at = spotOf(text, random);
  return text.slice(0, at) + text.slice(at + Math.floor(random() * 12));
};

const spiced: Damage = (text, random) => {
  const at = spotOf(text, random);
  return text.slice(0, at) + pick(random, spice) + text.slice(at + Math.floor(random() * 2));
};

const flipped: Damage = (text, random) => {
  const at = spotOf(text, random);
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << Math.floor(random() * 8))) + text.slice(at + 1);
};

const repeated: Damage = (text, random) => {
  const at = spotOf(text, random);
  return text.slice(0, at) + text.slice(at, at + Math.floor(random() * 12)).repeat(1 + Math.floor(random() * 200)) + text.slice(at);
};

const spliced: Damage = (text, random) => text.slice(0, spotOf(text, random)) + pick(random, seeds).slice(spotOf(text, random));

/** A header whose list has up to what may be and more, in one line or in many. */
const flooded: Damage = (text, random) => {
  const list = pick(random, lists);
  const count = 1 + Math.floor(random() * 80);
  const value = list.slice(list.indexOf(':') + 1);
  const flood = random() < 0.5 ? list + `,${value}`.repeat(count) : Array.from({ length: count }, () => list).join('\r\n');
  const end = text.indexOf('\r\n');
  return `${text.slice(0, end)}\r\n${flood}${text.slice(end)}`;
};

const miscounted: Damage = (text, random) => text.replace(/^CSeq:.*$/m, `CSeq: ${pick(random, cseqs)}\r`);

const damages: readonly Damage[] = [cut, cut, spiced, spiced, spiced, flipped, flipped, repeated, spliced, flooded, miscounted];

/** So many damaged messages, the same for the same seed. Each opens a transaction of its own, if it does so at all. */
export function* mutations(seed: number, count: number): Generator<string> {
  const random = seededRandom(seed);
  for (let made = 0; made < count; made++) {
    let text = pick(random, seeds).replace('z9hG4bK', `z9hG4bK${seed}x${made}`).replace('7kq0', `7kq0x${made}`);
    for (let wounds = 1 + Math.floor(random() * 4); wounds > 0; wounds--) text = pick(random, damages)(text, random);
    yield text;
  }
}
