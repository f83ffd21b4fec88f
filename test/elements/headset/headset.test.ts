import { expect, waitUntil } from '@open-wc/testing';
import type { Call } from '../../../src/domain/call.js';
import { connectHeadset, reconnectHeadset } from '../../../src/elements/headset/index.js';
import { rejection } from '../../session/support.js';
import { signedInSession, type ScriptedSession } from '../../support/scripted-session.js';
import { FakeHeadset, FakeHid, keys, telephone } from './fake-headset.js';

interface Desk extends ScriptedSession {
  readonly headset: FakeHeadset;
  readonly hid: FakeHid;
}

async function desk(): Promise<Desk> {
  const scripted = await signedInSession();
  const [headset, hid] = [new FakeHeadset(), new FakeHid()];
  hid.devices = [headset];
  return { ...scripted, headset, hid };
}

async function connected(): Promise<Desk> {
  const shown = await desk();
  await connectHeadset(shown.session, { hid: shown.hid });
  return shown;
}

const until = (condition: () => boolean, what: string): Promise<void> => waitUntil(condition, what, { timeout: 15_000 });
const callOf = ({ session }: Desk, id: string): Call | undefined => session.calls.$calls.get().find((call) => call.id === id);
const stateOf = (shown: Desk, id: string): string | undefined => callOf(shown, id)?.state;

describe('connectHeadset', () => {
  it('asks for telephones only, and says why there is none', async () => {
    const { session, hid, headset } = await desk();
    const link = await connectHeadset(session, { hid });
    expect(hid.asked).to.deep.equal([{ filters: [{ usagePage: 0x0b }] }]);
    expect(link.name).to.equal('Fone de teste');
    expect(headset.opened).to.equal(true);
    hid.devices = [];
    expect((await rejection(connectHeadset(session, { hid }))).code).to.equal('permission');
    hid.devices = [new FakeHeadset([{ usagePage: 0x0c }])];
    expect((await rejection(connectHeadset(session, { hid }))).code).to.equal('unsupported');
    const refused = new FakeHeadset();
    refused.refuses = true;
    expect((await rejection(connectHeadset(session, { hid, device: refused }))).code).to.equal('media');
  });

  it('answers and hangs up by the hook switch', async () => {
    const shown = await connected();
    const id = shown.backend.voiceVendor.ring();
    shown.headset.reports(keys.hook);
    await until(() => stateOf(shown, id) === 'active', 'it is answered');
    shown.headset.reports(0);
    await until(() => callOf(shown, id)?.end?.by === 'agent', 'it is over');
    const next = shown.backend.voiceVendor.ring();
    shown.headset.reports(keys.hook);
    await until(() => stateOf(shown, next) === 'active', 'the next is answered');
  });

  it('takes what merely follows the lights for no button', async () => {
    const shown = await connected();
    const id = shown.backend.voiceVendor.ring();
    await shown.session.calls.answer(id);
    shown.headset.reports(keys.hook);
    expect(stateOf(shown, id)).to.equal('active');
    shown.backend.voiceVendor.hangsUp(id);
    const next = shown.backend.voiceVendor.ring();
    shown.headset.reports(0);
    expect(stateOf(shown, next)).to.equal('ringing');
    shown.headset.reports(keys.hook);
    await until(() => stateOf(shown, next) === 'active', 'the press is one');
  });

  it('mutes both ways, as the exchange confirms it', async () => {
    const shown = await connected();
    const id = shown.backend.voiceVendor.ring();
    await shown.session.calls.answer(id);
    shown.headset.presses(keys.mute, keys.hook);
    await until(() => callOf(shown, id)?.muted === true, 'it is muted');
    shown.headset.presses(keys.mute, keys.hook);
    await until(() => callOf(shown, id)?.muted === false, 'it is not');
    shown.backend.script.up = false;
    const lights = shown.headset.shown.length;
    shown.headset.presses(keys.mute, keys.hook);
    await until(() => shown.session.faults.$faults.get().some(({ where }) => where === 'voice.setMuted'), 'it was asked in vain');
    expect(shown.headset.shown.length, 'nothing shines before it is so').to.equal(lights);
  });

  it('shows ring, off-hook, mute and hold, and nothing once it is let go', async () => {
    const shown = await desk();
    const link = await connectHeadset(shown.session, { hid: shown.hid });
    const { voiceVendor } = shown.backend;
    const { calls } = shown.session;
    const shows = (...reports: readonly string[]): Promise<void> =>
      until(() => reports.every((report, index) => shown.headset.shown.at(index - reports.length) === report), reports.join(', '));
    await shows('2: 0 0', '3: 0');
    const id = voiceVendor.ring();
    await shows('2: 4 0', '3: 1');
    await calls.answer(id);
    await shows('2: 1 0', '3: 0');
    await calls.setMuted(true, id);
    await shows('2: 3 0', '3: 0');
    await calls.setMuted(false, id);
    await calls.hold(id);
    await shows('2: 1 2', '3: 0');
    voiceVendor.ring();
    await shows('2: 5 2', '3: 0');
    await link.close();
    await shows('2: 0 0', '3: 0');
    expect(shown.headset.opened).to.equal(false);
    expect(link.signal.aborted).to.equal(true);
    shown.headset.reports(0);
    shown.headset.reports(keys.hook);
    expect(stateOf(shown, id)).to.equal('active');
  });

  it('holds, swaps and redials', async () => {
    const shown = await connected();
    const { calls } = shown.session;
    shown.backend.voiceVendor.hangsUp(await calls.dial('2107'));
    shown.headset.presses(keys.redial);
    await until(() => calls.$current.get()?.state === 'dialing', 'it dials again');
    expect(calls.$current.get()?.remote.number).to.equal('2107');
    const first = calls.$current.get()!.id;
    shown.backend.voiceVendor.answers(first);
    shown.headset.presses(keys.flash, keys.hook);
    await until(() => callOf(shown, first)?.hold.local === true, 'it is held');
    shown.headset.presses(keys.flash, keys.hook);
    await until(() => callOf(shown, first)?.hold.local === false, 'it is back');
    const second = shown.backend.voiceVendor.ring();
    shown.headset.presses(keys.flash, keys.hook);
    await until(() => stateOf(shown, second) === 'active' && callOf(shown, first)?.hold.local === true, 'the second is answered');
    shown.headset.presses(keys.flash, keys.hook);
    await until(() => callOf(shown, second)?.hold.local === true && callOf(shown, first)?.hold.local === false, 'they are swapped');
  });

  it('leaves the telephone to the tab that holds it', async () => {
    const shown = await connected();
    shown.backend.emit({ type: 'line-changed', line: { where: 'other-tab', title: 'CRM' } });
    const id = shown.backend.voiceVendor.ring();
    shown.headset.reports(keys.hook);
    expect(stateOf(shown, id)).to.equal('ringing');
    expect(shown.backend.script.log).not.to.include('answer');
    await until(() => shown.headset.shown.at(-1) === '3: 0', 'it is dark');
    expect(shown.headset.shown).not.to.include('2: 4 0');
  });

  it('comes back when it is plugged in again, and without asking on the next visit', async () => {
    const shown = await connected();
    const again = new FakeHeadset();
    shown.hid.plug(again);
    await until(() => again.opened, 'it is open');
    const id = shown.backend.voiceVendor.ring();
    again.reports(keys.hook);
    await until(() => stateOf(shown, id) === 'active', 'it is answered');
    expect(await reconnectHeadset(shown.session, { hid: shown.hid })).to.equal(undefined);
    shown.hid.allowed = [new FakeHeadset([{ usagePage: 0x0c }]), new FakeHeadset(telephone)];
    const { length } = shown.hid.asked;
    expect((await reconnectHeadset(shown.session, { hid: shown.hid }))?.name).to.equal('Fone de teste');
    expect(shown.hid.asked).to.have.length(length);
  });

  it('reads keys that come as an array of usages, in reports of any length', async () => {
    const shown = await desk();
    const array = { isArray: true, isRange: true, usageMinimum: 0x0b0020, usageMaximum: 0x0b002f, logicalMinimum: 1, reportSize: 8, reportCount: 2 };
    const device = new FakeHeadset([{ usagePage: 0x0b, inputReports: [{ reportId: 2, items: [array] }] }]);
    await connectHeadset(shown.session, { hid: shown.hid, device });
    const id = shown.backend.voiceVendor.ring();
    device.reports(0, 1);
    await until(() => stateOf(shown, id) === 'active', 'it is answered');
    device.reports();
    device.reports(16);
    await until(() => callOf(shown, id)?.muted === true, 'it is muted');
  });
});
