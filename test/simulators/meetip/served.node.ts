import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { meetip } from '../../../src/adapters/meetip/index.js';
import { systemClock, type Io } from '../../../src/net/io.js';
import { manualClock } from '../../../src/simulators/clocks.js';
import { MeetIpSimulator } from '../../../src/simulators/meetip/index.js';
import { sendTo, serveMeetIp } from '../../../src/simulators/meetip/node.js';
import { Recorder } from '../../contract/recorder.js';

const io: Io = { fetch: (url, init) => fetch(url, init), WebSocket: globalThis.WebSocket, clock: systemClock, random: Math.random };

describe('MeetIP simulator', () => {
  it('serves the wire over HTTP, and tells a server over HTTP', async () => {
    const served = await serveMeetIp(new MeetIpSimulator());
    const { simulator } = served;
    simulator.pbx.addCampaign('159', 'Prueba');
    const backend = meetip({ url: served.url, extension: '116', tenant: '001', io, webhook: { token: 'clave' } });
    const listener = createServer((request, response) => {
      void (async () => {
        let body = '';
        for await (const part of request) body += String(part);
        const { searchParams: query } = new URL(request.url ?? '', 'http://x');
        const answer = await backend.receive({ method: request.method ?? '', headers: request.headers, query, body });
        response.writeHead(answer.status, answer.headers).end(answer.body);
      })();
    });
    await new Promise<void>((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
    const [seen, controller] = [new Recorder(), new AbortController()];
    try {
      await backend.auth?.signIn({ user: '116', password: 'clave-116' });
      await backend.connect(seen.emit, controller.signal);
      await backend.dialer?.insert?.('159', [{ key: 'a', phones: ['600000001'], form: {} }], 'end');
      const hook = { authorization: 'clave', send: sendTo(`http://127.0.0.1:${(listener.address() as AddressInfo).port}/avisos?x=1`) };
      for (const method of ['POST', 'GET'] as const) simulator.addHook({ ...hook, method });
      await simulator.play('plain', { first: '116' });
      expect(seen.all('call-changed').map(({ call }) => call.state)).to.deep.equal(['ringing', 'active', 'ended']);
      expect([simulator.ledger.inserted.length, simulator.ledger.violations]).to.deep.equal([1, []]);
    } finally {
      controller.abort();
      listener.closeAllConnections();
      listener.close();
      await served.close();
    }
  });

  it('dials its list to the end, the same way for the same seed', async () => {
    const run = async (seed: number): Promise<readonly string[]> => {
      const clock = manualClock(Date.UTC(2026, 10, 25));
      const simulator = new MeetIpSimulator({ clock, seed });
      const campaign = simulator.pbx.addCampaign('159', 'Prueba');
      simulator.pbx.insert(campaign, Array.from({ length: 20 }, (_value, index) => ({ number: String(600_000_000 + index), form: {} })), 'end');
      simulator.pbx.startDialing('159', '116');
      for (let turn = 0; campaign.isActive && turn < 400; turn += 1) {
        clock.advance(1_000);
        for (let tick = 0; tick < 4; tick += 1) await Promise.resolve();
      }
      expect([campaign.isActive, simulator.pbx.tickets.length]).to.deep.equal([false, 20]);
      return campaign.list.map(({ outcome = 'none' }) => outcome);
    };
    const first = await run(7);
    expect(new Set(first)).to.deep.equal(new Set(['answered', 'busy', 'unanswered']));
    expect(await run(7)).to.deep.equal(first);
    expect(await run(8)).to.not.deep.equal(first);
  });
});
