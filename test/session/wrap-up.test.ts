import { expect, waitUntil } from '@open-wc/testing';
import type { Session, WrapUpSettings } from '../../src/session/session-api.js';
import { anAgent, noon } from '../support/samples.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';
import { TestClock } from './test-clock.js';

const settings: WrapUpSettings = {
  dispositions: [{ id: 'paid', label: 'Pago' }, { id: 'later', label: 'Retornar' }],
  limit: 30_000,
};

let agents = 0;

/** Signed in, and what was written down before is read. */
async function desk(wrapUp: WrapUpSettings | undefined, agentId = `wrap-${(agents += 1)}`): Promise<ScriptedSession> {
  const scripted = await signedInSession({ agent: anAgent({ id: agentId }) }, { clock: new TestClock(), ...(wrapUp ? { wrapUp } : {}) });
  await waitUntil(() => scripted.session.callLog.$entries.get().status === 'ready', 'read', { timeout: 10_000 });
  return scripted;
}

function callEnds({ backend }: ScriptedSession, answered = true, name?: string): string {
  const id = backend.voiceVendor.ring(name === undefined ? {} : { remote: { number: '2107', name } });
  if (answered) backend.voiceVendor.answers(id);
  backend.voiceVendor.hangsUp(id);
  return id;
}

const entry = ({ callLog }: Session, id: string) => callLog.$entries.get().value.find((each) => each.id === id);

const logged = (session: Session, id: string): Promise<void> =>
  waitUntil(() => entry(session, id)?.notes !== undefined, 'in the log', { timeout: 10_000 });

describe('session.wrapUp', () => {
  it('asks for the wrap-up of an answered call that ended, and of no other', async () => {
    const scripted = await desk(settings);
    callEnds(scripted, false);
    expect(scripted.session.wrapUp.$current.get()).to.equal(undefined);
    const id = callEnds(scripted);
    expect(scripted.session.wrapUp.$current.get()).to.deep.equal({
      callId: id,
      direction: 'in',
      number: '+5511955550100',
      name: 'Ana Prado',
      talkTime: 60_000,
      since: noon + 65_000,
      until: noon + 95_000,
      notes: '',
    });
  });

  it('asks for nothing without settings, until there are some', async () => {
    const scripted = await desk(undefined);
    callEnds(scripted);
    scripted.session.wrapUp.configure(settings);
    expect(scripted.session.wrapUp.$current.get()).to.equal(undefined);
    const id = callEnds(scripted);
    expect(scripted.session.wrapUp.$current.get()?.callId).to.equal(id);
  });

  it('takes notes from the first ring on, and tells the outcome once', async () => {
    const scripted = await desk(settings);
    const { session, backend } = scripted;
    const facts = factsOf(session, 'cc-outcome');
    const id = backend.voiceVendor.ring();
    session.wrapUp.setNotes(id, 'Pede boleto');
    expect(session.wrapUp.$notes.get().get(id)).to.equal('Pede boleto');
    backend.voiceVendor.answers(id);
    backend.voiceVendor.hangsUp(id);
    expect(session.wrapUp.$current.get()?.notes).to.equal('Pede boleto');
    session.wrapUp.choose(id, 'paid');
    await Promise.all([session.wrapUp.finish(id), session.wrapUp.finish(id)]);
    expect(facts).to.have.length(1);
    expect(facts[0]?.detail).to.include({ callId: id, dispositionId: 'paid', notes: 'Pede boleto', talkTime: 60_000, wrapUpTime: 0 });
    expect(session.wrapUp.$current.get()).to.equal(undefined);
    expect(session.wrapUp.$notes.get().size).to.equal(0);
    expect(entry(session, id)).to.include({ dispositionId: 'paid', dispositionLabel: 'Pago', notes: 'Pede boleto', outcome: 'answered' });
    expect((await rejection(session.wrapUp.finish(id))).code).to.equal('rejected');
  });

  it('takes the calls in their order', async () => {
    const scripted = await desk(settings);
    const first = callEnds(scripted);
    const { backend, session } = scripted;
    const second = backend.voiceVendor.ring();
    backend.voiceVendor.answers(second);
    backend.voiceVendor.change(second, { state: 'ended', endedAt: noon + 90_000, end: { cause: 'hung-up', by: 'agent' } });
    expect(session.wrapUp.$current.get()?.callId).to.equal(first);
    await session.wrapUp.finish(first);
    expect(session.wrapUp.$current.get()?.callId).to.equal(second);
  });

  it('keeps the agent from calling while something required is missing, and nobody from calling in', async () => {
    const scripted = await desk({ ...settings, required: true });
    const { session, backend } = scripted;
    const id = callEnds(scripted);
    expect((await rejection(session.calls.dial('2107'))).code).to.equal('rejected');
    expect((await rejection(session.wrapUp.finish(id))).code).to.equal('rejected');
    const ringing = backend.voiceVendor.ring();
    await session.calls.answer(ringing);
    backend.voiceVendor.hangsUp(ringing);
    session.wrapUp.choose(id, 'nobody-knows-it');
    expect(session.wrapUp.$current.get()?.dispositionId).to.equal(undefined);
    session.wrapUp.choose(id, 'later');
    session.wrapUp.choose(ringing, 'paid');
    await session.calls.dial('2107');
    expect(session.wrapUp.$current.get()?.callId).to.equal(id);
  });

  it('gives more time, and ends nothing when it is up', async () => {
    const clock = new TestClock();
    const { session, backend } = await signedInSession({ agent: anAgent({ id: `wrap-${(agents += 1)}` }) }, { clock, wrapUp: settings });
    await waitUntil(() => session.callLog.$entries.get().status === 'ready', 'read', { timeout: 10_000 });
    const id = backend.voiceVendor.ring();
    backend.voiceVendor.answers(id);
    backend.voiceVendor.hangsUp(id);
    session.wrapUp.extend(id, 60_000);
    expect(session.wrapUp.$current.get()?.until).to.equal(noon + 155_000);
    clock.advance(10 * 60_000);
    expect(session.wrapUp.$current.get()?.callId).to.equal(id);
  });

  it('finds the draft again after the page was loaded anew', async () => {
    const scripted = await desk(settings, 'wrap-reload');
    const id = callEnds(scripted);
    scripted.session.wrapUp.setNotes(id, 'Metade');
    scripted.session.wrapUp.setNotes(id, 'Metade do texto');
    scripted.session.wrapUp.choose(id, 'later');
    await scripted.session.dispose();
    const { session } = await desk(settings, 'wrap-reload');
    expect(session.wrapUp.$current.get()).to.include({ callId: id, notes: 'Metade do texto', dispositionId: 'later' });
    const facts = factsOf(session, 'cc-outcome');
    await session.wrapUp.finish(id);
    expect(facts).to.have.length(1);
    await session.dispose();
    const after = await desk(settings, 'wrap-reload');
    expect(after.session.wrapUp.$current.get()).to.equal(undefined);
    expect(entry(after.session, id)).to.include({ notes: 'Metade do texto', dispositionLabel: 'Retornar' });
  });

  it('is the same draft in a second tab, and one outcome for both', async () => {
    const one = await desk(settings, 'wrap-tabs');
    const id = callEnds(one);
    one.session.wrapUp.setNotes(id, 'Da primeira');
    const two = await desk(settings, 'wrap-tabs');
    const noted = (session: Session, notes: string | undefined): Promise<void> =>
      waitUntil(() => session.wrapUp.$current.get()?.notes === notes, notes ?? 'gone', { timeout: 10_000 });
    await noted(two.session, 'Da primeira');
    two.session.wrapUp.setNotes(id, 'Da segunda');
    await noted(one.session, 'Da segunda');
    const facts = [factsOf(one.session, 'cc-outcome'), factsOf(two.session, 'cc-outcome')];
    await Promise.allSettled([one.session.wrapUp.finish(id), two.session.wrapUp.finish(id)]);
    await noted(one.session, undefined);
    await noted(two.session, undefined);
    expect(facts.flat()).to.have.length(1);
  });

  it('leaves nothing of one agent to the next, and keeps it for the first', async () => {
    const scripted = await desk(settings, 'wrap-stays');
    const id = callEnds(scripted);
    await scripted.session.auth.signOut();
    expect(scripted.session.wrapUp.$current.get()).to.equal(undefined);
    expect(scripted.session.callLog.$entries.get()).to.deep.equal({ status: 'idle', value: [] });
    const other = await desk(settings);
    expect(other.session.wrapUp.$current.get()).to.equal(undefined);
    expect(other.session.callLog.$entries.get().value).to.deep.equal([]);
    const again = await desk(settings, 'wrap-stays');
    expect(again.session.wrapUp.$current.get()?.callId).to.equal(id);
  });

  it('ends with the call itself where nothing is asked for', async () => {
    const { session, backend } = await desk(undefined);
    const facts = factsOf(session, 'cc-outcome');
    const id = backend.voiceVendor.ring();
    session.wrapUp.setNotes(id, 'Quer voltar a ligar');
    backend.voiceVendor.answers(id);
    backend.voiceVendor.hangsUp(id);
    await logged(session, id);
    expect(facts.map(({ detail }) => detail.notes)).to.deep.equal(['Quer voltar a ligar']);
    session.wrapUp.setNotes(id, 'Quer que liguemos');
    expect(entry(session, id)?.notes).to.equal('Quer que liguemos');
    expect(facts).to.have.length(1);
  });
});

describe('session.wrapUp without a database', () => {
  const { open } = IDBFactory.prototype;
  afterEach(() => {
    IDBFactory.prototype.open = open;
  });

  it('works all the same, and remembers as long as the session lives', async () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const scripted = await desk(settings);
    const { session } = scripted;
    const id = callEnds(scripted);
    session.wrapUp.setNotes(id, 'Volta amanhã');
    await session.auth.signOut();
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await waitUntil(() => session.wrapUp.$current.get()?.notes === 'Volta amanhã', 'again', { timeout: 10_000 });
    const facts = factsOf(session, 'cc-outcome');
    await session.wrapUp.finish(id);
    expect(facts).to.have.length(1);
    expect(entry(session, id)?.notes).to.equal('Volta amanhã');
  });
});
