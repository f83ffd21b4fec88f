import { expect, waitUntil } from '@open-wc/testing';
import type { NumberSettings, Session } from '../../src/session/session-api.js';
import { scriptedSession, signedInSession } from '../support/scripted-session.js';

const number = '5511955550142';

/** The plans have come. */
async function withPlans(numbers?: Partial<NumberSettings>): Promise<Session> {
  const { session } = scriptedSession({}, numbers ? { numbers } : {});
  await waitUntil(() => session.numbers.shown('+5511955550100') !== '+5511955550100' && !session.numbers.shown('+5511955550100').startsWith('+5•'));
  return session;
}

function revealed(session: Session): { number: string; where: string; timestamp: string }[] {
  const facts: { number: string; where: string; timestamp: string }[] = [];
  session.addEventListener('cc-number-revealed', ({ detail }) => facts.push(detail));
  return facts;
}

describe('session.numbers', () => {
  it('shows numbers as Brazil writes them, in full, where nothing else is asked for', async () => {
    const { numbers } = await withPlans();
    expect(numbers.$settings.get()).to.deep.equal({ country: 'BR', masked: false });
    expect(numbers.shown(number)).to.equal('(11) 95555-0142');
    expect(numbers.shown('2101')).to.equal('2101');
    expect(numbers.isMasked(number)).to.equal(false);
  });

  it('follows its settings', async () => {
    const { numbers } = await withPlans({ country: 'PT', masked: true });
    expect(numbers.shown('+351912345678')).to.equal('9•• ••• •78');
    numbers.configure({ country: ' es ' });
    expect(numbers.$settings.get()).to.deep.equal({ country: 'ES', masked: true });
    expect(numbers.shown('+351912345678')).to.equal('+351 9•• ••• •78');
    numbers.configure({ masked: false, country: '' });
    expect(numbers.$settings.get()).to.deep.equal({ country: 'ES', masked: false });
    expect(numbers.shown('+34612345678')).to.equal('612 34 56 78');
  });

  it('masks from the first moment, before the plans have come', () => {
    const { session } = scriptedSession({}, { numbers: { masked: true } });
    expect(session.numbers.isMasked(number)).to.equal(true);
    expect(session.numbers.shown(number)).to.equal('5••••••••••42');
  });

  it('tells readers anew once the plans have come', async () => {
    const { session } = scriptedSession({}, { numbers: { masked: true } });
    const before = session.numbers.$settings.get();
    await waitUntil(() => session.numbers.$settings.get() !== before);
    expect(session.numbers.shown(number)).to.equal('(11) 9••••-••42');
  });

  it('reveals a number however it is written, and tells the host once', async () => {
    const session = await withPlans({ masked: true });
    const facts = revealed(session);
    session.numbers.reveal(number, 'cc-softphone');
    session.numbers.reveal('(11) 95555-0142', 'cc-chat-thread');
    session.numbers.reveal(number, 'cc-softphone');
    expect(facts.map(({ number: told, where }) => [told, where])).to.deep.equal([[number, 'cc-softphone']]);
    expect(new Date(facts[0]?.timestamp ?? '').getTime()).to.be.above(0);
    expect(session.numbers.shown('0 15 11 95555-0142')).to.equal('(11) 95555-0142');
    expect(session.numbers.isMasked('+55 11 95555-0142')).to.equal(false);
    expect(session.numbers.isMasked('+55 11 95555-0143')).to.equal(true);
    expect([...session.numbers.$revealed.get()]).to.deep.equal(['+5511955550142']);
  });

  it('counts a number that was revealed before the plans came', async () => {
    const { session } = scriptedSession({}, { numbers: { masked: true } });
    const facts = revealed(session);
    session.numbers.reveal(number, 'cc-softphone');
    await waitUntil(() => session.numbers.$revealed.get().has('+5511955550142'));
    session.numbers.reveal('11955550142', 'cc-softphone');
    expect(facts).to.have.length(1);
    expect(session.numbers.shown(number)).to.equal('(11) 95555-0142');
  });

  it('tells nothing of what was never hidden', async () => {
    const session = await withPlans({ masked: true });
    const facts = revealed(session);
    session.numbers.reveal('2101', 'cc-softphone');
    session.numbers.configure({ masked: false });
    session.numbers.reveal(number, 'cc-softphone');
    expect(facts).to.deep.equal([]);
    expect(session.numbers.$revealed.get().size).to.equal(0);
  });

  it('hides everything again from the next agent', async () => {
    const { session } = await signedInSession({}, { numbers: { masked: true } });
    session.numbers.reveal(number, 'cc-softphone');
    expect(session.numbers.isMasked(number)).to.equal(false);
    await session.auth.signOut();
    expect(session.numbers.isMasked(number)).to.equal(true);
  });

  it('dials a masked number in full', async () => {
    const { session, backend } = await signedInSession({}, { numbers: { masked: true } });
    const facts = revealed(session);
    await session.calls.dial(number);
    expect(session.calls.$lastDialled.get()).to.equal(number);
    expect(session.numbers.isMasked(number)).to.equal(true);
    expect(facts).to.deep.equal([]);
    expect(backend.name).to.be.a('string');
  });
});
