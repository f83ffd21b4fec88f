import { expect } from 'chai';
import { CallsInARow } from '../../long/node/calls-in-a-row.js';

/** The short version of `test/long/hundred-calls.node.ts`, which looks at memory too. */
describe('sip: calls in a row', function () {
  this.timeout(240_000);

  it('leave nothing open', async () => {
    const row = await CallsInARow.begin();
    try {
      await row.calls(10);
      const { peers, tracks, contexts } = await row.rest();
      expect({ peers, tracks }).to.deep.equal({ peers: 0, tracks: 0 });
      expect(contexts, 'for the ringing, if it lasts').to.be.at.most(1);
      expect(row.problems).to.deep.equal([]);
    } finally {
      await row.end();
    }
  });
});
