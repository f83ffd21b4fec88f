import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sip } from '../../../src/adapters/sip/index.js';
import type { CcSoftphone } from '../../../src/elements/cc-softphone/cc-softphone.js';
import '../../../src/elements/cc-softphone/define.js';
import { platformIo } from '../../../src/net/io.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { createFarEnd, inPageSip, type FarEnd, type InPageSip } from '../../../src/simulators/sip/index.js';
import { expectSilence, expectSound } from '../../support/sip-registrar/sound.js';
import { over, type Phone } from './kit.js';

const agent = '2001';
const colleague = '2002';
const customer = '+5511987650001';
const patience = { timeout: 20_000 };

/** The agent's widget, a customer and a colleague at one registrar, with real media between them. */
describe('cc-softphone on SIP with several calls', () => {
  let server: InPageSip;
  let far: FarEnd;
  let other: FarEnd;
  let session: Session;
  let shown: Omit<Phone, 'session' | 'backend'>;

  const says = (words: string): Promise<void> => waitUntil(() => shown.text().includes(words), `no "${words}"`, patience);
  const ready = (name: string): Promise<void> =>
    waitUntil(() => shown.text().includes(name) && shown.button(name).getAttribute('aria-disabled') !== 'true', `${name} is not to be had`, patience);
  const press = async (name: string): Promise<void> => {
    await ready(name);
    shown.button(name).click();
  };

  beforeEach(async () => {
    server = inPageSip({ users: { [agent]: 'pw', [colleague]: 'pw', [customer]: 'pw' } });
    const { WebSocket } = server;
    far = await createFarEnd({ WebSocket, user: customer, password: 'pw', displayName: 'Ana Souza' });
    other = await createFarEnd({ WebSocket, user: colleague, password: 'pw', displayName: 'Paulo Tavares' });
    const credentials = async (): Promise<{ user: string; password: string }> => ({ user: agent, password: 'pw' });
    const voice = sip({ server: 'ws://sip.example.test', domain: 'example.test', user: agent, credentials, io: { ...platformIo(), WebSocket } });
    session = createSession({ backends: [], voice });
    shown = over(await fixture<CcSoftphone>(html`<cc-softphone lang="pt-BR" .session=${session}></cc-softphone>`));
    await says('Disponível');
    await far.call(agent);
    await press('Atender');
    await says('Em chamada');
  });

  afterEach(async () => {
    await session.dispose();
    await far.dispose();
    await other.dispose();
    server.server.stop();
  });

  const choose = async (target: string, act: string): Promise<void> => {
    await press('Transferir');
    await waitUntil(() => shown.has('.panel input'), 'no panel', patience);
    const input = shown.find<HTMLInputElement>('.panel input');
    input.value = target;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await press(act);
  };

  it('sends the caller on at once', async () => {
    await choose(colleague, 'Transferir agora');
    await says(`Transferindo: está tocando em ${colleague}`);
    await other.answer();
    await says(`Transferida para ${colleague}`);
    await far.until(({ call }) => call?.state === 'active' && call.peer !== agent, 20_000);
    await expectSound(far);
  });

  it('keeps the caller when nobody is there', async () => {
    server.server.responses.set(colleague, 486);
    await choose(colleague, 'Transferir agora');
    await says(`Não deu para transferir para ${colleague}`);
    await says('Está ocupado. Ana Souza continua');
    expect(shown.text()).not.to.include('Não deu certo');
    expect(session.calls.$current.get()).to.include({ state: 'active', media: 'ok' });
  });

  it('asks first, swaps, and completes', async () => {
    await choose(colleague, 'Consultar antes');
    await says('Tocando do outro lado');
    await other.answer();
    await says('Consulta');
    await expectSound(other);
    await press('Alternar');
    await expectSound(far);
    await press('Alternar');
    await expectSound(other);
    await press('Concluir transferência');
    await says('Transferida');
    await far.until(({ call }) => call?.state === 'active' && call.peer !== agent, 20_000);
  });

  it('goes back to the caller', async () => {
    await choose(colleague, 'Consultar antes');
    await says('Tocando do outro lado');
    await other.answer();
    await says('Consulta');
    await press('Voltar ao cliente');
    await waitUntil(() => !shown.text().includes('Voltar ao cliente') && shown.text().includes('Em chamada'), 'not back', patience);
    await other.until(({ call }) => call?.state === 'ended', 20_000);
    await expectSound(far);
  });

  it('joins all three, mutes for both, and separates them', async () => {
    await choose(colleague, 'Consultar antes');
    await says('Tocando do outro lado');
    await other.answer();
    await says('Consulta');
    await press('Juntar');
    await says('Conferência');
    await expectSound(far);
    await expectSound(other);
    await press('Separar');
    await waitUntil(() => !shown.text().includes('Conferência'), 'still joined', patience);
    const held = session.calls.$calls.get().find(({ hold }) => hold.local)!;
    await expectSilence(held.remote.number === colleague ? other : far);
  });

  it('shows how the call sounds, and the devices of this machine', async () => {
    await says('Qualidade');
    await press('Áudio');
    await waitUntil(() => shown.has('[part=audio-panel]'), 'no panel', patience);
    expect(shown.find<HTMLSelectElement>('#audio-microphone').options.length).to.be.greaterThan(1);
    await waitUntil(() => shown.element.shadowRoot!.querySelectorAll('.meter .on').length > 0, 'no level', patience);
  });
});
