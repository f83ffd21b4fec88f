import { expect } from 'chai';
import { Fault, toFault } from '../../src/domain/fault.js';
import type { Io } from '../../src/net/io.js';
import { Rest, type RestRequest } from '../../src/net/rest.js';
import { manualClock, type ManualClock } from '../../src/simulators/clocks.js';
import { turns } from './turns.js';

type Reply = (init: RequestInit) => Response | Promise<Response>;

interface Line {
  readonly rest: Rest;
  readonly clock: ManualClock;
  readonly requests: RequestInit[];
  readonly degraded: string[];
}

const url = 'https://omni.example.com/mobile/x.php';

/** A network on which each request meets the next of `replies`, the last one for all that follow. */
function line(replies: readonly Reply[], more: Partial<Io> = {}): Line {
  const clock = manualClock(Date.UTC(2026, 10, 25));
  const requests: RequestInit[] = [];
  const degraded: string[] = [];
  const io: Io = {
    fetch: async (_url, init = {}) => {
      requests.push(init);
      const reply = replies[Math.min(requests.length, replies.length) - 1];
      if (!reply) throw new TypeError('no reply');
      return reply(init);
    },
    WebSocket: globalThis.WebSocket,
    clock,
    random: () => 1,
    ...more,
  };
  return { rest: new Rest({ io, onDegraded: (path) => degraded.push(path) }), clock, requests, degraded };
}

const says = (body: string, status = 200, headers: Record<string, string> = {}): Reply => () => new Response(body, { status, headers });
const fails: Reply = () => { throw new TypeError('Failed to fetch'); };
const hangs: Reply = ({ signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
const stalls: Reply = ({ signal }) => new Response(new ReadableStream({
  start: (controller) => signal?.addEventListener('abort', () => controller.error(signal.reason)),
}));

function ask(kind: 'read' | 'write', more: Partial<RestRequest<unknown>> = {}): RestRequest<unknown> {
  return { url, kind, body: { a: '1' }, signal: new AbortController().signal, decode: (value) => value, ...more };
}

async function faultOf(answer: Promise<unknown>): Promise<Fault> {
  return answer.then(() => { throw new Error('was accepted'); }, (error: unknown) => error as Fault);
}

function needsOk(value: unknown): unknown {
  if ((value as { ok?: number }).ok !== 1) throw new Fault('protocol', { cause: 'not ok' });
  return value;
}

describe('Rest', () => {
  it('posts JSON, and judges the body before the status', async () => {
    const { rest, requests } = line([says('{"ok":1}', 500)]);
    expect(await rest.post(ask('write', { decode: needsOk }))).to.deep.equal({ ok: 1 });
    expect(requests[0]?.method).to.equal('POST');
    expect(requests[0]?.body).to.equal('{"a":"1"}');
    expect(new Headers(requests[0]?.headers).get('content-type')).to.equal('application/json');
  });

  it('leaves a form to the platform, which knows its boundary', async () => {
    const { rest, requests } = line([says('{}')]);
    const body = new FormData();
    await rest.post(ask('write', { body }));
    expect(requests[0]?.body).to.equal(body);
    expect(requests[0]?.headers).to.equal(undefined);
  });

  it('tells of answers that needed repair', async () => {
    const { rest, degraded } = line([says('<b>Warning</b> {"ok":1}')]);
    let noticed: boolean | undefined;
    await rest.post(ask('read', { decode: (_value, was) => { noticed = was; } }));
    expect([noticed, degraded]).to.deep.equal([true, ['/mobile/x.php']]);
  });

  const statuses: readonly (readonly [number, 'read' | 'write', string, boolean, boolean])[] = [
    [401, 'write', 'auth', false, false],
    [403, 'read', 'auth', false, false],
    [404, 'read', 'rejected', false, false],
    [408, 'write', 'timeout', false, true],
    [500, 'write', 'network', false, true],
    [503, 'read', 'network', true, false],
    [200, 'read', 'protocol', false, false],
    [200, 'write', 'protocol', false, true],
  ];
  for (const [status, kind, code, retryable, outcomeUnknown] of statuses) {
    it(`makes ${code} of a page with status ${status} in answer to a ${kind}`, async () => {
      const { rest, clock } = line([says('<html>sorry</html>', status)]);
      const answer = faultOf(rest.post(ask(kind)));
      for (let attempt = 0; attempt < 3; attempt += 1) await turns(() => clock.advance(6_000));
      const fault = await answer;
      expect([fault.code, fault.retryable, fault.outcomeUnknown]).to.deep.equal([code, retryable, outcomeUnknown]);
    });
  }

  it('keeps what the body said, whatever the status', async () => {
    const { rest } = line([says('{"error":1}', 500)]);
    const decode = (): never => { throw new Fault('rejected', { cause: 'não' }); };
    expect((await faultOf(rest.post(ask('write', { decode })))).cause).to.equal('não');
  });

  it('tries a read three times, with growing pauses', async () => {
    const { rest, clock, requests } = line([fails, says('<p>busy', 503), says('{"ok":1}')]);
    const answer = rest.post(ask('read'));
    await turns();
    expect(requests).to.have.length(1);
    await turns(() => clock.advance(1_000));
    expect(requests).to.have.length(2);
    await turns(() => clock.advance(1_000));
    expect(requests).to.have.length(2);
    await turns(() => clock.advance(1_000));
    expect(await answer).to.deep.equal({ ok: 1 });
    expect(requests).to.have.length(3);
  });

  it('never sends a write twice, and says that nobody knows what became of it', async () => {
    for (const reply of [fails, says('', 502), says('{"half":')]) {
      const { rest, clock, requests } = line([reply]);
      const answer = faultOf(rest.post(ask('write')));
      await turns(() => clock.advance(60_000));
      expect((await answer).outcomeUnknown).to.equal(true);
      expect(requests).to.have.length(1);
    }
  });

  for (const [what, reply] of [['an answer', hangs], ['the rest of a body', stalls]] as const) {
    it(`gives up waiting for ${what}`, async () => {
      const { rest, clock, requests } = line([reply]);
      const answer = faultOf(rest.post(ask('write')));
      await turns();
      await turns(() => clock.advance(15_000));
      const fault = await answer;
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['timeout', true]);
      expect(requests[0]?.signal?.aborted).to.equal(true);
      expect(clock.waiting).to.equal(0);
    });
  }

  it('leaves a vendor alone for as long as it asked', async () => {
    const { rest, clock, requests } = line([says('{"slow":"down"}', 429, { 'retry-after': '20' }), says('{"ok":1}')]);
    const first = await faultOf(rest.post(ask('write')));
    expect([first.code, first.retryAfter, first.retryable, first.outcomeUnknown]).to.deep.equal(['limit', 20_000, true, false]);
    clock.advance(5_000);
    const second = await faultOf(rest.post(ask('read')));
    expect([second.code, second.retryAfter]).to.deep.equal(['limit', 15_000]);
    expect(requests).to.have.length(1);
    clock.advance(15_000);
    expect(await rest.post(ask('read'))).to.deep.equal({ ok: 1 });
  });

  it('waits out a short pause for a read', async () => {
    const { rest, clock } = line([says('', 429, { 'retry-after': '2' }), says('{"ok":1}')]);
    const answer = rest.post(ask('read'));
    await turns();
    await turns(() => clock.advance(2_000));
    expect(await answer).to.deep.equal({ ok: 1 });
  });

  it('stops at once when it is told to, and does not try again', async () => {
    const controller = new AbortController();
    const { rest, clock, requests } = line([hangs]);
    const answer = faultOf(rest.post(ask('read', { signal: controller.signal })));
    await turns();
    controller.abort();
    expect((await answer).retryable).to.equal(false);
    await turns(() => clock.advance(60_000));
    expect(requests).to.have.length(1);
    expect(clock.waiting).to.equal(0);
  });

  describe('with many requests at once', () => {
    interface Held {
      readonly url: string;
      readonly init: RequestInit;
      answer(text?: string, status?: number): void;
    }

    /** A network that answers when the test says so. */
    function heldLine(): Line & { readonly held: Held[] } {
      const held: Held[] = [];
      const it = line([], {
        fetch: (to, init = {}) => new Promise((resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
          held.push({ url: to, init, answer: (text = '{}', status = 200) => resolve(new Response(text, { status, headers: { 'retry-after': '60' } })) });
        }),
      });
      return { ...it, held };
    }
    const other = 'https://dialer.example.com/mobile/y.php';
    const named = (name: string, kind: 'read' | 'write' = 'read'): RestRequest<unknown> => ask(kind, { body: name });
    const names = (held: readonly Held[]): readonly unknown[] => held.map(({ init }) => JSON.parse(String(init.body)) as unknown);

    it('asks a host six things at a time, in order, and other hosts apart from it', async () => {
      const { rest, held } = heldLine();
      const answers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => rest.post(named(name)));
      answers.push(rest.post(ask('read', { url: other, body: 'apart' })));
      await turns();
      expect(names(held)).to.deep.equal(['a', 'b', 'c', 'd', 'e', 'f', 'apart']);
      await turns(() => held[2]?.answer());
      expect(names(held).slice(7)).to.deep.equal(['g']);
      for (let at = 0; at < 9; at += 1) await turns(() => held[at]?.answer());
      await Promise.all(answers);
      expect(held).to.have.length(9);
    });

    it('lets a write pass the reads that wait, and keeps writes in their order', async () => {
      const { rest, held } = heldLine();
      const answers = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => rest.post(named(name)));
      answers.push(rest.post(named('first write', 'write')), rest.post(named('second write', 'write')));
      await turns();
      for (let at = 0; at < 9; at += 1) await turns(() => held[at]?.answer());
      await Promise.all(answers);
      expect(names(held).slice(6)).to.deep.equal(['first write', 'second write', 'g']);
    });

    it('counts the time-out from when a request leaves, and goes on after those that get no answer', async () => {
      const { rest, held, clock } = heldLine();
      const stuck = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => faultOf(rest.post(named(name, 'write'))));
      const last = rest.post(named('g', 'write'));
      await turns();
      await turns(() => clock.advance(15_000));
      for (const fault of await Promise.all(stuck)) expect(fault.code).to.equal('timeout');
      await turns(() => clock.advance(14_000));
      held[6]?.answer('{"ok":1}');
      expect(await last).to.deep.equal({ ok: 1 });
    });

    it('was certainly not sent when it is stopped while it waits, and frees no place that it never had', async () => {
      const { rest, held } = heldLine();
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) void rest.post(named(name)).catch(() => undefined);
      const controller = new AbortController();
      const stopped = faultOf(rest.post({ ...named('stopped', 'write'), signal: controller.signal }));
      await turns();
      controller.abort();
      const fault = await stopped;
      expect([fault.code, fault.outcomeUnknown, fault.retryable]).to.deep.equal(['network', false, false]);
      const next = rest.post(named('next'));
      await turns();
      expect(held).to.have.length(6);
      await turns(() => held[0]?.answer());
      await turns(() => held[6]?.answer());
      await next;
      expect(names(held).slice(6)).to.deep.equal(['next']);
    });

    it('does not send what waited once the host asked to be left alone', async () => {
      const { rest, held } = heldLine();
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) void rest.post(named(name, 'write')).catch(() => undefined);
      const waiting = faultOf(rest.post(named('g', 'write')));
      await turns();
      held[0]?.answer('', 429);
      const fault = await waiting;
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['limit', false]);
      expect(held).to.have.length(6);
    });
  });

  it('stops between two attempts', async () => {
    const controller = new AbortController();
    const { rest, clock, requests } = line([fails]);
    const answer = faultOf(rest.post(ask('read', { signal: controller.signal })));
    await turns();
    controller.abort();
    expect((await answer).code).to.equal('network');
    expect([requests.length, clock.waiting]).to.deep.equal([1, 0]);
  });

  it('knows that nothing left a machine without a network', async () => {
    const { rest, requests } = line([fails], { isOffline: () => true });
    const fault = await faultOf(rest.post(ask('write')));
    expect([fault.code, fault.retryable, fault.outcomeUnknown]).to.deep.equal(['network', true, false]);
    expect(requests).to.have.length(0);
  });

  it('suspects the browser when a public page is refused a private address', async () => {
    const request = ask('write', { url: 'https://192.168.0.10/mobile/x.php' });
    const refusedTo = async (origin: string | undefined): Promise<string> =>
      (await faultOf(line([fails], origin === undefined ? {} : { origin }).rest.post(request))).code;
    expect(await refusedTo('https://crm.example.com')).to.equal('local-network');
    expect(await refusedTo('http://192.168.0.2')).to.equal('network');
    expect(await refusedTo(undefined)).to.equal('network');
  });

  it('rejects with nothing but a Fault', async () => {
    const { rest } = line([says('{}')]);
    const decode = (): never => { throw new RangeError('odd'); };
    expect(toFault(await faultOf(rest.post(ask('read', { decode }))))).to.have.property('code', 'unknown');
    expect(await faultOf(rest.post(ask('read', { decode })))).to.be.instanceOf(Fault);
  });
});
