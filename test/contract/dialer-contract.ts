import { expect } from 'chai';
import type { DialerPort } from '../../src/domain/backend.js';
import type { NewCampaignContact } from '../../src/domain/dialer.js';
import { faultOf } from './backend-contract.js';
import type { TelephonyStage } from './telephony-contract.js';
import type { Insertable } from './telephony-world.js';

const contact = (key: string, phones: readonly string[] = ['11955550142']): NewCampaignContact => ({ key, name: 'Ana', phones, form: {} });

/** Campaigns of a `DialerPort`: nothing is asked for while nobody looks. */
export function campaignsContract(stage: () => TelephonyStage): void {
  describe('campaigns', () => {
    it('are listed, each once', async () => {
      await stage().enter();
      const campaigns = await stage().backend.dialer?.campaigns() ?? [];
      expect(campaigns).not.to.deep.equal([]);
      expect(new Set(campaigns.map(({ id }) => id)).size).to.equal(campaigns.length);
      for (const { id, name } of campaigns) expect([id, name]).not.to.include('');
    });

    it('are asked for only while somebody looks, and once for all who do', async () => {
      const { enter, world, backend, seen } = stage();
      await enter();
      const watch = (signal: AbortSignal): void => backend.dialer?.watch?.(signal);
      world.line.wake();
      expect([world.looksAtCampaigns(), seen.all('campaigns-listed').length]).to.deep.equal([0, 0]);
      const lookers = [new AbortController(), new AbortController()];
      for (const { signal } of lookers) watch(signal);
      await seen.until('campaigns', () => seen.all('campaigns-listed').length > 0);
      const each = seen.all('campaigns-listed')[0]?.campaigns.length ?? 0;
      expect(world.looksAtCampaigns(), 'one look for two').to.be.within(1, each);
      lookers[0]?.abort();
      lookers[1]?.abort();
      const before = world.looksAtCampaigns();
      world.line.wake();
      await new Promise((resolve) => { setTimeout(resolve, 60); });
      expect(world.looksAtCampaigns()).to.equal(before);
    });
  });
}

/** Inserting by a `DialerPort`: nobody is put into a list twice. */
export function insertContract(stage: () => TelephonyStage): void {
  const enter = async (): Promise<Insertable & { readonly port: DialerPort; readonly first: 'start' | 'end' }> => {
    const { world: { insertable }, backend: { dialer } } = stage();
    if (!insertable || !dialer?.insert) throw new Error('nothing can be inserted');
    await stage().enter();
    return { ...insertable, port: dialer, first: dialer.limits?.positions[0] ?? 'end' };
  };

  describe('contacts', () => {
    it('are inserted where the vendor lets them, once', async () => {
      const { port, campaignId, taken, first } = await enter();
      await port.insert?.(campaignId, [contact('k-1')], first);
      expect(taken()).to.deep.equal(['k-1']);
      const other = (['start', 'end'] as const).find((place) => !port.limits?.positions.includes(place));
      if (other) expect((await faultOf(port.insert?.(campaignId, [contact('k-2')], other))).code).to.equal('unsupported');
      expect(taken()).to.deep.equal(['k-1']);
    });

    it('are never sent again when nobody knows whether the vendor took them', async () => {
      const { port, campaignId, taken, first } = await enter();
      stage().world.line.losesNextAnswer();
      const fault = await faultOf(port.insert?.(campaignId, [contact('k-1')], first));
      expect([fault.outcomeUnknown, fault.retryable]).to.deep.equal([true, false]);
      expect(taken()).to.deep.equal(['k-1']);
      if (!port.limits?.canFind) return;
      expect([...await port.findInserted?.(campaignId, ['k-1', 'k-2']) ?? []]).to.deep.equal(['k-1']);
    });

    it('that the vendor refused are not there', async () => {
      const { port, campaignId, taken, first } = await enter();
      stage().world.refuses();
      const fault = await faultOf(port.insert?.(campaignId, [contact('k-1')], first));
      expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', false]);
      expect(taken()).to.deep.equal([]);
    });

    it('that are more than the vendor takes leave nothing behind', async () => {
      const { port, campaignId, taken, first } = await enter();
      const phones = Array.from({ length: (port.limits?.phones ?? 0) + 1 }, (_phone, index) => `1195555${String(1000 + index)}`);
      const good = contact('k-1');
      expect((await faultOf(port.insert?.(campaignId, [good, contact('k-2', phones)], first))).code).to.equal('limit');
      expect(taken()).to.deep.equal([]);
    });

    it('can be erased, and then there are none', async () => {
      const { port, campaignId, first } = await enter();
      if (!port.erase) return;
      await port.insert?.(campaignId, [contact('k-1'), contact('k-2')], first);
      expect(await port.erase?.(campaignId)).to.equal(2);
      expect(await port.contacts?.(campaignId)).to.deep.equal([]);
    });
  });
}

/** Reports of a `DialerPort`. */
export function reportsContract(stage: () => TelephonyStage): void {
  describe('reports', () => {
    it('hold all of the range, or say that they do not', async () => {
      const { enter, world, backend } = stage();
      if (!world.reported || !backend.dialer?.dialerReport) throw new Error('no report');
      await enter();
      const { range, rows } = world.reported;
      const report = await backend.dialer.dialerReport(range);
      expect([report.rows.length, report.truncated]).to.deep.equal([rows, false]);
      for (const { startedAt } of report.rows) expect(startedAt).to.be.within(range.from, range.until - 1);
    });
  });
}
