import { expect, waitUntil } from '@open-wc/testing';
import { Fault } from '../../src/domain/fault.js';
import type { PreflightCheck, PreflightResult } from '../../src/domain/preflight.js';
import type { Session } from '../../src/session/session-api.js';
import { scriptedSession, signedInSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';

const inOrder: readonly PreflightCheck[] = ['browser', 'frame-policy', 'permission', 'microphone', 'speaker', 'server', 'registration', 'network', 'codec'];

/** A telephone whose checks end as the test says, else by passing. */
class Telephone {
  readonly asked: PreflightCheck[] = [];
  readonly signals: AbortSignal[] = [];
  readonly outcomes = new Map<PreflightCheck, Partial<PreflightResult> | Error>();
  /** Never answers about this one. */
  hangsAt: PreflightCheck | undefined;

  readonly preflight = (check: PreflightCheck, signal: AbortSignal): Promise<PreflightResult> => {
    this.asked.push(check);
    this.signals.push(signal);
    if (check === this.hangsAt) return new Promise(() => {});
    const outcome = this.outcomes.get(check);
    if (outcome instanceof Error) return Promise.reject(outcome);
    return Promise.resolve({ check, verdict: 'pass', figures: { step: this.asked.length }, ...outcome });
  };
}

async function equipped(): Promise<{ session: Session; telephone: Telephone }> {
  const { session, backend } = await signedInSession();
  const telephone = new Telephone();
  Object.assign(backend.voiceVendor.port, { preflight: telephone.preflight });
  return { session, telephone };
}

const asksForSound = (session: Session) => waitUntil(() => session.preflight.$state.get().asksForSound);

describe('session.preflight', () => {
  it('has no checks where the telephone has none', async () => {
    const { session } = scriptedSession();
    expect(session.preflight.checks).to.deep.equal([]);
    expect((await rejection(session.preflight.run())).code).to.equal('unsupported');
  });

  it('takes an answer that comes with the question', async () => {
    const { session } = await equipped();
    session.preflight.$state.subscribe(({ asksForSound }) => {
      if (asksForSound) session.preflight.confirmSound(true);
    });
    expect((await session.preflight.run()).verdict).to.equal('pass');
  });

  it('runs all checks in order, asks whether the sound was heard, and tells the host', async () => {
    const { session, telephone } = await equipped();
    expect(session.preflight.checks).to.deep.equal(inOrder);
    const facts = factsOf(session, 'cc-preflight');
    const running: (PreflightCheck | undefined)[] = [];
    session.preflight.$state.subscribe(state => {
      if (state.running !== running.at(-1)) running.push(state.running);
    });
    const run = session.preflight.run();
    await asksForSound(session);
    expect(telephone.asked).to.deep.equal(inOrder.slice(0, 5));
    expect(session.preflight.$state.get()).to.deep.include({ running: 'speaker' });
    expect(session.preflight.$state.get().results.map(({ check }) => check)).to.deep.equal(inOrder.slice(0, 4));
    expect(facts).to.deep.equal([]);
    session.preflight.confirmSound(true);
    const report = await run;
    expect(report.verdict).to.equal('pass');
    expect(report.results.map(({ check }) => check)).to.deep.equal(inOrder);
    expect(report.finishedAt).to.be.at.least(report.startedAt);
    expect(session.preflight.$state.get()).to.deep.equal({ results: report.results, asksForSound: false, report });
    expect(running).to.deep.equal([undefined, ...inOrder, undefined].slice(1));
    expect(facts).to.have.length(1);
    expect(facts[0]?.detail).to.deep.include({ verdict: 'pass', results: report.results });
  });

  it('fails the speaker when nobody heard it, and goes on', async () => {
    const { session } = await equipped();
    const run = session.preflight.run();
    await asksForSound(session);
    session.preflight.confirmSound(false);
    const { verdict, results } = await run;
    expect(verdict).to.equal('fail');
    expect(results[4]).to.deep.include({ check: 'speaker', verdict: 'fail', reason: 'sound-not-heard' });
    expect(results).to.have.length(9);
  });

  it('does not ask about a sound that was not played; warns, and skips count for nothing', async () => {
    const { session, telephone } = await equipped();
    telephone.outcomes.set('speaker', { verdict: 'skipped' });
    telephone.outcomes.set('network', { verdict: 'warn', reason: 'stun-silent' });
    const { verdict, results } = await session.preflight.run();
    expect(verdict).to.equal('warn');
    expect(results[7]?.reason).to.equal('stun-silent');
  });

  it('stops: the check is aborted, the last report stays, nothing is reported as a fault', async () => {
    const { session, telephone } = await equipped();
    telephone.outcomes.set('speaker', { verdict: 'skipped' });
    const report = await session.preflight.run();
    telephone.hangsAt = 'network';
    const run = session.preflight.run();
    await waitUntil(() => session.preflight.$state.get().running === 'network');
    session.preflight.stop();
    expect((await rejection(run)).code).to.equal('conflict');
    expect(telephone.signals.at(-1)?.aborted).to.equal(true);
    expect(session.preflight.$state.get().running).to.equal(undefined);
    expect(session.preflight.$state.get().report).to.equal(report);
    expect(session.faults.$faults.get()).to.deep.equal([]);
  });

  it('starts over when it is run again, also while it waits for the agent', async () => {
    const { session, telephone } = await equipped();
    const first = session.preflight.run();
    await asksForSound(session);
    const second = session.preflight.run();
    expect((await rejection(first)).code).to.equal('conflict');
    await waitUntil(() => telephone.asked.length === 10);
    await asksForSound(session);
    session.preflight.confirmSound(true);
    expect((await second).results).to.have.length(9);
  });

  it('ends with the sign-out and leaves nothing behind', async () => {
    const { session, telephone } = await equipped();
    telephone.hangsAt = 'microphone';
    const facts = factsOf(session, 'cc-preflight');
    const run = session.preflight.run();
    await waitUntil(() => telephone.asked.includes('microphone'));
    await Promise.all([rejection(run).then(({ code }) => expect(code).to.equal('conflict')), session.auth.signOut()]);
    expect(telephone.signals.at(-1)?.aborted).to.equal(true);
    expect(session.preflight.$state.get()).to.deep.equal({ results: [], asksForSound: false });
    expect(facts).to.deep.equal([]);
  });

  it('reports a telephone that breaks', async () => {
    const { session, telephone } = await equipped();
    telephone.outcomes.set('browser', new Fault('media'));
    expect((await rejection(session.preflight.run())).code).to.equal('media');
    expect(session.preflight.$state.get().running).to.equal(undefined);
    expect(session.faults.$faults.get().map(({ where }) => where)).to.deep.equal(['preflight.run']);
  });
});
