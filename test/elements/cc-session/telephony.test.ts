import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-session/define.js';
import type { CcSession } from '../../../src/elements/cc-session/cc-session.js';
import type { Facet } from '../../../src/domain/backend.js';

async function facetsOf(element: CcSession): Promise<ReadonlySet<Facet>> {
  await waitUntil(() => element.session !== undefined, 'a session', { timeout: 10_000 });
  return element.session?.$facets.get() ?? new Set();
}

describe('<cc-session> of a telephone system', () => {
  it('makes one of Vocom by company, agent, extension and queues', async () => {
    const element = await fixture<CcSession>(html`<cc-session
      backend="vocom" url="https://pbx.example.com" company="1" agent="DEV" extension="2000" queues="Suporte, Vendas"
    ></cc-session>`);
    expect([...await facetsOf(element)]).to.include.members(['auth', 'agent', 'voice', 'dialer']);
  });

  it('makes one of Wide Cloud by extension, with a dialler where campaigns are named', async () => {
    const element = await fixture<CcSession>(html`<cc-session backend="widecloud" url="https://pbx.example.com" extension="2001"></cc-session>`);
    expect([...await facetsOf(element)]).to.include('records').and.not.to.include('dialer');
    const first = element.session;
    element.campaigns = '583=Renovação,584';
    await waitUntil(() => element.session !== undefined && element.session !== first, 'another session', { timeout: 10_000 });
    expect([...await facetsOf(element)]).to.include('dialer');
  });

  it('says what it needs', async () => {
    const element = document.createElement('cc-session');
    Object.assign(element, { backend: 'vocom', url: 'https://pbx.example.com', company: '1', agent: 'DEV' });
    const told = oneEvent(element, 'cc-fault');
    document.body.append(element);
    expect(((await told) as CustomEvent<{ code: string }>).detail.code).to.equal('unsupported');
    element.remove();
  });
});
