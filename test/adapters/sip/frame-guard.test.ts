import { expect } from '@open-wc/testing';
import { inspectFrame } from '../../../src/adapters/sip/frame-guard.js';

const options = (change: (lines: string[]) => string[] = lines => lines): string =>
  [
    ...change([
      'OPTIONS sip:2001@example.test SIP/2.0',
      'Via: SIP/2.0/WS a.invalid;branch=z9hG4bK1',
      'From: <sip:example.test>;tag=1',
      'To: <sip:2001@example.test>',
      'Call-ID: 1@example.test',
      'CSeq: 1 OPTIONS',
      'Max-Forwards: 70',
      'Content-Length: 0',
    ]),
    '',
    '',
  ].join('\r\n');

const with_ = (...extra: string[]): string => options(lines => [...lines, ...extra]);
const replaced = (name: string, line: string): string =>
  options(lines => lines.map(old => (old.startsWith(`${name}:`) ? line : old)));
const reasonOf = (data: unknown): string => {
  const frame = inspectFrame(data);
  return frame.kind === 'dropped' ? frame.reason : frame.kind;
};

describe('sip: frames before the parser', () => {
  it('lets requests and responses through untouched', () => {
    const request = with_('Contact: <sip:a@b>,\r\n <sip:c@d>', 'X-Anything: ção');
    expect(inspectFrame(request)).to.deep.equal({ kind: 'message', text: request });
    expect(reasonOf(replaced('CSeq', 'CSeq: 0009\r\n  OPTIONS'))).to.equal('message');
    const response = options(lines => ['SIP/2.0 200 OK', ...lines.slice(1)]);
    expect(reasonOf(response)).to.equal('message');
    expect(reasonOf(options(lines => ['SIP/2.0 183 ', ...lines.slice(1)]))).to.equal('message');
  });

  it('reads the compact forms', () => {
    const compact = options(() => [
      'INVITE sip:2001@example.test SIP/2.0',
      'v: SIP/2.0/WS a.invalid;branch=z9hG4bK1',
      'f: <sip:x@example.test>;tag=1',
      't: <sip:2001@example.test>',
      'i: 1@example.test',
      'CSeq: 1 INVITE',
      'm: <sip:x@a.invalid>',
      'l: 0',
    ]);
    expect(reasonOf(compact)).to.equal('message');
  });

  it('decodes binary frames, and only true UTF-8', () => {
    expect(reasonOf(new TextEncoder().encode(with_('X-Name: ção')).buffer)).to.equal('message');
    expect(reasonOf(new Uint8Array([0xff, 0xfe, 0x80]).buffer)).to.equal('not text');
    expect(reasonOf(new Blob(['x']))).to.equal('not text');
    expect(reasonOf(undefined)).to.equal('not text');
  });

  it('knows keep-alives', () => {
    expect(inspectFrame('\r\n')).to.deep.equal({ kind: 'keep-alive' });
    expect(inspectFrame('\r\n\r\n')).to.deep.equal({ kind: 'ping' });
  });

  const hostile: [string, unknown, string][] = [
    ['an empty frame', '', 'no end of headers'],
    ['a frame of 64 KB', with_(`X-A: ${'a'.repeat(66_000)}`), 'frame too long'],
    ['a binary frame of 64 KB', new ArrayBuffer(70_000), 'not text'],
    ['no end of headers', options().trimEnd(), 'no end of headers'],
    ['something else than SIP', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', 'not SIP'],
    ['another version', options(lines => ['OPTIONS sip:a@b SIP/3.0', ...lines.slice(1)]), 'not SIP'],
    ['a status of seven hundred', options(lines => ['SIP/2.0 799 X', ...lines.slice(1)]), 'not SIP'],
    ['a long line', with_(`Contact: <sip:${'a'.repeat(9_000)}@b>`), 'line too long'],
    ['a long request line', options(lines => [`OPTIONS sip:${'a'.repeat(9_000)} SIP/2.0`, ...lines.slice(1)]), 'line too long'],
    ['a long folded line', with_(`Contact: <sip:a@b>${',\r\n <sip:c@d>'.repeat(700)}`), 'line too long'],
    ['a long list', with_(`Contact: ${'<sip:a@b>,'.repeat(60)}<sip:c@d>`), 'too many items'],
    ['a list that is costly', with_(...Array.from({ length: 26 }, () => 'Contact: <sip:a@b>')), 'too many items'],
    ['a list over many lines', with_(...Array.from({ length: 60 }, () => 'Record-Route: <sip:a@b;lr>')), 'too many items'],
    ['a list over both spellings', with_(...Array.from({ length: 30 }, () => ['Contact: <sip:a@b>', 'm: <sip:a@b>']).flat()), 'too many items'],
    ['very many headers', with_(...Array.from({ length: 300 }, (_, index) => `X-${index}: a`)), 'too many headers'],
    ['no CSeq', options(lines => lines.filter(line => !line.startsWith('CSeq'))), 'mandatory header missing or repeated'],
    ['two CSeq', with_('CSeq: 2 OPTIONS'), 'mandatory header missing or repeated'],
    ['no Via', options(lines => lines.filter(line => !line.startsWith('Via'))), 'mandatory header missing or repeated'],
    ['a CSeq without a method', replaced('CSeq', 'CSeq: 1'), 'bad CSeq'],
    ['a CSeq without a number', replaced('CSeq', 'CSeq: OPTIONS'), 'bad CSeq'],
    ['an empty CSeq', replaced('CSeq', 'CSeq:'), 'bad CSeq'],
    ['a CSeq too large', replaced('CSeq', 'CSeq: 4294967296 OPTIONS'), 'bad CSeq'],
    ['a negative CSeq', replaced('CSeq', 'CSeq: -1 OPTIONS'), 'bad CSeq'],
    ['a CSeq of another method', replaced('CSeq', 'CSeq: 1 INVITE'), 'CSeq of another method'],
    ['a length that is none', replaced('Content-Length', 'Content-Length: 1e9'), 'bad Content-Length'],
    ['a NUL', with_('X-A: a\u0000b'), 'control characters'],
    ['a lone line feed', with_('X-A: a\nX-B: b'), 'control characters'],
    ['a line that is no header', with_('hello'), 'not a header'],
    ['a header with a space in its name', with_('Con tact: a'), 'not a header'],
  ];
  for (const [what, data, reason] of hostile) {
    it(`drops ${what}`, () => expect(reasonOf(data)).to.equal(reason));
  }
});
