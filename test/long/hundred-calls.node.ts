import { expect } from 'chai';
import type { Census } from './node/census.js';
import { CallsInARow } from './node/calls-in-a-row.js';

const COUNT = 100;
const MEGABYTE = 1024 * 1024;

const line = (name: string, { heap, ...rest }: Census): string =>
  `${name.padEnd(6)} heap ${(heap / MEGABYTE).toFixed(2)} MB, ${Object.entries(rest).map(([what, count]) => `${count} ${what}`).join(', ')}`;

describe('sip: a hundred calls in a row', function () {
  this.timeout(600_000);

  it('end as they began', async () => {
    const row = await CallsInARow.begin();
    try {
      // What is loaded once, such as the panels' code, belongs to the beginning.
      await row.calls(10);
      const begin = await row.rest();
      await row.calls(COUNT);
      const end = await row.rest();
      console.log(`${line('begin', begin)}\n${line('end', end)}`);
      expect(row.problems).to.deep.equal([]);
      expect({ peers: end.peers, tracks: end.tracks }).to.deep.equal({ peers: 0, tracks: 0 });
      expect(end.contexts, 'audio contexts').to.be.at.most(begin.contexts);
      expect(end.timers, 'timers').to.be.at.most(begin.timers);
      // Not one for each call: what is shown may differ a little from one rest to the next.
      expect(end.listeners - begin.listeners, 'listeners').to.be.lessThan(COUNT / 2);
      expect(end.nodes - begin.nodes, 'nodes').to.be.lessThan(COUNT / 2);
      expect(end.heap - begin.heap, 'growth in bytes').to.be.lessThan(3 * MEGABYTE);
    } finally {
      await row.end();
    }
  });
});
