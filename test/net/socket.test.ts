import { expect } from 'chai';
import type { ConnectionState } from '../../src/domain/backend-event.js';
import { Fault } from '../../src/domain/fault.js';
import type { Io, WakeReason } from '../../src/net/io.js';
import { ReconnectingSocket } from '../../src/net/socket.js';
import { manualClock, type ManualClock } from '../../src/simulators/clocks.js';
import { memoryWebSocket, type SocketConnection } from '../../src/simulators/memory-socket.js';
import { turns } from './turns.js';

interface Lab {
  readonly socket: ReconnectingSocket;
  readonly clock: ManualClock;
  readonly states: ConnectionState[];
  readonly received: string[];
  /** Server ends of all lines, in order. */
  readonly lines: SocketConnection[];
  readonly heard: string[];
  /** What the server does with the next line. */
  server: { accepts: boolean };
  wake(reason: WakeReason): void;
  readonly wakers: number;
}

function lab(random = (): number => 1): Lab {
  const clock = manualClock(Date.UTC(2026, 10, 25));
  const states: ConnectionState[] = [];
  const received: string[] = [];
  const lines: SocketConnection[] = [];
  const heard: string[] = [];
  const server = { accepts: true };
  const wakers = new Set<(reason: WakeReason) => void>();
  const io: Io = {
    fetch: () => Promise.reject(new TypeError('no network here')),
    WebSocket: memoryWebSocket((connection) => {
      lines.push(connection);
      connection.onMessage = (text) => heard.push(text);
      return server.accepts;
    }),
    clock,
    random,
    wake(run) {
      wakers.add(run);
      return () => wakers.delete(run);
    },
  };
  const socket = new ReconnectingSocket({
    io,
    url: 'wss://ws.example.com',
    onOpen: (send) => send('hello'),
    onMessage: (text) => received.push(text),
    onState: (state) => states.push(state),
  });
  return {
    socket, clock, states, received, lines, heard, server,
    wake: (reason) => wakers.forEach((run) => run(reason)),
    get wakers() { return wakers.size; },
  };
}

async function opened(random?: () => number): Promise<Lab> {
  const it = lab(random);
  it.socket.start();
  await turns();
  return it;
}

const statuses = (states: readonly ConnectionState[]): readonly string[] => states.map(({ status }) => status);

describe('ReconnectingSocket', () => {
  it('says hello first, then reports that it is up', async () => {
    const { states, heard, received, lines, socket } = await opened();
    expect(statuses(states)).to.deep.equal(['connecting', 'online']);
    expect(heard).to.deep.equal(['hello']);
    lines[0]?.send('frame');
    await turns();
    expect(received).to.deep.equal(['frame']);
    expect(socket.send('more')).to.equal(true);
    await turns();
    expect(heard).to.deep.equal(['hello', 'more']);
    socket.close();
  });

  it('comes back by itself at the time it announced', async () => {
    const { states, lines, clock, socket } = await opened(() => 0.5);
    lines[0]?.close();
    await turns();
    expect(states.at(-1)).to.deep.include({ status: 'offline', retryAt: clock.now() + 1_500 });
    expect(states.at(-1)?.fault?.code).to.equal('network');
    await turns(() => clock.advance(1_499));
    expect(lines).to.have.length(1);
    await turns(() => clock.advance(1));
    expect(lines).to.have.length(2);
    expect(statuses(states)).to.deep.equal(['connecting', 'online', 'offline', 'connecting', 'online']);
    socket.close();
  });

  it('never gives up, and never waits longer than 30 s', async () => {
    const { states, clock, server, lines, socket } = await opened();
    server.accepts = false;
    lines[0]?.close();
    await turns();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const wait = (states.at(-1)?.retryAt ?? 0) - clock.now();
      waits.push(wait);
      await turns(() => clock.advance(wait), 2);
    }
    expect(waits.slice(0, 5)).to.deep.equal([3_000, 6_000, 12_000, 24_000, 30_000]);
    expect(Math.max(...waits)).to.equal(30_000);
    expect(lines).to.have.length(41);
    socket.close();
  });

  it('forgives earlier failures only after 10 s of calm', async () => {
    const { states, clock, lines, socket } = await opened();
    const wait = (): number => (states.at(-1)?.retryAt ?? 0) - clock.now();
    lines.at(-1)?.close();
    await turns();
    await turns(() => clock.advance(3_000));
    await turns(() => clock.advance(9_999));
    lines.at(-1)?.close();
    await turns();
    expect(wait()).to.equal(6_000);
    await turns(() => clock.advance(6_000));
    await turns(() => clock.advance(10_000));
    lines.at(-1)?.close();
    await turns();
    expect(wait()).to.equal(3_000);
    socket.close();
  });

  for (const code of [1012, 1013]) {
    it(`spreads wider when everybody was thrown out (${code})`, async () => {
      const { states, clock, lines, socket } = await opened();
      lines[0]?.close(code);
      await turns();
      expect((states.at(-1)?.retryAt ?? 0) - clock.now()).to.equal(10_000);
      socket.close();
    });
  }

  it('tries at once when it is asked to, and only then', async () => {
    const { clock, lines, socket } = await opened();
    socket.retryNow();
    await turns();
    expect(lines).to.have.length(1);
    lines[0]?.close();
    await turns();
    await turns(() => socket.retryNow());
    expect(lines).to.have.length(2);
    await turns(() => clock.advance(30_000));
    expect(lines).to.have.length(2);
    socket.close();
  });

  it('uses the return of the network', async () => {
    const { lines, socket, wake, server } = await opened();
    server.accepts = false;
    lines[0]?.close();
    await turns();
    server.accepts = true;
    await turns(() => wake('online'));
    expect(lines).to.have.length(2);
    // It came back while the line looked open: nobody can know whether it still is.
    await turns(() => wake('online'));
    expect(lines).to.have.length(3);
    socket.close();
  });

  it('keeps a line when somebody merely looks again, and replaces it after a sleep', async () => {
    const { lines, socket, wake, clock, states } = await opened();
    await turns(() => clock.advance(60_000));
    await turns(() => wake('visible'));
    expect(lines).to.have.length(1);
    await turns(() => sleepFor(clock, 600_000));
    expect(lines).to.have.length(2);
    expect(states.at(-1)?.status).to.equal('online');
    socket.close();
  });

  it('does not wait for a handshake for ever', async () => {
    const clock = manualClock(0);
    const states: ConnectionState[] = [];
    class Silent extends EventTarget {
      readonly readyState = 0;
      close(): void { this.dispatchEvent(new Event('close')); }
    }
    const socket = new ReconnectingSocket({
      io: { fetch: () => Promise.reject(new TypeError()), WebSocket: Silent as never, clock, random: () => 1 },
      url: 'wss://ws.example.com',
      onOpen: () => undefined,
      onMessage: () => undefined,
      onState: (state) => states.push(state),
    });
    socket.start();
    clock.advance(10_000);
    expect(statuses(states)).to.deep.equal(['connecting', 'offline']);
    socket.close();
    expect(clock.waiting).to.equal(0);
  });

  it('leaves nothing behind when it is closed', async () => {
    const it = await opened();
    const before = it.states.length;
    it.socket.close();
    it.lines[0]?.send('late');
    await turns(() => it.clock.advance(60_000));
    expect(it.received).to.deep.equal([]);
    expect([it.states.length, it.lines.length, it.clock.waiting, it.wakers]).to.deep.equal([before, 1, 0, 0]);
    it.socket.retryNow();
    await turns();
    expect(it.lines).to.have.length(1);
  });

  it('throws a Fault for an address that can never work', () => {
    const { clock } = lab();
    const socket = new ReconnectingSocket({
      io: { fetch: () => Promise.reject(new TypeError()), WebSocket: globalThis.WebSocket, clock, random: () => 1 },
      url: 'gopher://x y',
      onOpen: () => undefined,
      onMessage: () => undefined,
      onState: () => undefined,
    });
    expect(() => socket.start()).to.throw(Fault).with.property('code', 'unsupported');
  });
});

/** The time of day goes on and no timer runs, as in a machine that sleeps; then one does. */
function sleepFor(clock: ManualClock, milliseconds: number): void {
  const asleep = clock as { now: () => number };
  const now = clock.now();
  asleep.now = () => now + milliseconds;
  clock.advance(15_000);
}
