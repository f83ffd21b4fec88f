import { expect } from '@open-wc/testing';
import { getSession, sessionsOfPage } from '../../src/session/index.js';
import { scriptedSession } from '../support/scripted-session.js';

describe('session: registry of the page', () => {
  it('finds a session by its id for as long as it lives', async () => {
    const { session } = scriptedSession({}, { id: 'crm' });
    expect(session.id).to.equal('crm');
    expect(getSession('crm')).to.equal(session);
    await session.dispose();
    expect(getSession('crm')).to.be.undefined;
  });

  it('has as its default the one called so, else the first', () => {
    const { session: first } = scriptedSession({}, { id: 'a' });
    scriptedSession({}, { id: 'b' });
    expect(getSession()).to.equal(first);
    const { session: unnamed } = scriptedSession();
    expect(unnamed.id).to.equal('default');
    expect(getSession()).to.equal(unnamed);
    expect(scriptedSession().session.id).to.equal('session-2');
  });

  it('a later session of the same id takes its place, and the earlier one leaves it alone', async () => {
    const { session: first } = scriptedSession({}, { id: 'crm' });
    const { session: second } = scriptedSession({}, { id: 'crm' });
    expect(getSession('crm')).to.equal(second);
    await first.dispose();
    expect(getSession('crm')).to.equal(second);
  });

  it('finds nothing under names that every object has', () => {
    scriptedSession({}, { id: 'crm' });
    expect(getSession('constructor')).to.be.undefined;
    expect(getSession('__proto__')).to.be.undefined;
  });

  it('tells who watches it, and is the same for every copy of the library', () => {
    const seen: string[][] = [];
    const stop = sessionsOfPage().subscribe((sessions) => seen.push(Object.keys(sessions)));
    scriptedSession({}, { id: 'crm' });
    stop();
    expect(seen).to.deep.equal([[], ['crm']]);
    expect((globalThis as unknown as Record<symbol, unknown>)[Symbol.for('cc.sessions@1')]).to.equal(sessionsOfPage());
  });
});
