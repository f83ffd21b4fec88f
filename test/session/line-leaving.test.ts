import { expect } from '@open-wc/testing';
import { prefixOf } from '../../src/session/cut-note.js';
import type { CutCall } from '../../src/session/session-api.js';
import { createFarEnd, type FarEnd } from '../../src/simulators/sip/index.js';
import { faultOf, until } from '../adapters/sip/kit.js';
import { endRegistrar, registrar, startRegistrar } from '../support/sip-registrar/client.js';
import { closeTabs, freeOf, openTab, shared, type Tab } from './line-tabs.js';

const customerNumber = '+5511987650001';
const account = '2001@example.test';

const stateOf = ({ session }: Tab): string | undefined => session.calls.$calls.get()[0]?.state;
const cutOf = ({ session }: Tab): CutCall | undefined => session.calls.$cut.get();
const notes = (): readonly string[] => Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(account)));

describe('session: a page with a call is left', function () {
  this.timeout(60_000);
  let server = '';
  let customer: FarEnd;

  beforeEach(async () => {
    ({ url: server } = await startRegistrar({ users: { '2001': 'pw', [customerNumber]: 'pw' } }));
    customer = await createFarEnd({ WebSocket, server, domain: 'example.test', user: customerNumber, displayName: 'Ana', password: 'pw' });
  });

  afterEach(async () => {
    await closeTabs();
    await customer.dispose();
    await endRegistrar();
    localStorage.clear();
  });

  async function talk(tab: Tab): Promise<void> {
    await customer.call('2001');
    await until('ringing', () => stateOf(tab) === 'ringing');
    await tab.session.calls.answer();
    await until('talking', () => stateOf(tab) === 'active');
  }

  it('offers nothing after a call that ended, a sign-out, or ten minutes', async () => {
    const tab = await openTab('one', server);
    await shared([tab]);
    await talk(tab);
    await until('written down', () => notes().length === 1);
    await tab.session.calls.hangUp();
    await until('taken back', () => notes().length === 0);
    await freeOf(customer);
    await talk(tab);
    await until('written down', () => notes().length === 1);
    await tab.session.dispose();
    expect(notes()).to.deep.equal([]);
    const cut = (callId: string, minutes: number): CutCall => ({ callId, direction: 'in', number: callId, at: Date.now() - minutes * 60_000 });
    localStorage.setItem(`${prefixOf(account)}old`, JSON.stringify([cut('1', 11)]));
    localStorage.setItem(`${prefixOf(account)}broken`, '{"callId":');
    localStorage.setItem(`${prefixOf('2002@example.test')}other`, JSON.stringify([cut('2', 1)]));
    localStorage.setItem(`${prefixOf(account)}fresh`, JSON.stringify([cut('3', 9), cut('4', 8)]));
    const next = await openTab('two', server);
    await until('an offer', () => cutOf(next));
    await until('the old ones are gone', () => notes().length === 1);
    expect(cutOf(next)?.number).to.equal('4');
  });

  it('hears nothing of strangers on the channel', async () => {
    const tabs = [await openTab('one', server), await openTab('two', server)];
    const owner = await shared(tabs);
    const stranger = new BroadcastChannel(`cc-widgets.line:${account}`);
    const state = { from: 'x', type: 'state', term: Number.MAX_SAFE_INTEGER, owner: { title: 'x', popOut: false }, events: [] };
    stranger.postMessage({ ...state, version: 99 });
    stranger.postMessage({ ...state, version: 1, events: [{ type: 'call-changed', call: { id: 'x' } }] });
    stranger.postMessage({ ...state, version: 1, term: 'later' });
    stranger.postMessage({ version: 1, from: 'x', type: 'bye' });
    stranger.postMessage('bye');
    stranger.postMessage(null);
    // What is heard after them was heard in order.
    const [mirror] = tabs.filter((tab) => tab !== owner) as [Tab];
    expect(await faultOf(mirror.session.calls.hangUp('none'))).to.include({ code: 'rejected' });
    expect(await shared(tabs)).to.equal(owner);
    expect(mirror.session.calls.$calls.get()).to.deep.equal([]);
    stranger.close();
    expect(await registrar.bindings('2001')).to.have.length(1);
  });

  it('tells of a window that the browser blocks, and of one that is not ours to open', async () => {
    const tab = await openTab('one', server);
    await shared([tab]);
    tab.window.open = () => null;
    expect(await faultOf(tab.session.connection.popOut('line-page.html'))).to.include({ code: 'permission' });
    expect(await faultOf(tab.session.connection.popOut('https://elsewhere.example/'))).to.include({ code: 'rejected' });
  });
});
