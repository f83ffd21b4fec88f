import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/cc-agent-status/define.js';
import type { CcAgentStatus } from '../../../src/elements/cc-agent-status/cc-agent-status.js';
import type { Session } from '../../../src/session/session-api.js';
import { agentWorld, endAgentWorld, pausedWorld, servingWorld } from '../../../stories/support/agent-world.js';
import { emulate } from '../../support/media/media.js';

const generous = { timeout: 15_000 };
const minute = 60_000;

async function shown(session: Session, layout = 'panel', width = '320px'): Promise<CcAgentStatus> {
  const element = await fixture<CcAgentStatus>(html`<cc-agent-status lang="pt-BR" layout=${layout} .session=${session}></cc-agent-status>`);
  element.style.inlineSize = width;
  return element;
}

const text = (element: CcAgentStatus): string => element.shadowRoot!.textContent.replace(/\s+/g, ' ');
const all = <Found extends HTMLElement = HTMLElement>(element: CcAgentStatus, selector: string): Found[] => [...element.shadowRoot!.querySelectorAll<Found>(selector)];
const part = (element: CcAgentStatus, name: string): HTMLElement => all(element, `[part~="${name}"]`)[0]!;
const button = (element: CcAgentStatus, name: string): HTMLButtonElement =>
  all<HTMLButtonElement>(element, 'button').find((each) => (each.getAttribute('aria-label') ?? each.textContent.replace(/\s+/g, ' ').trim()).startsWith(name))!;
const offered = (element: CcAgentStatus, name: string): Promise<void> => waitUntil(() => button(element, name), `no button ${name}`, generous);

/** What was said aloud from now on. */
function listening(element: CcAgentStatus): string[] {
  const said: string[] = [];
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) said.push(node.textContent ?? '');
  }).observe(element.shadowRoot!.querySelector('[aria-live="polite"]')!, { childList: true });
  return said;
}

afterEach(endAgentWorld);

describe('cc-agent-status at a switch with queues and pauses', () => {
  it('lays open pauses with their lengths, queues and colleagues with what they did', async () => {
    const { session } = await servingWorld();
    const element = await shown(session);
    await offered(element, 'Almoço');
    await waitUntil(() => text(element).includes('Júlia Campos'), 'no colleagues', generous);
    expect(button(element, 'Almoço').textContent.replace(/\s+/g, ' ')).to.include('até 1 h');
    expect(button(element, 'Banheiro').textContent).to.include('até 5 min');
    expect(button(element, 'Treinamento').textContent).not.to.include('até');
    expect(button(element, 'Disponível').getAttribute('aria-pressed')).to.equal('true');
    expect(part(element, 'queues').textContent).to.include('Atendimento').and.include('Financeiro').and.include('atendendo');
    const bruno = all(element, '.colleague').find((row) => row.textContent.includes('Bruno Sá'))!;
    expect(bruno.textContent.replace(/\s+/g, ' ')).to.include('Em pausa').and.include('Ramal 2104').and.match(/\d+ (atendida|atendidas)/);
    await expect(element).to.be.accessible();
  });

  it('begins a pause only when the switch agreed, counts it, and says begin and end once', async () => {
    const { session, simulator, later } = await servingWorld();
    const element = await shown(session);
    const said = listening(element);
    await offered(element, 'Almoço');
    simulator.faults.next('pause', { kind: 'delay', milliseconds: 150 });
    button(element, 'Almoço').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => button(element, 'Almoço').getAttribute('aria-busy') === 'true');
    expect(element.matches(':state(available)'), 'not before the answer').to.equal(true);
    await waitUntil(() => element.matches(':state(paused)'), 'no pause', generous);
    expect(button(element, 'Voltar ao atendimento').matches(':focus'), 'the way back has the focus').to.equal(true);
    later(34 * minute);
    await waitUntil(() => /^34:\d\d$/.test(part(element, 'timer').textContent), 'not counted', generous);
    expect(element.shadowRoot!.querySelector('progress')!.getAttribute('aria-label')).to.equal('34 min de 1 h');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.matches(':state(available)'), 'not back', generous);
    expect(button(element, 'Disponível').matches(':focus')).to.equal(true);
    expect(said).to.deep.equal(['Pausa: Almoço', 'Pausa terminada. Disponível']);
  });

  it('says once that a pause is over its time', async () => {
    const { session, later } = await pausedWorld('Café');
    const element = await shown(session);
    await waitUntil(() => element.matches(':state(paused)'), 'no pause', generous);
    const said = listening(element);
    later(19 * minute + 31_000);
    await waitUntil(() => element.matches(':state(over-time)'), 'not over', generous);
    expect(part(element, 'pause').textContent).to.include('Pausa passou do tempo').and.include('até 15 min');
    expect(element.shadowRoot!.querySelector('progress')!.getAttribute('aria-label')).to.equal('Passou 4 min');
    const before = part(element, 'timer').textContent;
    await waitUntil(() => part(element, 'timer').textContent !== before, 'stands still', generous);
    expect(said).to.deep.equal(['Pausa passou do tempo']);
    await expect(element).to.be.accessible();
  });

  it('is a bar with a menu of pauses and the way back, by the keyboard, within 280 px and in the dark', async () => {
    const { session } = await servingWorld();
    const element = await shown(session, 'auto', '280px');
    element.colorScheme = 'dark';
    await offered(element, 'Pausar');
    button(element, 'Pausar').focus();
    await sendKeys({ press: 'Enter' });
    const items = (): string[] => all(element, '[role="menuitemradio"]').map((item) => item.textContent.replace(/\s+/g, ' ').trim());
    await waitUntil(() => items().length === 7, 'no pauses', generous);
    expect(items()).to.deep.equal(['Disponível', 'Café até 15 min', 'Almoço até 1 h', 'Banheiro até 5 min', 'Treinamento', 'Retorno a cliente até 10 min', 'Indisponível']);
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.matches(':state(paused)'), 'no pause', generous);
    expect(text(element)).to.include('Café');
    expect(element.scrollWidth).to.be.at.most(280);
    expect(button(element, 'Voltar da pausa').matches(':focus')).to.equal(true);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.matches(':state(available)'), 'not back', generous);
    expect(button(element, 'Pausar').matches(':focus')).to.equal(true);
  });

  it('signs out of all queues with one switch, where the system assigns them', async () => {
    const { session } = await servingWorld();
    const element = await shown(session);
    const turn = (): HTMLInputElement => all<HTMLInputElement>(element, '.switch')[0]!;
    await waitUntil(turn, 'no switch', generous);
    expect(all(element, '.switch').length).to.equal(1);
    expect([turn().checked, turn().getAttribute('aria-label')]).to.deep.equal([true, 'Atender as filas']);
    turn().focus();
    await sendKeys({ press: 'Space' });
    await waitUntil(() => element.matches(':state(offline)'), 'not out', generous);
    await waitUntil(() => !turn().checked);
    expect(button(element, 'Almoço'), 'no pause from outside').to.equal(undefined);
    expect(part(element, 'queues').textContent).to.include('fora da fila');
    expect(part(element, 'systems').textContent.replace(/\s+/g, ' '), 'a telephone beside the computer').to.include('Ramal 2101').and.not.include('Microfone');
  });

  it('shows what was refused with one thing to do, and what is not known as not known', async () => {
    const { session, simulator } = await agentWorld();
    simulator.faults.next('login', { kind: 'refuse', type: 'execute_failed' });
    const element = await shown(session);
    await waitUntil(() => element.matches(':state(offline)'), 'no state', generous);
    all<HTMLInputElement>(element, '.switch')[0]!.click();
    await waitUntil(() => text(element).includes('Não deu certo'), 'no word of it', generous);
    expect(element.matches(':state(offline)')).to.equal(true);
    button(element, 'Tentar de novo').click();
    await waitUntil(() => element.matches(':state(available)'), 'not in', generous);
    expect(text(element)).not.to.include('Não deu certo');
  });

  it('says why pauses and colleagues are missing, and that colleagues are old', async () => {
    const { session, simulator } = await servingWorld();
    simulator.faults.next('breaks', { kind: 'refuse', type: 'execute_failed' });
    const element = await shown(session);
    await waitUntil(() => text(element).includes('As pausas não carregaram'), 'no word of it', generous);
    await waitUntil(() => all(element, '.colleague').length > 0, 'no colleagues', generous);
    button(element, 'Tentar de novo').click();
    await offered(element, 'Café');
    simulator.up = false;
    await waitUntil(() => text(element).includes('Pode estar desatualizado'), 'not told', generous);
    expect(all(element, '.colleague').length).to.be.above(0);
    await expect(element).to.be.accessible();
  });

  it('has neither pauses nor colleagues where the system has none, in forced colours too', async () => {
    const { session } = await agentWorld({ adapter: { queues: [] } });
    const element = await shown(session);
    await waitUntil(() => text(element).includes('Telefone'), 'nothing there', generous);
    await waitUntil(() => element.matches(':state(connected)'), 'claims more than is known', generous);
    expect(text(element)).not.to.include('Verificando');
    expect(all(element, '.colleagues')).to.deep.equal([]);
    await emulate({ 'forced-colors': 'active' });
    try {
      await expect(element).to.be.accessible();
    } finally {
      await emulate({});
    }
  });

  it('shows hostile names of pauses, queues and colleagues as text, in columns where there is room', async () => {
    const bad = '<img src=x onerror=alert(1)>\u202e';
    const { session } = await servingWorld({
      prepare: (simulator) => {
        simulator.pbx.breaks.push({ id: 'bad', name: bad, length: 3, digit: '9' });
        simulator.addAgent(bad, ['Financeiro'], { branch: bad, signedIn: true, status: bad });
      },
    });
    const element = await shown(session, 'full', '900px');
    await offered(element, '<img');
    await waitUntil(() => all(element, '.colleague').some((row) => row.textContent.includes('<img')), 'no colleague', generous);
    expect(all(element, 'img')).to.deep.equal([]);
    const [first, second] = ['.choices-of-state', '.colleagues'].map((selector) => all(element, selector)[0]!.getBoundingClientRect());
    expect(second!.left).to.be.above(first!.right - 1);
    expect(element.scrollWidth).to.be.at.most(900);
  });
});
