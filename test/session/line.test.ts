import { expect } from '@open-wc/testing';
import type { Call } from '../../src/domain/call.js';
import { createFarEnd, type FarEnd } from '../../src/simulators/sip/index.js';
import { faultOf, until } from '../adapters/sip/kit.js';
import { endRegistrar, registrar, startRegistrar } from '../support/sip-registrar/client.js';
import { expectSound } from '../support/sip-registrar/sound.js';
import { closeTabs, openTab, shared, type Tab } from './line-tabs.js';

const customerNumber = '+5511987650001';

const callOf = ({ session }: Tab): Call | undefined => session.calls.$calls.get()[0];
const stateOf = (tab: Tab): string | undefined => callOf(tab)?.state;

describe('session: one telephone in several tabs', function () {
  this.timeout(60_000);
  let server = '';
  let customer: FarEnd;

  beforeEach(async () => {
    ({ url: server } = await startRegistrar({ users: { '2001': 'pw', [customerNumber]: 'pw' } }));
    customer = await createFarEnd({ WebSocket, server, domain: 'example.test', user: customerNumber, password: 'pw', sound: 'tone' });
  });

  afterEach(async () => {
    await closeTabs();
    await customer.dispose();
    await endRegistrar();
  });

  const threeTabs = async (): Promise<readonly Tab[]> => Promise.all(['one', 'two', 'three'].map((title) => openTab(title, server)));
  const others = (tabs: readonly Tab[], owner: Tab): readonly Tab[] => tabs.filter((tab) => tab !== owner);

  /** The customer calls, and whoever is asked to answers. */
  async function talk(tabs: readonly Tab[], by: Tab): Promise<string> {
    await customer.call('2001');
    await until('ringing everywhere', () => tabs.every((tab) => stateOf(tab) === 'ringing'));
    await by.session.calls.answer();
    await until('talking everywhere', () => tabs.every((tab) => stateOf(tab) === 'active' && callOf(tab)?.media === 'ok'));
    return callOf(by)?.id ?? '';
  }

  it('registers once; a call rings in all and is steered from any', async () => {
    const tabs = await threeTabs();
    const owner = await shared(tabs);
    const [mirror] = others(tabs, owner) as [Tab];
    expect(await registrar.bindings('2001')).to.have.length(1);
    expect(mirror.session.connection.$line.get()).to.include({ title: owner.window.document.title, popOut: false });
    const rung: string[] = [];
    for (const { session } of tabs) session.addEventListener('cc-call-ringing', ({ detail }) => rung.push(detail.callId));
    const id = await talk(tabs, mirror);
    expect(rung).to.deep.equal([id, id, id]);
    await expectSound(customer);
    await mirror.session.calls.hold();
    await until('held everywhere', () => tabs.every((tab) => callOf(tab)?.hold.local));
    await mirror.session.calls.hangUp(id);
    await until('ended everywhere', () => tabs.every((tab) => stateOf(tab) === 'ended'));
    expect(tabs.map((tab) => callOf(tab)?.end?.cause)).to.deep.equal(['hung-up', 'hung-up', 'hung-up']);
    const dialled = await mirror.session.calls.dial(customerNumber);
    await until('dialled by the owner', () => callOf(owner)?.id === dialled);
    expect(await faultOf(mirror.session.calls.hangUp('no such call'))).to.include({ code: 'rejected' });
  });

  it('is brought to another tab, with the running call', async () => {
    const tabs = await threeTabs();
    const owner = await shared(tabs);
    const [asker, witness] = others(tabs, owner) as [Tab, Tab];
    const id = await talk(tabs, owner);
    const before = callOf(owner);
    const told: string[] = [];
    witness.session.addEventListener('cc-call-ended', ({ detail }) => told.push(detail.callId));
    await asker.session.connection.takeLine();
    expect(await shared(tabs)).to.equal(asker);
    expect(tabs.map((tab) => [callOf(tab)?.id, stateOf(tab), callOf(tab)?.answeredAt])).to.deep.equal(tabs.map(() => [id, 'active', before?.answeredAt]));
    expect(told).to.deep.equal([]);
    expect(await registrar.bindings('2001')).to.have.length(1);
    owner.kill();
    await until('sound flows in the new place', () => callOf(asker)?.media === 'ok');
    await expectSound(customer);
    expect(customer.state.call?.state).to.equal('active');
    await witness.session.calls.hangUp(id);
    await customer.until(({ call }) => call?.state === 'ended');
  });

  it('stays, with its call, when the call cannot be moved', async () => {
    const tabs = await threeTabs();
    const owner = await shared(tabs);
    const [asker] = others(tabs, owner) as [Tab];
    const id = await talk(tabs, owner);
    const { mediaDevices } = asker.window.navigator;
    mediaDevices.getUserMedia = () => Promise.reject(new DOMException('not here', 'NotAllowedError'));
    expect((await faultOf(asker.session.connection.takeLine())).name).to.equal('Fault');
    expect(await shared(tabs)).to.equal(owner);
    expect(tabs.map((tab) => [callOf(tab)?.id, stateOf(tab)])).to.deep.equal(tabs.map(() => [id, 'active']));
    expect(await registrar.bindings('2001')).to.have.length(1);
    await expectSound(customer);
    await asker.session.calls.hangUp(id);
    await customer.until(({ call }) => call?.state === 'ended');
  });

  it('comes to the pop-out window by itself, and back when that is closed', async () => {
    const tabs = [await openTab('page', server)];
    await shared(tabs);
    const popOut = await openTab('telephone', server, ['pop-out']);
    const all = [...tabs, popOut];
    await until('the window has it', () => popOut.where === 'here');
    expect(await shared(all)).to.equal(popOut);
    expect(tabs[0]?.session.connection.$line.get()).to.deep.equal({ where: 'other-tab', title: 'telephone', popOut: true });
    popOut.kill();
    expect(await shared(tabs)).to.equal(tabs[0]);
  });

  it('is signed in to by password in every tab, and registers once', async () => {
    const first = await openTab('one', server, ['typed']);
    await first.session.auth.signIn({ user: '2001', password: 'pw' });
    const second = await openTab('two', server, ['typed']);
    await second.session.auth.signIn({ user: '2001', password: 'pw' });
    expect(await shared([first, second])).to.equal(first);
    expect(await registrar.bindings('2001')).to.have.length(1);
    await first.session.auth.signOut();
    expect(await shared([second])).to.equal(second);
    expect(first.session.auth.$state.get().step).to.equal('signed-out');
    expect(await registrar.bindings('2001')).to.have.length(1);
  });

  it('is not shared where the session is told not to', async () => {
    const tabs = await Promise.all(['one', 'two'].map((title) => openTab(title, server, ['own'])));
    await until('two registrations', async () => (await registrar.bindings('2001')).length === 2);
    expect(tabs.map(({ where }) => where)).to.deep.equal(['alone', 'alone']);
  });
});
