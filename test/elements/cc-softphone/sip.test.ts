import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { callStats, sip } from '../../../src/adapters/sip/index.js';
import type { Backend } from '../../../src/domain/backend.js';
import type { CcSoftphone } from '../../../src/elements/cc-softphone/cc-softphone.js';
import '../../../src/elements/cc-softphone/define.js';
import { platformIo } from '../../../src/net/io.js';
import { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { createFarEnd, inPageSip, type FarEnd, type InPageSip } from '../../../src/simulators/sip/index.js';
import { expectSilence, expectSound } from '../../support/sip-registrar/sound.js';
import { over, type Phone } from './kit.js';

const agent = '2001';
const customer = '+5511987650001';
const patience = { timeout: 15_000 };

/** The agent's widget and a customer's telephone at one registrar, with real media between them. */
describe('cc-softphone on SIP', () => {
  let server: InPageSip;
  let far: FarEnd;
  let voice: Backend;
  let session: Session;
  let shown: Omit<Phone, 'session' | 'backend'>;

  const says = (words: string): Promise<void> => waitUntil(() => shown.text().includes(words), `no "${words}"`, patience);
  const pressed = (name: string, is: boolean): Promise<void> =>
    waitUntil(() => shown.button(name).getAttribute('aria-pressed') === String(is), `${name} is not ${is}`, patience);
  const agentHears = {
    async stats() {
      const stats = await callStats(voice, session.calls.$current.get()!.id);
      return { packetsReceived: stats!.packetsReceived, totalAudioEnergy: stats!.energyReceived };
    },
  };

  beforeEach(async () => {
    server = inPageSip({ users: { [agent]: 'pw', [customer]: 'pw' } });
    const { WebSocket } = server;
    far = await createFarEnd({ WebSocket, user: customer, password: 'pw', displayName: 'Ana Souza' });
    voice = sip({
      server: 'ws://sip.example.test',
      domain: 'example.test',
      user: agent,
      credentials: async () => ({ user: agent, password: 'pw' }),
      io: { ...platformIo(), WebSocket },
    });
    session = createSession({ backends: [], voice });
    shown = over(await fixture<CcSoftphone>(html`<cc-softphone lang="pt-BR" .session=${session}></cc-softphone>`));
    await says('Disponível');
  });

  afterEach(async () => {
    await session.dispose();
    await far.dispose();
    server.server.stop();
  });

  const dial = async (): Promise<void> => {
    const input = shown.find<HTMLInputElement>('input');
    input.value = '+55 (11) 98765-0001';
    input.dispatchEvent(new InputEvent('input'));
    await shown.settle();
    shown.button('Ligar').click();
  };

  it('places a call: rings there, is answered, is heard on both sides, and is ended', async () => {
    expect(shown.text()).to.include(`Ramal ${agent}`);
    await dial();
    await far.until(({ call }) => call?.state === 'offered', 10_000);
    await says('Tocando do outro lado');
    expect(shown.states()).to.deep.equal(['dialing']);
    await far.answer();
    await says('Em chamada');
    await expectSound(far);
    await expectSound(agentHears);
    expect(shown.states()).to.deep.equal(['connected']);
    shown.button('Desligar').click();
    await says('Você desligou');
    await far.until(({ call }) => call?.state === 'ended', 10_000);
    expect(shown.states()).to.deep.equal(['idle']);
  });

  it('takes a call by a click; mute silences it and unmute does not', async () => {
    await far.call(agent);
    await says('Chamada recebida');
    expect(shown.text()).to.include('Ana Souza').and.include('(11) 98765-0001');
    shown.button('Atender').click();
    await says('Em chamada');
    await expectSound(far);
    shown.button('Mudo').click();
    await pressed('Mudo', true);
    await says('Seu microfone está mudo');
    await expectSilence(far);
    await expectSound(agentHears);
    shown.button('Mudo').click();
    await pressed('Mudo', false);
    await expectSound(far);
    await far.hangUp();
    await says('O outro lado desligou');
  });

  it('holds and resumes, and shows the other side doing so', async () => {
    far.mode = 'auto';
    await dial();
    await says('Em chamada');
    await expectSound(far);
    shown.button('Espera').click();
    await pressed('Espera', true);
    await says('Em espera');
    expect(far.state.call?.held).to.equal(true);
    shown.button('Espera').click();
    await pressed('Espera', false);
    await expectSound(far);
    await expectSound(agentHears);
    await far.hold();
    await says('O cliente pôs você em espera');
    await far.resume();
    await waitUntil(() => !shown.text().includes('O cliente'), 'still held', patience);
  });

  it('sends tones', async () => {
    await session.dispose();
    voice = sip({ server: 'ws://sip.example.test', domain: 'example.test', user: agent, dtmf: 'info', credentials: async () => ({ user: agent, password: 'pw' }), io: { ...platformIo(), WebSocket: server.WebSocket } });
    session = createSession({ backends: [], voice });
    shown.element.session = session;
    await says('Disponível');
    far.mode = 'auto';
    await dial();
    await says('Em chamada');
    await waitUntil(() => shown.button('Teclado').getAttribute('aria-disabled') === 'false');
    shown.button('Teclado').click();
    await shown.settle();
    for (const key of ['1', '5', '#']) shown.find(`[data-key="${key}"]`).click();
    await far.until(({ digits }) => digits === '15#', 10_000);
    await waitUntil(() => shown.find<HTMLInputElement>('.pad input').value === '15#', 'not shown', patience);
  });

  it('rejects a call, and says why others end', async () => {
    await far.call(agent);
    await says('Chamada recebida');
    shown.button('Recusar').click();
    await says('Você recusou');
    await far.until(({ call }) => call?.state === 'ended', 10_000);
    await far.call(agent);
    await says('Chamada recebida');
    await far.hangUp();
    await says('Chamada perdida');
    server.server.responses.set(customer, 486);
    await dial();
    await says('Ocupado');
    server.server.responses.set(customer, 404);
    shown.button('Ligar de novo').click();
    await says('Este número não existe');
  });

  it('says that the server is away, and is ready again when it is back', async () => {
    server.server.stop();
    await says('Você não pode receber chamadas');
    expect(shown.text()).to.include('O que verificamos');
    expect(shown.states()).to.include.members(['offline', 'unreachable']);
    server.server.start();
    shown.button('Reconectar agora').click();
    await says('Disponível');
    expect(shown.has('.pad')).to.equal(true);
  });

  it('keeps a call whose server is gone', async () => {
    far.mode = 'auto';
    await dial();
    await says('Em chamada');
    await expectSound(agentHears);
    server.server.stop();
    await says('Sem o servidor; o áudio segue');
    await expectSound(agentHears);
    server.server.start();
    await waitUntil(() => !shown.text().includes('Sem o servidor'), 'signalling is not back', patience);
    expect(shown.text()).to.include('Em chamada');
  });

  it('says that the telephone is not set up', async () => {
    const bare = createSession({ backends: [], voice: sip({ credentials: async () => ({ user: agent, password: 'pw' }) }) });
    shown.element.session = bare;
    await says('Telefone não configurado');
    await bare.dispose();
  });
});
