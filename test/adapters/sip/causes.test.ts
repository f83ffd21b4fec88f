import { expect } from '@open-wc/testing';
import { endOfBye, endOfCancel, endOfRefusal, parseReasons } from '../../../src/adapters/sip/causes.js';
import { faultOfStatus } from '../../../src/adapters/sip/status-fault.js';
import { isHold } from '../../../src/adapters/sip/session-watch.js';
import { redact } from '../../../src/adapters/sip/redact.js';
import { targetOf } from '../../../src/adapters/sip/agent.js';

describe('sip: why a call ended', () => {
  it('reads the status', () => {
    const known = { 404: 'not-found', 408: 'no-answer', 480: 'unavailable', 486: 'busy', 487: 'cancelled', 488: 'media', 503: 'unavailable', 600: 'busy', 603: 'declined', 407: 'auth', 400: 'error', 301: 'error', 699: 'error' };
    for (const [status, cause] of Object.entries(known)) {
      expect(endOfRefusal(Number(status))).to.deep.equal({ cause, by: 'remote', code: Number(status) });
    }
  });

  it('believes the telephone network where the status is vague, and only there', () => {
    expect(endOfRefusal(480, ['Q.850;cause=17;text="User busy"']).cause).to.equal('busy');
    expect(endOfRefusal(503, ['Q.850 ;cause=1']).cause).to.equal('not-found');
    expect(endOfRefusal(500, ['Q.850;cause=19']).cause).to.equal('no-answer');
    expect(endOfRefusal(486, ['Q.850;cause=1']).cause).to.equal('busy');
    expect(endOfRefusal(480, ['SIP;cause=17']).cause).to.equal('unavailable');
    expect(endOfRefusal(480, ['', ';;;', 'Q.850;cause=x']).cause).to.equal('unavailable');
  });

  it('knows who else took the call', () => {
    expect(endOfCancel(['SIP;cause=200;text="Call completed elsewhere"'])).to.deep.equal({ cause: 'answered-elsewhere', by: 'remote' });
    expect(endOfCancel(['SIP ;cause=200 ;text="x"']).cause).to.equal('answered-elsewhere');
    expect(endOfCancel(['SIP;cause=487;text="ORIGINATOR_CANCEL"']).cause).to.equal('cancelled');
    expect(endOfCancel([]).cause).to.equal('cancelled');
  });

  it('tells a hang-up from trouble', () => {
    expect(endOfBye([])).to.deep.equal({ cause: 'hung-up', by: 'remote' });
    expect(endOfBye(['Q.850;cause=16;text="Normal call clearing"'])).to.deep.equal({ cause: 'hung-up', by: 'remote' });
    expect(endOfBye(['SIP;cause=488'])).to.deep.equal({ cause: 'media', by: 'remote', code: 488 });
  });

  it('reads the parts of a reason', () => {
    expect(parseReasons(['sip;cause=200;text="a"'])).to.deep.equal([{ protocol: 'SIP', cause: 200, text: 'a' }]);
  });

  it('makes faults of refused requests', () => {
    const kinds = { 401: 'auth', 403: 'auth', 408: 'timeout', 491: 'conflict', 488: 'media', 503: 'network', 500: 'rejected', 404: 'rejected' };
    for (const [status, code] of Object.entries(kinds)) expect(faultOfStatus(Number(status)).code).to.equal(code);
    expect(faultOfStatus(500).retryable).to.equal(true);
    expect(faultOfStatus(403).retryable).to.equal(false);
    expect(faultOfStatus(503, 9_000).retryAfter).to.equal(9_000);
  });
});

describe('sip: small readers', () => {
  it('sees hold in a description', () => {
    expect(isHold('v=0\r\nm=audio 9\r\na=sendonly\r\n')).to.equal(true);
    expect(isHold('v=0\r\na=inactive\r\nm=audio 9\r\n')).to.equal(true);
    expect(isHold('v=0\r\nm=audio 9\r\na=sendrecv\r\n')).to.equal(false);
    expect(isHold('v=0\r\nm=audio 9\r\na=recvonly\r\na=xsendonly\r\n')).to.equal(false);
    expect(isHold('')).to.equal(false);
  });

  it('leaves no secret in a log', () => {
    const text = redact('REGISTER sip:a SIP/2.0\r\nAuthorization: Digest username="2001",\r\n response="abc", nonce="n"\r\nProxy-Authorization: x\r\nTo: <sip:a>');
    expect(text).not.to.match(/abc|username|"n"|: x/);
    expect(text).to.include('To: <sip:a>');
    expect(redact('password=hunter2 cnonce="q1"')).not.to.match(/hunter2|q1/);
  });

  it('turns what is dialled into an address', () => {
    const of = (text: string): string | undefined => targetOf(text, 'example.test')?.toString();
    expect(of('(11) 98765-0001')).to.equal('sip:11987650001@example.test');
    expect(of('+55 11 98765 0001')).to.equal('sip:+5511987650001@example.test');
    expect(of('*72#')).to.equal('sip:*72%23@example.test');
    expect(of('2002')).to.equal('sip:2002@example.test');
    expect(of('ana.souza')).to.equal('sip:ana.souza@example.test');
    expect(of('sip:ana@other.test')).to.equal('sip:ana@other.test');
    for (const bad of ['', ' - ', 'a@b@c', 'a@b c', 'a@b>', 'x@b\r\nVia: evil']) expect(of(bad)).to.equal(undefined);
    expect(of('1\r\nVia: evil')).not.to.include('\r');
  });
});
