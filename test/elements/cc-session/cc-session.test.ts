import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-session/define.js';
import '../../../src/elements/cc-agent-status/define.js';
import type { CcSession } from '../../../src/elements/cc-session/cc-session.js';
import type { CcAgentStatus } from '../../../src/elements/cc-agent-status/cc-agent-status.js';
import { getSession } from '../../../src/session/registry.js';
import { endDemoWorld } from '../../../src/simulators/demo/index.js';
import { endRegistrar, startRegistrar } from '../../support/sip-registrar/client.js';
import { startVoxFree } from '../../support/voxfree-server/client.js';
import { marina } from '../../support/demo-session.js';
import { aConversation } from '../../support/samples.js';
import { scriptedSession, signedInSession } from '../../support/scripted-session.js';

const made = (element: CcSession): Promise<void> => waitUntil(() => element.session !== undefined, 'no session', { timeout: 5000 });

describe('cc-session', () => {
  afterEach(() => endDemoWorld('quiet'));

  it('makes a demo session that signs in and can be reached by telephone', async () => {
    const element = await fixture<CcSession>(html`<cc-session backend="demo" scenario="quiet"><cc-agent-status></cc-agent-status></cc-session>`);
    await made(element);
    let fact: CustomEvent<{ readonly agentId: string }> | undefined;
    document.addEventListener('cc-signed-in', (event) => (fact = event), { once: true });
    await element.session!.auth.signIn(marina);
    await waitUntil(() => fact !== undefined);
    expect(fact?.detail.agentId).to.equal('61');
    await waitUntil(() => element.session!.connection.$reachability.get().reachable, 'not reachable', { timeout: 10_000 });
    const status = element.querySelector<CcAgentStatus>('cc-agent-status')!;
    await waitUntil(() => status.matches(':state(available)'));
  });

  it('speaks to VoxFree and to a SIP server over real sockets by attributes alone', async () => {
    const vox = await startVoxFree({ scenario: 'quiet' });
    const registrar = await startRegistrar({ domain: 'pbx.test', users: { ramal: 'segredo' } });
    try {
      const element = await fixture<CcSession>(html`
        <cc-session
          backend="voxfree" url=${vox.urls.url} services-url=${vox.urls.servicesUrl} socket-url=${vox.urls.socketUrl}
          sip-server=${registrar.url} sip-domain="pbx.test" sip-user="ramal"
        ></cc-session>`);
      await made(element);
      await element.session!.auth.signIn(marina);
      await waitUntil(() => (element.session!.conversations.$list.get().value.length > 0), 'no conversations', { timeout: 10_000 });
    } finally {
      await endRegistrar();
      await vox.stop();
    }
  });

  it('asks for credentials by a property that cannot be read back', async () => {
    const asked: string[] = [];
    const element = await fixture<CcSession>(html`<cc-session
      backend="demo"
      scenario="quiet"
      .credentials=${(request: { readonly name: string }) => {
        asked.push(request.name);
        return Promise.resolve(marina);
      }}
    ></cc-session>`);
    await made(element);
    await waitUntil(() => element.session!.auth.$state.get().step === 'signed-in', 'not signed in', { timeout: 5000 });
    expect(asked[0]).to.equal('voxfree');
    expect(Reflect.get(element, 'credentials')).to.equal(undefined);
    expect(element.outerHTML).not.to.include(marina.password);
  });

  it('survives a move in the document, and ends when it is taken away', async () => {
    const element = await fixture<CcSession>(html`<cc-session id="moving" backend="demo" scenario="quiet"></cc-session>`);
    await made(element);
    const { session } = element;
    const place = document.createElement('div');
    element.parentElement!.append(place);
    place.append(element);
    await element.updateComplete;
    expect(element.session).to.equal(session);
    expect(getSession('moving')).to.equal(session);
    element.remove();
    await waitUntil(() => getSession('moving') === undefined);
    expect(element.session).to.equal(undefined);
  });

  it('makes another session when its attributes say so', async () => {
    const element = await fixture<CcSession>(html`<cc-session backend="demo" scenario="quiet"></cc-session>`);
    await made(element);
    const { session } = element;
    element.scenario = 'empty';
    await waitUntil(() => element.session !== undefined && element.session !== session, 'no other session', { timeout: 5000 });
    await endDemoWorld('empty');
  });

  it('hands on whom the page knows, and what it knows for quick replies', async () => {
    const { session } = await signedInSession({ conversations: [aConversation({ id: '1', can: new Set(['open', 'transfer']) })], desk: {} });
    const paulo = { id: 'agent-99', name: 'Paulo Reis' };
    const element = await fixture<CcSession>(html`<cc-session .session=${session} .directory=${[paulo]} .variables=${{ order: '48.213' }}></cc-session>`);
    const names = async (): Promise<string[]> => (await session.desk.transferTargets('1')).agents.map(({ name }) => name);
    expect(await names()).to.include('Paulo Reis');
    expect(session.replies.$variables.get()).to.deep.equal({ order: '48.213' });
    element.variables = { order: '50.000' };
    element.directory = undefined;
    await element.updateComplete;
    expect(session.replies.$variables.get()).to.deep.equal({ order: '50.000' });
    expect(await names()).to.not.include('Paulo Reis');
  });

  it('takes a session made by createSession and leaves it alive', async () => {
    const { session } = scriptedSession();
    const element = await fixture<CcSession>(html`<cc-session .session=${session}><cc-agent-status></cc-agent-status></cc-session>`);
    expect(element.session).to.equal(session);
    const fact = oneEvent(element, 'cc-signed-in');
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await fact;
    element.session = undefined;
    expect(session.auth.$state.get().step).to.equal('signed-in');
  });

  it('says which backend it does not know', async () => {
    const element = document.createElement('cc-session');
    element.backend = 'constructor';
    const told = oneEvent(element, 'cc-fault');
    const parent = await fixture(html`<div></div>`);
    parent.append(element);
    expect((await told).detail).to.include({ code: 'unsupported', where: 'session.load' });
  });
});
