import { expect } from 'chai';
import { formatMessage, header, headers, parseMessage, sequence } from '../../../src/simulators/sip/message.js';
import { parseAddress, parseParams, parseUri, parseVia, splitList } from '../../../src/simulators/sip/uri.js';

const INVITE = [
  'INVITE sip:bob@example.test SIP/2.0',
  'v: SIP/2.0/WS a.invalid;branch=z9hG4bK1',
  'VIA: SIP/2.0/WS b.invalid;branch=z9hG4bK2',
  'Max-Forwards: 70',
  'f: "Ana, da Silva" <sip:ana@example.test>;tag=1',
  'To: <sip:bob@example.test>',
  'i: c1',
  'CSeq: 7 INVITE',
  'X-Folded: one',
  '  two',
  'Content-Length: 5',
  '',
  'olá!',
].join('\r\n');

describe('SIP messages', () => {
  it('are read with compact names, folded lines and a body counted in bytes', () => {
    const message = parseMessage(INVITE);
    expect(message).to.include({ kind: 'request', method: 'INVITE', uri: 'sip:bob@example.test', body: 'olá!' });
    if (!message) return;
    expect(headers(message, 'via')).to.deep.equal([
      'SIP/2.0/WS a.invalid;branch=z9hG4bK1',
      'SIP/2.0/WS b.invalid;branch=z9hG4bK2',
    ]);
    expect(header(message, 'x-folded')).to.equal('one  two');
    expect(sequence(message)).to.deep.equal({ number: 7, method: 'INVITE' });
  });

  it('are written as they were read', () => {
    const message = parseMessage(INVITE);
    const again = message && parseMessage(formatMessage(message));
    expect(message).to.be.an('object');
    expect(again).to.deep.equal(message);
  });

  it('are read when they are responses', () => {
    const text = INVITE.replace('INVITE sip:bob@example.test SIP/2.0', 'SIP/2.0 486 Busy Here');
    expect(parseMessage(text)).to.include({ kind: 'response', status: 486, reason: 'Busy Here' });
  });

  const broken: Record<string, string> = {
    'an empty frame': '',
    'no blank line': INVITE.split('\r\n\r\n')[0] ?? '',
    'bare line feeds': INVITE.replaceAll('\r\n', '\n'),
    'no Via': INVITE.replace(/^v:.*\r\n/m, '').replace(/^VIA:.*\r\n/m, ''),
    'no Call-ID': INVITE.replace('i: c1\r\n', ''),
    'a CSeq that is no number': INVITE.replace('7 INVITE', 'x INVITE'),
    'a CSeq of another method': INVITE.replace('7 INVITE', '7 BYE'),
    'a length that is too long': INVITE.replace('Length: 5', 'Length: 500'),
    'a length that is no number': INVITE.replace('Length: 5', 'Length: many'),
    'a line without a colon': INVITE.replace('Max-Forwards: 70', 'Max-Forwards 70'),
    'a start line of another protocol': INVITE.replace('SIP/2.0\r\n', 'HTTP/1.1\r\n'),
    'a header line of 9 kB': INVITE.replace('one', 'x'.repeat(9000)),
    'a thousand headers': INVITE.replace('X-Folded: one', 'X-A: b\r\n'.repeat(1000).trim()),
  };
  for (const [what, text] of Object.entries(broken)) {
    it(`are refused with ${what}`, () => {
      expect(text).to.not.equal(INVITE);
      expect(parseMessage(text)).to.equal(undefined);
    });
  }
});

describe('SIP addresses', () => {
  it('are taken apart', () => {
    const address = parseAddress('"Ana <x>; \\"da, Silva\\"" <sip:%2B5511@Example.TEST:5060;transport=ws;gr=urn:a>;tag=9;expires=60');
    expect(address?.uri).to.include({ user: '+5511', host: 'example.test' });
    expect(address?.uri.params.get('gr')).to.equal('urn:a');
    expect([...(address?.params ?? [])]).to.deep.equal([['tag', '9'], ['expires', '60']]);
  });

  it('are read without brackets, their parameters being those of the header', () => {
    expect([...(parseAddress('sip:bob@example.test;tag=1')?.params ?? [])]).to.deep.equal([['tag', '1']]);
    expect(parseAddress('sip:example.test')?.uri).to.include({ user: undefined, host: 'example.test' });
  });

  it('are refused when they are none', () => {
    for (const text of ['', '<', 'tel:123', 'sip:', '<sip:bob@>', 'sip:a b@c', '<sip:bob@example.test']) {
      expect(parseAddress(text), text).to.equal(undefined);
    }
    expect(parseUri('sip:%E0%A4%A@example.test')?.user, 'an escape that is none is left').to.equal('%E0%A4%A');
  });

  it('keep quoted commas and semicolons together', () => {
    expect(splitList('<sip:a,b@c>;x="1,2", sip:d@e')).to.deep.equal(['<sip:a,b@c>;x="1,2"', 'sip:d@e']);
    expect([...parseParams(';+sip.instance="<urn:uuid:1;2>";lr')]).to.deep.equal([
      ['+sip.instance', '<urn:uuid:1;2>'],
      ['lr', ''],
    ]);
  });

  it('tell whom a Via belongs to', () => {
    const via = parseVia('SIP / 2.0 / WSS  Abc.invalid:443;rport;branch=z9hG4bKx');
    expect(via).to.deep.equal({ sentBy: 'abc.invalid', branch: 'z9hG4bKx' });
    expect(parseVia('SIP/2.0/WS abc.invalid')).to.equal(undefined);
  });
});
