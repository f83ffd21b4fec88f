import { expect } from '@open-wc/testing';
import type { PreflightCheck, PreflightReason } from '../../../src/domain/preflight.js';
import { preflightArea } from '../../../src/i18n/preflight.js';
import { equipped } from './kit.js';

/** Every reason, with the check that gives it. */
const reasons: Readonly<Record<PreflightReason, PreflightCheck>> = {
  'no-secure-context': 'browser',
  'no-webrtc': 'browser',
  'microphone-not-allowed-in-frame': 'frame-policy',
  'microphone-denied': 'permission',
  'microphone-prompt': 'permission',
  'microphone-missing': 'microphone',
  'microphone-in-use': 'microphone',
  'microphone-silent': 'microphone',
  'sound-blocked': 'speaker',
  'sound-not-heard': 'speaker',
  'server-unreachable': 'server',
  'server-silent': 'server',
  'server-not-configured': 'server',
  'local-network-blocked': 'server',
  'wrong-credentials': 'registration',
  'not-registered': 'registration',
  'no-candidates': 'network',
  'stun-silent': 'network',
  'turn-silent': 'network',
  'high-loss': 'network',
  'high-jitter': 'network',
  'high-latency': 'network',
  'no-opus': 'codec',
  'no-common-codec': 'codec',
};

const all = Object.entries(reasons) as [PreflightReason, PreflightCheck][];

describe('cc-preflight on every reason', () => {
  for (const lang of ['pt-BR', 'pt-PT', 'en', 'es'] as const) {
    it(`shows cause and one thing to do in ${lang}`, async () => {
      const texts = await preflightArea.load(lang);
      const { card, checks, session } = await equipped(lang);
      for (const [reason, check] of all) {
        checks.outcomes.clear();
        checks.outcomes.set('speaker', { verdict: 'skipped' });
        checks.outcomes.set(check, { verdict: 'fail', reason });
        await card.element.run();
        await card.settle();
        const { text, todo } = texts.reasons[reason];
        const row = card.row(check);
        expect(row.querySelector('[part=problem]')?.textContent.replace(/\s+/gu, ' '), reason).to.equal(`${text} ${todo}`);
        expect(row.querySelector('.word')?.textContent, reason).to.equal(texts.failed[check]);
        expect(card.root.querySelectorAll('[part=problem]'), reason).to.have.length(1);
        expect(card.element.report?.verdict).to.equal('fail');
        expect(card.part('begin-button')!.disabled, reason).to.equal(true);
      }
      expect(session.faults.$faults.get()).to.deep.equal([]);
    });
  }

  it('shows a warning as one: the agent may start', async () => {
    const { card, checks } = await equipped();
    checks.outcomes.set('speaker', { verdict: 'skipped' });
    for (const [reason, check] of all.filter(([, each]) => each === 'network' || each === 'codec')) {
      checks.outcomes.delete('network');
      checks.outcomes.delete('codec');
      checks.outcomes.set(check, { verdict: 'warn', reason });
      await card.element.run();
      await card.settle();
      expect(card.row(check).classList.contains('warn'), reason).to.equal(true);
      expect(card.part('begin-button')!.disabled, reason).to.equal(false);
    }
  });

  it('says of what is skipped where it is done, or that it makes no sense', async () => {
    const { card, checks } = await equipped();
    for (const check of ['speaker', 'server', 'registration'] as const) checks.outcomes.set(check, { verdict: 'skipped' });
    await card.element.run();
    await card.settle();
    expect(card.says('speaker')).to.equal('Alto-falante não se aplica');
    expect(card.says('server')).to.equal('Servidor de voz em outra guia');
    expect(card.says('registration')).to.equal('Ramal em outra guia');
    checks.outcomes.set('registration', { verdict: 'skipped', reason: 'server-not-configured' });
    await card.element.run();
    await card.settle();
    expect(card.says('registration')).to.equal('Ramal não se aplica');
  });
});
