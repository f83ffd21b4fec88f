import { expect, waitUntil } from '@open-wc/testing';
import { Fault } from '../../src/domain/fault.js';
import { systemClock } from '../../src/net/clock.js';
import { platformIo } from '../../src/net/io.js';
import { lookAt } from '../../src/net/look-at.js';
import { SharedLooks } from '../../src/net/look.js';
import { manualClock, type ManualClock } from '../../src/simulators/clocks.js';

const channelName = 'cc-widgets.looks';
const start = Date.UTC(2026, 0, 5, 12);
const open: SharedLooks[] = [];
let keys = 0;

/** Tabs with the browser's own locks and channels, and a clock that stands still. */
function tabs(count: number, clock: ManualClock = manualClock(start)) {
  const looks = Array.from({ length: count }, () => tab(clock));
  keys += 1;
  return { clock, looks, key: `key-${keys}` };
}

function tab(clock: ManualClock): SharedLooks {
  const looks = new SharedLooks({ locks: navigator.locks, channel: new BroadcastChannel(channelName), clock });
  open.push(looks);
  return looks;
}

async function faultOf(looking: Promise<unknown>): Promise<Fault> {
  return looking.then(() => expect.fail('nothing failed'), (error: unknown) => {
    if (error instanceof Fault) return error;
    throw error;
  });
}

const pending = async (key: string): Promise<number> => ((await navigator.locks.query()).pending ?? []).filter(({ name }) => name === `${channelName}:${key}`).length;

async function queued(key: string, count: number): Promise<void> {
  const deadline = systemClock.now() + 10_000;
  while (await pending(key) !== count) if (systemClock.now() > deadline) throw new Error('nobody waits');
}

describe('one look for all tabs', () => {
  afterEach(() => {
    for (const looks of open.splice(0)) looks.close();
  });

  it('reads once for all that look at the same time, and for those who look soon after', async () => {
    const { clock, looks, key } = tabs(3);
    let reads = 0;
    const read = (): Promise<{ readonly rows: readonly number[] }> => Promise.resolve({ rows: [(reads += 1)] });
    const everybody = (freshFor: number): Promise<unknown[]> => Promise.all(looks.flatMap(({ look }) => [look(key, freshFor, read), look(key, freshFor, read)]));
    expect(await everybody(8_000)).to.deep.equal(Array.from({ length: 6 }, () => ({ rows: [1] })));
    clock.advance(8_000);
    expect(await everybody(8_000)).to.deep.equal(Array.from({ length: 6 }, () => ({ rows: [1] })));
    clock.advance(1);
    expect(await everybody(8_000)).to.deep.equal(Array.from({ length: 6 }, () => ({ rows: [2] })));
    expect(await tab(clock).look(key, 8_000, read), 'a tab that was opened later').to.deep.equal({ rows: [2] });
    clock.advance(1);
    expect(await looks[1]?.look(key, 0, read), 'only what is read from now on').to.deep.equal({ rows: [3] });
    expect(await looks[2]?.look(`${key}, another`, 8_000, read)).to.deep.equal({ rows: [4] });
  });

  it('lets a failure stand for all others, who are told when to ask again; the tab that failed asks when it likes', async () => {
    const { clock, looks, key } = tabs(3);
    const [first, ...others] = looks as [SharedLooks, SharedLooks, SharedLooks];
    let reads = 0;
    let isDown = true;
    const read = (): Promise<string> => {
      reads += 1;
      return isDown ? Promise.reject(new Fault('network', { retryable: true })) : Promise.resolve('up');
    };
    expect((await faultOf(first.look(key, 8_000, read))).code).to.equal('network');
    for (const { look } of others) expect(await faultOf(look(key, 8_000, read))).to.include({ code: 'network', retryable: true, retryAfter: 2_000 });
    await faultOf(first.look(key, 8_000, read));
    clock.advance(3_000);
    for (const { look } of others) expect(await faultOf(look(key, 8_000, read))).to.include({ code: 'network', retryAfter: 1_000 });
    expect(reads).to.equal(2);
    isDown = false;
    expect(await others[0].look(key, 0, read), 'the agent asks for it').to.equal('up');
    await waitUntil(() => others[1].look(key, 8_000, read).then((answer) => answer === 'up', () => false), 'the others are told', { timeout: 10_000 });
    expect(reads).to.equal(3);
  });

  it('keeps to itself what is of one tab alone', async () => {
    const { looks, key } = tabs(2);
    const [one, other] = looks as [SharedLooks, SharedLooks];
    expect((await faultOf(one.look(key, 8_000, () => Promise.reject(new Fault('auth'))))).code).to.equal('auth');
    expect(await other.look(key, 8_000, () => Promise.resolve('mine'))).to.equal('mine');
    const controller = new AbortController();
    const left = lookAt(one, { key: `${key}, left`, freshFor: 8_000, signal: controller.signal }, () => {
      controller.abort();
      return Promise.reject(new Fault('network'));
    });
    expect((await faultOf(left)).code, 'as the reading said it').to.equal('network');
    expect(await other.look(`${key}, left`, 8_000, () => Promise.resolve('still there'))).to.equal('still there');
    const unclonable = (): void => undefined;
    expect(await one.look(`${key}, unclonable`, 8_000, () => Promise.resolve(unclonable))).to.equal(unclonable);
    expect(await other.look(`${key}, unclonable`, 8_000, () => Promise.resolve('own'))).to.equal('own');
  });

  it('does not wait for a tab that closes, nor for ever for one that hangs', async () => {
    const { clock, looks, key } = tabs(1);
    const [here] = looks as [SharedLooks];
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentWindow as Window & typeof globalThis;
    const there = new SharedLooks({ locks: page.navigator.locks, channel: new page.BroadcastChannel(channelName), clock });
    let isReading = false;
    there.look(key, 8_000, () => {
      isReading = true;
      return new Promise(() => undefined);
    }).catch(() => undefined);
    await waitUntil(() => isReading, 'the frame reads', { timeout: 10_000 });
    const next = here.look(key, 8_000, () => Promise.resolve('taken over'));
    await queued(key, 1);
    frame.remove();
    expect(await next).to.equal('taken over');

    const hanging = tab(clock);
    let hangs = false;
    hanging.look(`${key}, hanging`, 8_000, () => {
      hangs = true;
      return new Promise(() => undefined);
    }).catch(() => undefined);
    await waitUntil(() => hangs, 'it reads', { timeout: 10_000 });
    const patient = here.look(`${key}, hanging`, 8_000, () => Promise.resolve('without it'));
    await queued(`${key}, hanging`, 1);
    clock.advance(20_000);
    expect(await patient).to.equal('without it');
  });

  it('takes nothing from the future, and nothing that it does not understand', async () => {
    const { clock, looks, key } = tabs(1);
    const [here] = looks as [SharedLooks];
    const stranger = new BroadcastChannel(channelName);
    const heard = new Promise((resolve) => new BroadcastChannel(channelName).addEventListener('message', ({ data }: MessageEvent<{ last?: boolean }>) => data?.last && resolve(undefined)));
    const answer = { at: start, value: 'forged', failures: 0, until: 0 };
    for (const odd of [null, 7, 'text', {}, { version: 2, key, type: 'answer', answer }, { version: 1, key, type: 'answer', answer: { at: 'now' } }]) stranger.postMessage(odd);
    stranger.postMessage({ version: 1, key, type: 'answer', answer: { ...answer, at: start + 60_000 } });
    stranger.postMessage({ last: true });
    await heard;
    stranger.close();
    expect(await here.look(key, 8_000, () => Promise.resolve('own'))).to.equal('own');
    clock.advance(60_000);
    expect(await here.look(key, 8_000, () => Promise.resolve('later'))).to.equal('later');
  });

  it('is there in a page', async () => {
    const { look } = platformIo();
    expect(await look?.('a key of this test', 8_000, () => Promise.resolve(7))).to.equal(7);
    expect(await look?.('a key of this test', 8_000, () => Promise.resolve(8))).to.equal(7);
  });
});
