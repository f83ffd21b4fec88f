import { expect } from 'chai';
import { faultOf } from './backend-contract.js';
import type { TelephonyStage } from './telephony-contract.js';

/** `RecordsPort`: complete for the range, whatever the vendor's own limit is. */
export function recordsContract(stage: () => TelephonyStage): void {
  describe('records', () => {
    it('are complete for the range asked for, each once', async () => {
      const { enter, world, backend } = stage();
      if (!world.recorded || !backend.records) throw new Error('no records');
      await enter();
      const { range, ids } = world.recorded;
      const calls = await backend.records.calls(range);
      expect(calls.map(({ id }) => id).sort()).to.deep.equal([...ids].sort());
      for (const { startedAt, talkTime } of calls) {
        expect(startedAt).to.be.within(range.from, range.until - 1);
        expect(talkTime).to.be.at.least(0);
      }
      expect(await backend.records.calls({ from: range.until, until: range.until + 1_000 })).to.deep.equal([]);
    });

    it('lead to a recording by its name, and nowhere else', async () => {
      const { enter, world, backend } = stage();
      await enter();
      if (!backend.records?.recording || !world.recorded) return;
      const [call] = (await backend.records.calls(world.recorded.range)).filter(({ recordingId }) => recordingId !== undefined);
      const { origin } = new URL(await backend.records.recording(call?.recordingId ?? ''));
      expect(origin).to.match(/^https?:/);
      expect(new URL(await backend.records.recording('//evil.example/x')).origin).to.equal(origin);
      for (const name of ['../api.php', 'javascript:alert(1)', '']) {
        expect((await faultOf(backend.records.recording(name))).code).to.equal('rejected');
      }
    });

    it('are no one’s before the sign-in', async () => {
      const { backend, world } = stage();
      expect((await faultOf(backend.records?.calls({ from: 0, until: 1 }))).code).to.equal('conflict');
      expect(world.requests()).to.equal(0);
    });
  });
}
