import { expect, waitUntil } from '@open-wc/testing';
import type { VoicePort } from '../../src/domain/voice-port.js';
import type { Session } from '../../src/session/session-api.js';
import { aCall, anAgent, noon } from '../support/samples.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import { scriptedSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';
import { TestClock } from './test-clock.js';

const ana = '+5511955550142';

interface Desk {
  readonly session: Session;
  /** Carries the calls. */
  readonly phone: ScriptedBackend;
  /** Knows more of them, and can place them. */
  readonly pbx: ScriptedBackend;
  readonly clock: TestClock;
  readonly orders: readonly unknown[][];
}

async function desk(more: Partial<VoicePort> = {}): Promise<Desk> {
  const orders: unknown[][] = [];
  const clock = new TestClock();
  const phone = new ScriptedBackend({ name: 'phone', facets: ['voice'] });
  const pbx = new ScriptedBackend({ name: 'pbx', facets: ['auth', 'agent', 'voice'], agent: anAgent({ extension: '2101' }) });
  const order = (name: string) => async (...given: unknown[]): Promise<string> => {
    orders.push([name, ...given]);
    return 'pbx-9';
  };
  Object.assign(pbx, { voice: { ...pbx.voice, dialChoices: new Set(['shownNumber']), dial: order('dial'), dialExternal: order('external'), dialOnBehalf: order('on-behalf'), ...more } });
  const { session } = scriptedSession({}, { backends: [pbx], voice: phone, clock });
  await session.auth.signIn({ user: 'marina', password: 'right' });
  await waitUntil(() => phone.connected && pbx.connected);
  return { session, phone, pbx, clock, orders };
}

const only = (session: Session) => session.calls.$calls.get()[0];

describe('session: calls that a PBX says more of', () => {
  it('take its variables, queue and recording, whoever speaks first, and no state', async () => {
    for (const first of ['phone', 'pbx']) {
      const { session, phone, pbx } = await desk();
      const ring = (): string => phone.voiceVendor.ring({ remote: { number: '011955550142' } });
      const say = (): void => pbx.emit({ type: 'call-changed', call: aCall({ id: 'pbx-1', state: 'active', remote: { number: ana, name: 'Ana Prado' }, startedAt: noon + 2_000, queue: 'Vendas', variables: { contract: '88' } }) });
      if (first === 'phone') ring();
      say();
      if (first === 'pbx') {
        // Until it was heard there is nothing to see of it.
        await waitUntil(() => session.calls.$calls.get().length === 0);
        ring();
      }
      await waitUntil(() => only(session)?.queue === 'Vendas');
      expect(only(session)).to.deep.include({ state: 'ringing', variables: { contract: '88' }, remote: { number: '011955550142', name: 'Ana Prado' } });
      pbx.emit({ type: 'call-changed', call: aCall({ id: 'pbx-1', state: 'ended', remote: { number: ana }, queue: 'Vendas', recordingId: '2026/rec-7' }) });
      await waitUntil(() => only(session)?.recordingId === '2026/rec-7');
      expect([only(session)?.state, session.calls.$calls.get().length]).to.deep.equal(['ringing', 1]);
      phone.voiceVendor.hangsUp('call-1');
      await waitUntil(() => session.callLog.$entries.get().value.some(({ recordingId, queue }) => recordingId === '2026/rec-7' && queue === 'Vendas'));
    }
  });

  it('are not mixed up with others', async () => {
    const { session, phone, pbx } = await desk();
    phone.voiceVendor.ring({ remote: { number: '+5511955550199' } });
    phone.voiceVendor.ring({ remote: { number: ana }, startedAt: noon - 60_000 });
    phone.voiceVendor.ring({ remote: { number: ana } });
    pbx.emit({ type: 'call-changed', call: aCall({ id: 'pbx-1', remote: { number: ana }, queue: 'Vendas' }) });
    await waitUntil(() => session.calls.$calls.get().some(({ queue }) => queue === 'Vendas'));
    expect(session.calls.$calls.get().filter(({ queue }) => queue !== undefined).map(({ id }) => id)).to.deep.equal(['call-3']);
  });

  it('give their id to a screen pop; one that belongs to none is told without', async () => {
    const { session, phone, pbx, clock } = await desk();
    const pops = factsOf(session, 'cc-screen-pop');
    pbx.emit({ type: 'screen-popped', pop: { callId: 'pbx-1', number: ana, variables: { contract: '88' } } });
    pbx.emit({ type: 'call-changed', call: aCall({ id: 'pbx-1', remote: { number: ana } }) });
    await waitUntil(() => clock.pending > 0);
    const id = phone.voiceVendor.ring({ remote: { number: ana } });
    await waitUntil(() => pops.length === 1);
    expect(pops[0]?.detail).to.deep.include({ callId: id, variables: { contract: '88' } });
    pbx.emit({ type: 'screen-popped', pop: { callId: 'pbx-2', number: '2102', variables: {} } });
    await waitUntil(() => {
      clock.advance(1_000);
      return pops.length === 2;
    });
    expect(pops[1]?.detail).not.to.have.property('callId');
  });
});

describe('session: calls that a PBX places', () => {
  it('ring the telephone, which answers that one call and shows whom it is to', async () => {
    const { session, phone, orders } = await desk();
    await session.calls.dial('(11) 95555-0142', { shownNumber: '1130030030' });
    expect(orders).to.deep.equal([['dial', '11955550142', { shownNumber: '1130030030' }]]);
    expect(phone.script.log).not.to.include('dial');
    phone.voiceVendor.ring({ remote: { number: '2101' } });
    await waitUntil(() => only(session)?.state === 'active');
    expect(only(session)).to.deep.include({ direction: 'out', autoAnswered: true, remote: { number: '11955550142' } });
    phone.voiceVendor.ring({ remote: { number: '2101' } });
    phone.voiceVendor.ring({ remote: { number: ana } });
    expect(session.calls.$calls.get().map(({ state }) => state)).to.deep.equal(['ringing', 'ringing', 'active']);
  });

  it('are not waited for any more after half a minute, or where the PBX refused', async () => {
    const { session, phone, clock } = await desk();
    await session.calls.dial('11955550142', { shownNumber: '1130030030' });
    clock.advance(31_000);
    phone.voiceVendor.ring({ remote: { number: '2101' } });
    expect(only(session)).to.deep.include({ direction: 'in', state: 'ringing' });
  });

  it('are offered by whichever backend can, and by no other way', async () => {
    const { session, orders } = await desk();
    let offered: readonly string[] = [];
    const stop = session.calls.$dialAbilities.subscribe((abilities) => (offered = [...abilities].sort()));
    await waitUntil(() => offered.length > 0, 'offered', { timeout: 10_000 });
    stop();
    expect(offered).to.deep.equal(['external', 'on-behalf', 'shown-number']);
    expect((await rejection(session.calls.dial('11955550142', { ringLimit: 20_000 }))).code).to.equal('unsupported');
    await session.calls.dialExternal('11955550101', '11955550102');
    await session.calls.dialOnBehalf('2140', '11955550103');
    expect(orders).to.deep.equal([['external', '11955550101', '11955550102'], ['on-behalf', '2140', '11955550103']]);
    expect((await rejection(session.calls.dialExternal('', '1'))).code).to.equal('rejected');
  });
});
