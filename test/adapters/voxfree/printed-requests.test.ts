import { expect } from 'chai';
import { repairJson } from '../../../src/net/json-repair.js';
import { Desk, outgoing } from './desk.js';
import { fixtureText } from './fixtures.js';

/** Requests as the documentation prints them: commas too many, comments, keys twice (contract part 6, row 12). */
describe('VoxFree requests that are printed as no JSON', () => {
  const bodies = new Map<string, string>();
  const frames: string[] = [];
  let desk: Desk;

  before(async () => {
    desk = await new Desk({
      wrap: (io) => ({
        ...io,
        fetch: (url, init) => {
          bodies.set(url.slice(url.lastIndexOf('/') + 1), String(init?.body));
          return io.fetch(url, init);
        },
        WebSocket: class extends io.WebSocket {
          override send(data: string): void {
            frames.push(data);
            super.send(data);
          }
        },
      }),
    }).ready();
    const { id } = desk.of('Ana');
    await desk.chat.open(id);
    await desk.chat.send(outgoing(id, 'teste'));
    await desk.backend.replies?.list(id);
  });
  after(() => desk.stop());

  const keysOf = (json: string): readonly string[] => Object.keys(JSON.parse(json) as object).sort();

  for (const endpoint of ['buscaChat', 'enviaMensagem', 'servicoRespostasRapidas']) {
    it(`${endpoint} leaves as strict JSON, with each field of the printed one once`, async () => {
      const printed = (await fixtureText(`${endpoint}.request.raw.txt`)).replace(/\/\/[^\n]*/g, '');
      const body = bodies.get(`${endpoint}.php`) ?? '';
      expect(keysOf(body)).to.deep.equal(keysOf(repairJson(printed) ?? printed));
      for (const key of keysOf(body)) expect(body.split(`"${key}":`), key).to.have.length(2);
    });
  }

  it('so does the socket\'s registration, whose example is code', async () => {
    const printed = await fixtureText('socket-connect.raw.txt');
    const names = [...printed.matchAll(/^\s+(\w+)/gm)].map(([, name]) => name);
    expect(keysOf(frames[0] ?? '')).to.deep.equal([...names].sort());
  });
});
