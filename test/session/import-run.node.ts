import { expect } from 'chai';
import fc from 'fast-check';
import { Fault } from '../../src/domain/fault.js';
import { RowBits } from '../../src/session/import-check.js';
import { firstStep, type ImportPlan, type ImportStep } from '../../src/session/import-journal.js';
import { ImportRun } from '../../src/session/import-run.js';
import { faultOf } from '../adapters/widecloud/stage.js';
import { ScriptedDialer, type InsertFate, type ScriptedDialerOptions } from '../support/scripted-dialer.js';

const busy = (): Fault => new Fault('limit', { retryable: true });
const refused = (): Fault => new Fault('rejected');
const signedOut = (): Fault => new Fault('auth');

/** Rows of which every seventh is left out, a vendor, and what was written down last. */
function scene(count: number, options: ScriptedDialerOptions = {}) {
  const dialer = new ScriptedDialer(options);
  const ready = new RowBits();
  const good = Array.from({ length: count }, (_, row) => row).filter((row) => row % 7 !== 3);
  for (const row of good) ready.set(row);
  const file = new Blob(['nome;telefone\n', ...Array.from({ length: count }, (_, row) => `Ana ${row};1198888${String(row).padStart(4, '0')}\n`)]);
  const plan: ImportPlan = {
    id: 'imp', campaignId: 'c-1', at: 'end', begunAt: 0, kind: { label: 'utf-8', delimiter: ';' }, uses: [{ to: 'name' }, { to: 'phone' }], ready: ready.bytes,
    source: { fileName: 'a.csv', size: file.size, encoding: 'utf-8', delimiter: ';', columns: [] },
    check: { total: count, ready: good.length, byProblem: {}, lines: [] },
  };
  let written: ImportStep = firstStep;
  const waited: number[] = [];
  let stop = new AbortController();
  const run = (more: { readonly write?: (step: ImportStep) => Promise<void> } = {}): Promise<boolean> => {
    stop = new AbortController();
    return new ImportRun({
      port: dialer.port, limits: dialer.limits, plan, file, step: written, stop: stop.signal, told: () => undefined,
      wait: async (milliseconds) => void waited.push(milliseconds),
      write: more.write ?? (async (step) => {
        written = step;
      }),
    }).run();
  };
  return { dialer, good, run, waited, stop: () => stop.abort(), step: () => written };
}

function rowsOf(dialer: ScriptedDialer): readonly number[] {
  return dialer.taken.map(({ key }) => Number(key.replace('imp-', '')));
}

describe('an import on its way', () => {
  it('sends each good row once, in order, in batches', async () => {
    const { dialer, good, run, step } = scene(100);
    expect(await run()).to.equal(true);
    expect(rowsOf(dialer)).to.deep.equal(good);
    expect(dialer.calls).to.have.length(Math.ceil(good.length / 20));
    expect(step()).to.deep.equal({ next: 100, inserted: good.length, refused: 0, inDoubt: 0 });
  });

  it('repeats only what certainly did nothing, later and later', async () => {
    const { dialer, good, run, waited } = scene(30);
    dialer.fates.push(busy(), new Fault('network', { retryable: true, retryAfter: 30_000 }));
    expect(await run()).to.equal(true);
    expect(rowsOf(dialer)).to.deep.equal(good);
    expect(waited).to.have.length(2);
    expect(waited[1]).to.be.at.least(30_000);
  });

  it('stops with the fault that does not go away, and goes on from there', async () => {
    const { dialer, good, run, step } = scene(60);
    dialer.fates.push(...Array.from({ length: 6 }, busy));
    expect((await faultOf(run())).code).to.equal('limit');
    expect(step()).to.deep.equal({ next: 0, inserted: 0, refused: 0, inDoubt: 0 });
    dialer.fates.push(signedOut());
    expect((await faultOf(run())).code).to.equal('auth');
    expect(await run()).to.equal(true);
    expect(rowsOf(dialer)).to.deep.equal(good);
  });

  it('counts what the vendor refuses and goes on, but not when it refuses everything', async () => {
    const one = scene(60, { limits: { batch: 1 } });
    one.dialer.fates.push(refused(), refused());
    expect(await one.run()).to.equal(true);
    expect(one.step()).to.include({ refused: 2, inserted: one.good.length - 2 });
    const all = scene(60, { limits: { batch: 1 } });
    all.dialer.fates.push(...Array.from({ length: 40 }, refused));
    expect((await faultOf(all.run())).code).to.equal('rejected');
    expect(all.step().refused).to.equal(19);
  });

  it('never sends a batch in doubt again where nobody can look it up', async () => {
    const { dialer, good, run, step } = scene(100);
    dialer.fates.push(...(['lost', 'dropped'] as const));
    expect(await run()).to.equal(true);
    expect(rowsOf(dialer)).to.deep.equal([...good.slice(0, 20), ...good.slice(40)]);
    expect(step()).to.include({ inDoubt: 40, inserted: good.length - 40 });
  });

  it('looks up what is in doubt where that can be, and sends only what is missing', async () => {
    const { dialer, good, run, step } = scene(100, { limits: { canFind: true } });
    dialer.fates.push('lost', 'dropped', 'lost');
    expect(await run()).to.equal(true);
    expect(rowsOf(dialer)).to.deep.equal(good);
    expect(step()).to.deep.equal({ next: 100, inserted: good.length, refused: 0, inDoubt: 0 });
  });

  it('stops after the batch that is on its way', async () => {
    const { dialer, good, run, stop, step } = scene(100, { limits: { batch: 10 } });
    dialer.onInsert = (count) => (count === 3 ? stop() : undefined);
    expect(await run()).to.equal(false);
    expect([rowsOf(dialer).length, step().inserted]).to.deep.equal([30, 30]);
    expect(await run()).to.equal(true);
    expect(rowsOf(dialer)).to.deep.equal(good);
  });

  it('sends nothing that it could not note before', async () => {
    const { dialer, run } = scene(30);
    const fault = await faultOf(run({ write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }));
    expect([fault.code, dialer.taken.length]).to.deep.equal(['permission', 0]);
  });

  it('leaves nothing out and doubles nothing, whatever goes wrong and wherever it is cut', async () => {
    const fate = fc.constantFrom<InsertFate | undefined>(undefined, undefined, undefined, 'lost', 'dropped', busy(), refused(), signedOut());
    await fc.assert(fc.asyncProperty(fc.array(fate, { maxLength: 60 }), fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }), fc.constantFrom(1, 3, 10), fc.boolean(), async (fates, cuts, batch, canFind) => {
      const { dialer, good, run, step, stop } = scene(90, { limits: { batch, canFind } });
      let inserts = 0;
      dialer.onInsert = () => {
        inserts += 1;
        const next = fates[inserts - 1];
        if (next !== undefined) dialer.fates.push(next);
        if (cuts.includes(inserts)) stop();
      };
      for (let turn = 0; turn < 200; turn += 1) {
        const isDone = await run().catch((error: unknown) => (error instanceof Fault ? false : Promise.reject(error as Error)));
        if (isDone) break;
      }
      const { inserted, refused: no, inDoubt } = step();
      expect(step().next).to.equal(90);
      expect(dialer.doubled).to.deep.equal([]);
      expect(inserted + no + inDoubt).to.equal(good.length);
      expect(dialer.taken.length).to.be.within(inserted, inserted + inDoubt);
      if (canFind) expect([inDoubt, dialer.taken.length]).to.deep.equal([0, inserted]);
    }), { numRuns: 150 });
  });

  it('is as whole after the page was gone in the middle, again and again', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }), fc.constantFrom(1, 4, 10), fc.boolean(), fc.boolean(), async (deaths, batch, canFind, wasTaken) => {
      const { dialer, good, run, step } = scene(70, { limits: { batch, canFind } });
      for (const death of deaths) {
        let left = death;
        const gone = new Promise<void>((resolve) => {
          dialer.onInsert = () => {
            left -= 1;
            if (left > 0) return;
            dialer.fates.push(wasTaken ? 'taken-silent' : 'silent');
            resolve();
          };
        });
        await Promise.race([gone, run()]);
      }
      dialer.onInsert = () => undefined;
      expect(await run()).to.equal(true);
      expect(dialer.doubled).to.deep.equal([]);
      const { inserted, inDoubt } = step();
      expect(inserted + inDoubt).to.equal(good.length);
      if (canFind) expect(rowsOf(dialer).toSorted((a, b) => a - b)).to.deep.equal(good);
    }), { numRuns: 100 });
  });
});
