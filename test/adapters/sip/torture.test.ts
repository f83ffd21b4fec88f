import { expect } from '@open-wc/testing';
import { inspectFrame } from '../../../src/adapters/sip/frame-guard.js';
import { tortureMessages } from '../../support/torture/client.js';
import { until } from './kit.js';
import { Scene } from './scene.js';
import { uncaughtDuring } from './uncaught.js';

/**
 * What becomes of a message: the reason why the guard drops it, or the status it is answered with, `rings`, or
 * `ignored`. First as it stands, where it is meant for somebody else, then with our address; responses have none.
 */
const golden: Readonly<Record<string, readonly [forOthers: string, forUs?: string]>> = {
  badaspec: ['mandatory header missing or repeated', 'mandatory header missing or repeated'],
  badbranch: ['404', '200'],
  badcseq: ['bad CSeq', 'bad CSeq'],
  baddate: ['404', 'rings'],
  baddn: ['no end of headers', 'no end of headers'],
  badinv01: ['ignored', 'ignored'],
  badvers: ['not SIP', '200'],
  bcast: ['ignored'],
  bext01: ['404', '200'],
  bigcode: ['not SIP'],
  clerr: ['400', '400'],
  cparam01: ['404', '405'],
  cparam02: ['404', '405'],
  dblreq: ['404', '405'],
  esc01: ['404', 'rings'],
  esc02: ['405', '405'],
  escnull: ['404', '405'],
  escruri: ['404', 'rings'],
  insuf: ['mandatory header missing or repeated', 'mandatory header missing or repeated'],
  intmeth: ['control characters', 'control characters'],
  inv2543: ['404', '400'],
  invut: ['404', 'rings'],
  longreq: ['404', 'rings'],
  ltgtruri: ['ignored', 'rings'],
  lwsdisp: ['404', '200'],
  lwsruri: ['not SIP', '481'],
  lwsstart: ['not SIP', 'rings'],
  mcl01: ['404', '200'],
  mismatch01: ['CSeq of another method', 'CSeq of another method'],
  mismatch02: ['CSeq of another method', 'CSeq of another method'],
  mpart01: ['not text', 'not text'],
  multi01: ['mandatory header missing or repeated', 'mandatory header missing or repeated'],
  ncl: ['bad Content-Length', 'bad Content-Length'],
  noreason: ['ignored'],
  novelsc: ['ignored', '200'],
  quotbal: ['ignored', 'ignored'],
  regaut01: ['404', '405'],
  regbadct: ['ignored', 'ignored'],
  regescrt: ['404', '405'],
  scalar02: ['bad CSeq', 'bad CSeq'],
  scalarlg: ['bad CSeq'],
  sdp01: ['404', 'rings'],
  semiuri: ['404', '200'],
  transports: ['404', '200'],
  trws: ['not SIP', '200'],
  unkscm: ['ignored', '200'],
  unksm2: ['ignored', 'ignored'],
  unreason: ['ignored'],
  wsinv: ['404', '481'],
  zeromf: ['404', '200'],
};

/** Not of RFC 4475. */
const others = ['baddn_sep', 'test'];

const fence = (number: number): string =>
  [
    'OPTIONS sip:2001@a.invalid SIP/2.0',
    `Via: SIP/2.0/WS fence.invalid;branch=z9hG4bKfence${number}`,
    `From: <sip:fence@example.test>;tag=${number}`,
    'To: <sip:2001@example.test>',
    `Call-ID: fence-${number}`,
    `CSeq: ${number} OPTIONS`,
    'Max-Forwards: 70',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');

/** Octets as characters, so that they can be edited and come out as they were. */
const charsOf = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), octet => String.fromCharCode(octet)).join('');
const octetsOf = (chars: string): ArrayBuffer => Uint8Array.from(chars, char => char.charCodeAt(0)).buffer;

/** Some share a branch or have none, as before RFC 3261, and would be taken for each other's retransmissions. */
const branched = (chars: string, number: number): string =>
  chars
    .replaceAll('z9hG4bK', `z9hG4bK${number}x`)
    .replace(/^(via *: *SIP\/2\.0\/\w+ [\w.]+)(?=\r\n)/im, `$1;branch=z9hG4bK${number}x`);

/** With a request line that says our telephone; undefined for responses. */
function meantForUs(chars: string): string | undefined {
  const [line = ''] = chars.split('\r\n', 1);
  const method = /^\s*(\S+) .*SIP\/\d\.0\s*$/.exec(line)?.[1];
  return method === undefined ? undefined : `${method} sip:2001@a.invalid SIP/2.0${chars.slice(line.length)}`;
}

describe('sip: torture messages of RFC 4475', function () {
  this.timeout(60_000);
  let scene: Scene;
  let messages: ReadonlyMap<string, ArrayBuffer>;

  before(async () => {
    const all = await tortureMessages();
    messages = new Map([...all].filter(([name]) => !others.includes(name)));
  });

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin({ ringer: false });
  });

  afterEach(() => scene.end());

  async function outcomeOf(chars: string, number: number): Promise<string> {
    const data = octetsOf(branched(chars, number));
    const frame = inspectFrame(data);
    const before = scene.line.sent.length;
    const earlier = new Set(scene.line.sent);
    scene.line.inject(data);
    scene.line.inject(fence(number));
    await until('the fence', () => scene.line.sent.slice(before).some(text => text.includes(`\r\nCall-ID: fence-${number}\r\n`)));
    // Refusals of earlier ones are repeated, because nobody acknowledges them.
    const statuses = (): string[] => {
      const answers = scene.line.sent.slice(before).filter(text => !text.includes('fence') && !earlier.has(text));
      return answers.map(text => text.slice('SIP/2.0 '.length, 'SIP/2.0 200'.length));
    };
    if (frame.kind === 'dropped') return [frame.reason, ...statuses()].join(', ');
    if (statuses()[0] !== '100') return statuses().join(', ') || 'ignored';
    const call = await until('ringing', () => scene.phone.calls.find(({ state }) => state === 'ringing'));
    await scene.phone.voice.reject(call.id, 'busy');
    await scene.ended(call.id);
    return 'rings';
  }

  async function stillCalls(): Promise<void> {
    expect(scene.phone.registration?.status).to.equal('registered');
    const id = await scene.placed();
    await scene.phone.voice.hangUp(id);
    await scene.ended(id);
  }

  for (const [index, whom] of ['somebody else', 'us'].entries()) {
    it(`harm nothing, meant for ${whom}`, async () => {
      const outcomes: Record<string, string> = {};
      const uncaught = await uncaughtDuring(async () => {
        let number = 0;
        for (const [name, bytes] of messages) {
          const chars = index === 0 ? charsOf(bytes) : meantForUs(charsOf(bytes));
          if (chars !== undefined) outcomes[name] = await outcomeOf(chars, ++number);
        }
        await stillCalls();
      });
      const expected = Object.entries(golden).flatMap(([name, outcome]) => (outcome[index] === undefined ? [] : [[name, outcome[index]]]));
      expect(uncaught).to.deep.equal([]);
      expect(outcomes).to.deep.equal(Object.fromEntries(expected));
    });
  }
});
