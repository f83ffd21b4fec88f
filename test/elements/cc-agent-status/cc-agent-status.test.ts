import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/cc-agent-status/define.js';
import type { CcAgentStatus } from '../../../src/elements/cc-agent-status/cc-agent-status.js';
import { marina, voxfreeSession, type VoxFreeSession } from '../../support/demo-session.js';
import { emulate } from '../../support/media/media.js';
import { anAgent } from '../../support/samples.js';
import { signedInSession } from '../../support/scripted-session.js';

async function shown(session: VoxFreeSession['session'], layout = 'panel'): Promise<CcAgentStatus> {
  return fixture<CcAgentStatus>(html`<cc-agent-status lang="pt-BR" layout=${layout} .session=${session}></cc-agent-status>`);
}

const text = (element: CcAgentStatus): string => element.shadowRoot!.textContent.replace(/\s+/g, ' ');
const button = (element: CcAgentStatus, name: string): HTMLButtonElement =>
  [...element.shadowRoot!.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name)!;

async function ready(): Promise<VoxFreeSession & { readonly element: CcAgentStatus }> {
  const vox = voxfreeSession();
  await vox.session.auth.signIn(marina);
  const element = await shown(vox.session);
  await waitUntil(() => vox.session.connection.$reachability.get().reachable, 'not reachable', { timeout: 10_000 });
  await waitUntil(() => element.matches(':state(available)'));
  return { ...vox, element };
}

describe('cc-agent-status', () => {
  it('says who is signed in and that work can arrive, system by system', async () => {
    const { element } = await ready();
    expect(text(element)).to.include('Disponível').and.include('Ramal 2101').and.include('Conectado');
    await expect(element).to.be.accessible();
  });

  it('goes offline by the keyboard only after the vendor has agreed', async () => {
    const { element, vendor, session } = await ready();
    vendor.faults.next('updateStatusAgente_Omni.php', { kind: 'delay', milliseconds: 300 });
    button(element, 'Situação').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.shadowRoot!.querySelector('[role="menu"]:popover-open'));
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect(element.matches(':state(available)'), 'not before the answer').to.equal(true);
    await waitUntil(() => element.matches(':state(offline)'));
    expect(session.agent.$agent.get()?.availability).to.equal('offline');
    expect(button(element, 'Situação').matches(':focus')).to.equal(true);
  });

  it('says that calls cannot arrive, why, and offers the way out', async () => {
    const { element, telephone } = await ready();
    telephone.server.stop();
    await waitUntil(() => element.matches(':state(unreachable)'));
    expect(text(element)).to.include('Não alcançável').and.include('Você não pode receber chamadas');
    await expect(element).to.be.accessible();
    telephone.server.start();
    button(element, 'Reconectar agora').click();
    await waitUntil(() => element.matches(':state(available)'), 'not back', { timeout: 15_000 });
  });

  it('signs out', async () => {
    const { element, session } = await ready();
    button(element, 'Sair').click();
    await waitUntil(() => session.auth.$state.get().step === 'signed-out');
    await waitUntil(() => text(element).includes('Você não entrou ainda'));
    await expect(element).to.be.accessible();
  });

  it('shows a call first', async () => {
    const { session, backend } = await signedInSession();
    const element = await shown(session, 'auto');
    const call = backend.voiceVendor.ring({ remote: { number: '+5511955550142' } });
    await waitUntil(() => element.matches(':state(ringing)'));
    await session.calls.answer(call);
    await waitUntil(() => element.matches(':state(in-call)'));
    expect(text(element)).to.include('Em chamada');
  });

  it('is a bar by itself and fits 280 px in dark and in forced colours', async () => {
    const { session } = await signedInSession();
    const element = await shown(session, 'auto');
    element.colorScheme = 'dark';
    element.style.inlineSize = '280px';
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('.details')).to.equal(null);
    expect(element.scrollWidth).to.be.at.most(280);
    await expect(element).to.be.accessible();
    element.colorScheme = 'light';
    await emulate({ 'forced-colors': 'active' });
    try {
      await expect(element).to.be.accessible();
    } finally {
      await emulate({});
    }
  });

  it('shows a hostile name as text', async () => {
    const { session, backend } = await signedInSession();
    const element = await shown(session);
    const agent = session.agent.$agent.get()!;
    backend.emit({ type: 'agent-changed', agent: { ...agent, name: '<img src=x onerror=alert(1)>\u202e' } });
    await waitUntil(() => text(element).includes('<img src=x'));
    expect(element.shadowRoot!.querySelector('img')).to.equal(null);
  });
});

describe('cc-agent-status where the vendor knows no presence', () => {
  it('shows the connection and claims nothing else', async () => {
    const { session, backend } = await signedInSession({ facets: ['auth', 'chat'], agent: anAgent({ id: 'no-presence', availability: 'unknown', can: new Set() }) });
    const element = await shown(session, 'auto');
    await waitUntil(() => element.matches(':state(connected)'));
    expect(text(element)).to.include('Conectado').and.not.include('Verificando');
    expect(button(element, 'Situação')).to.equal(undefined);
    backend.drop();
    await waitUntil(() => element.matches(':state(disconnected)'));
    expect(text(element)).to.include('Sem conexão');
    await expect(element).to.be.accessible();
  });

  it('shows wrap-up as a state with its time', async () => {
    const { session, backend } = await signedInSession({}, { wrapUp: { dispositions: [], required: false } });
    const element = await shown(session, 'auto');
    const call = backend.voiceVendor.ring({ remote: { number: '+5511955550142' } });
    await waitUntil(() => element.matches(':state(ringing)'));
    await session.calls.answer(call);
    await waitUntil(() => element.matches(':state(in-call)'));
    await session.calls.hangUp(call);
    await waitUntil(() => element.matches(':state(wrap-up)'), 'no wrap-up', { timeout: 10_000 });
    expect(text(element)).to.match(/Pós-atendimento \d+:\d\d/);
    await session.wrapUp.finish(call);
    await waitUntil(() => element.matches(':state(available)'));
  });
});
