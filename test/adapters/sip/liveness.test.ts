import { expect } from '@open-wc/testing';
import { Farewells } from '../../../src/adapters/sip/farewells.js';
import { InFlight } from '../../../src/adapters/sip/in-flight.js';
import { Liveness, type PingKind } from '../../../src/adapters/sip/liveness.js';
import { defaultLimits } from '../../../src/adapters/sip/options.js';
import { manualClock } from '../../../src/simulators/clocks.js';
import { headerOf } from './kit.js';

function world(start = 0) {
  const clock = manualClock(start);
  const pings: { readonly kind: PingKind; readonly at: number }[] = [];
  const state = { inCall: false, dead: 0, slept: 0 };
  const liveness = new Liveness({
    clock,
    limits: defaultLimits,
    inCall: () => state.inCall,
    ping: kind => pings.push({ kind, at: clock.now() }),
    slept: () => (state.slept += 1),
    dead: () => (state.dead = clock.now()),
  });
  liveness.start();
  return { clock, pings, state, liveness };
}

describe('sip: proof that the connection lives', () => {
  it('asks after 25 s of silence, twice, and then believes it', () => {
    const { clock, pings, state } = world();
    clock.advance(60_000);
    expect(pings).to.deep.equal([
      { kind: 'keep-alive', at: 25_000 },
      { kind: 'options', at: 28_000 },
    ]);
    expect(state.dead).to.equal(31_000);
    expect(clock.waiting).to.equal(0);
  });

  it('asks after 5 s in a call, and knows after 11 s', () => {
    const { clock, pings, state } = world();
    state.inCall = true;
    clock.advance(60_000);
    expect(pings.map(ping => ping.at)).to.deep.equal([5_000, 8_000]);
    expect(state.dead).to.equal(11_000);
  });

  it('knows 11 s after the start of a call, whenever that was', () => {
    for (let start = 1_000; start < 25_000; start += 1_700) {
      const { clock, state, liveness } = world();
      clock.advance(start);
      liveness.heard('response');
      state.inCall = true;
      clock.advance(60_000);
      expect(state.dead - start, `call after ${start} ms`).to.be.within(11_000, 12_000);
    }
  });

  it('takes any answer for life', () => {
    const { clock, pings, liveness, state } = world();
    for (let second = 0; second < 100; second += 20) {
      clock.advance(20_000);
      liveness.heard('response');
    }
    expect(pings).to.have.length(0);
    clock.advance(27_000);
    liveness.heard('keep-alive');
    clock.advance(10_000);
    expect(state.dead).to.equal(0);
  });

  it('does not take requests for life, which say nothing of what we send', () => {
    const { clock, liveness, state } = world();
    for (let second = 0; second < 40; second += 4) {
      clock.advance(4_000);
      liveness.heard('request');
    }
    expect(state.dead).to.equal(31_000);
  });

  it('stays with CRLF once it was answered, and with OPTIONS once only that was', () => {
    const answered = world();
    answered.clock.advance(26_000);
    answered.liveness.heard('keep-alive');
    answered.clock.advance(31_000);
    expect(answered.pings.map(ping => ping.kind)).to.deep.equal(['keep-alive', 'keep-alive', 'keep-alive']);
    const ignored = world();
    ignored.clock.advance(29_000);
    ignored.liveness.heard('response');
    ignored.clock.advance(26_000);
    expect(ignored.pings.map(ping => ping.kind)).to.deep.equal(['keep-alive', 'options', 'options']);
  });

  it('never sends another CRLF to a server that closed the line on the first', () => {
    const { clock, pings, liveness } = world();
    clock.advance(26_000);
    liveness.stop();
    liveness.start();
    clock.advance(26_000);
    expect(pings.map(ping => ping.kind)).to.deep.equal(['keep-alive', 'options']);
  });

  it('believes one miss after a wake-up', () => {
    const { clock, pings, state, liveness } = world();
    clock.advance(1_000);
    liveness.suspect();
    expect(pings).to.have.length(1);
    clock.advance(500);
    liveness.suspect();
    liveness.suspect();
    expect(pings).to.have.length(1);
    clock.advance(4_000);
    expect(state.dead).to.equal(4_000);
  });

  it('notices by the clock that the machine slept', () => {
    const { clock, pings, state } = world();
    let now = 0;
    let run: () => void = () => {};
    const sleeper = new Liveness({
      clock: { now: () => now, after: (_, task) => ((run = task), () => {}) },
      limits: defaultLimits,
      inCall: () => false,
      slept: () => (state.slept += 1),
      ping: kind => pings.push({ kind, at: now }),
      dead: () => {},
    });
    sleeper.start();
    now = 24_000;
    sleeper.heard('response');
    now = 3_600_000;
    sleeper.heard('response');
    run();
    expect(pings).to.deep.equal([{ kind: 'options', at: 3_600_000 }]);
    expect(state.slept).to.equal(1);
    expect(clock.waiting).to.equal(1);
  });

  it('keeps its word when the clock is set', () => {
    for (const [set, latest] of [[-10_000, 47_000], [-600_000, 30_000], [-86_400_000, 30_000], [600_000, 30_000]] as const) {
      const clock = manualClock(0);
      let offset = 0;
      let dead = 0;
      const liveness = new Liveness({
        clock: { now: () => 1e12 + clock.now() + offset, after: (milliseconds, run) => clock.after(milliseconds, run) },
        limits: defaultLimits,
        inCall: () => false,
        ping: () => {},
        slept: () => {},
        dead: () => (dead = clock.now()),
      });
      liveness.start();
      clock.advance(12_000);
      liveness.heard('response');
      offset = set;
      clock.advance(120_000);
      expect(dead, `clock set by ${set} ms`).to.be.within(12_000, latest);
    }
  });

  it('has nothing to suspect without a connection', () => {
    const { clock, pings, liveness } = world();
    liveness.stop();
    liveness.suspect();
    clock.advance(100_000);
    expect(pings).to.have.length(0);
  });
});

const request = (method: string, branch: string, to = '<sip:b@example.test>'): string =>
  [
    `${method} sip:b@example.test SIP/2.0`,
    `Via: SIP/2.0/WS a.invalid;branch=${branch}`,
    'From: <sip:a@example.test>;tag=a',
    `To: ${to}`,
    'Call-ID: c1',
    `CSeq: 7 ${method}`,
    'Route: <sip:proxy.example.test;lr>',
    'Max-Forwards: 70',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
const response = (status: string, branch: string, method: string): string =>
  `SIP/2.0 ${status}\r\nVia: SIP/2.0/WS a.invalid;branch=${branch}\r\nCSeq: 7 ${method}\r\n\r\n`;

describe('sip: requests that the connection took with it', () => {
  it('are answered with 503 here', () => {
    const inFlight = new InFlight();
    inFlight.sent(request('REGISTER', 'z9hG4bK1'));
    inFlight.sent(request('ACK', 'z9hG4bK2'));
    const { responses, owed } = inFlight.lost();
    expect(responses).to.have.length(1);
    expect(responses[0]).to.match(/^SIP\/2\.0 503 .*\r\nVia: .*z9hG4bK1\r\n/);
    expect(headerOf(responses[0] ?? '', 'To')).to.match(/;tag=/);
    expect(owed).to.deep.equal([]);
    expect(inFlight.lost().responses).to.deep.equal([]);
  });

  it('are forgotten once answered for good', () => {
    const inFlight = new InFlight();
    inFlight.sent(request('INVITE', 'z9hG4bK1'));
    expect(inFlight.received(response('180 Ringing', 'z9hG4bK1', 'INVITE'))).to.equal(0);
    inFlight.sent(request('OPTIONS', 'z9hG4bK2'));
    expect(inFlight.received(response('200 OK', 'z9hG4bK2', 'OPTIONS'))).to.equal(200);
    expect(inFlight.lost().responses).to.have.length(1);
  });

  it('owe a CANCEL where somebody may be ringing, and the BYE where somebody may be listening', () => {
    const inFlight = new InFlight();
    inFlight.sent(request('INVITE', 'z9hG4bK1'));
    inFlight.sent(request('INVITE', 'z9hG4bK2', '<sip:b@example.test>;tag=b'));
    inFlight.sent(request('BYE', 'z9hG4bK3', '<sip:b@example.test>;tag=b'));
    const { responses, owed } = inFlight.lost();
    expect(responses).to.have.length(2);
    expect(owed.map(frame => frame.split(' ')[0])).to.deep.equal(['CANCEL', 'BYE']);
    const [cancel = ''] = owed;
    expect(headerOf(cancel, 'CSeq')).to.equal('7 CANCEL');
    expect(headerOf(cancel, 'Via')).to.include('branch=z9hG4bK1');
    expect(headerOf(cancel, 'Route')).to.equal('<sip:proxy.example.test;lr>');
  });
});

describe('sip: farewells', () => {
  it('are said until they are heard, each time as a new transaction', () => {
    const clock = manualClock(0);
    const sent: string[] = [];
    const farewells = new Farewells(clock, text => sent.push(text));
    farewells.owe(request('BYE', 'z9hG4bK1'));
    clock.advance(10_000);
    expect(sent).to.have.length(0);
    farewells.flush();
    farewells.answered(response('480 Away', 'z9hG4bK1', 'BYE'), 480);
    clock.advance(2_000);
    expect(sent).to.have.length(2);
    const branch = /branch=(\S+)/.exec(sent[1] ?? '')?.[1] ?? '';
    expect(branch).to.match(/^z9hG4bK/).and.not.equal('z9hG4bK1');
    farewells.answered(response('200 OK', branch, 'BYE'), 200);
    farewells.flush();
    clock.advance(10_000);
    expect(sent).to.have.length(2);
  });

  it('are given up when nobody knows the call any more, or after two minutes', () => {
    const clock = manualClock(0);
    const sent: string[] = [];
    const farewells = new Farewells(clock, text => sent.push(text));
    farewells.owe(request('BYE', 'z9hG4bK1'));
    farewells.flush();
    farewells.answered(response('481 Gone', 'z9hG4bK1', 'BYE'), 481);
    farewells.owe(request('CANCEL', 'z9hG4bK2'));
    clock.advance(121_000);
    farewells.flush();
    expect(sent).to.have.length(1);
  });
});
