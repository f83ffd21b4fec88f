import { fixture, html, waitUntil } from '@open-wc/testing';
import type { CcSoftphone } from '../../../src/elements/cc-softphone/cc-softphone.js';
import type { Line } from '../../../src/domain/call.js';
import { Fault } from '../../../src/domain/fault.js';
import type { WrapUpSettings } from '../../../src/session/session-api.js';
import { noteOf, prefixOf, writeNote } from '../../../src/session/cut-note.js';
import { aCall, anAgent, noon } from '../../support/samples.js';
import { signedInSession } from '../../support/scripted-session.js';
import { abilities, ana, now, over, talk, type Phone } from './kit.js';
import type { Shown } from './states.js';

export const dispositions = [
  { id: 'sent', label: 'Boleto enviado' },
  { id: 'deal', label: 'Acordo feito' },
  { id: 'later', label: 'Retornar depois' },
  { id: 'none', label: 'Sem solução' },
] as const;

let agents = 0;

/** An agent whom this browser has never seen, some minutes after the sign-in. */
export async function deskPhone(attributes: Readonly<Record<string, string>> = {}, id = `desk-${(agents += 1)}`): Promise<Phone> {
  let time = now - 500_000;
  const clock = { now: () => time, after: () => () => undefined };
  const scripted = await signedInSession({ agent: anAgent({ id, extension: '2101' }) }, { clock });
  await waitUntil(() => scripted.session.callLog.$entries.get().status === 'ready', 'the log is read', { timeout: 15_000 });
  time = now;
  const element = await fixture<CcSoftphone>(html`<cc-softphone lang="pt-BR"></cc-softphone>`);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.session = scripted.session;
  const shown = { ...scripted, ...over(element) };
  await shown.settle();
  return shown;
}

export const until = async (shown: Phone, condition: () => boolean, what: string): Promise<void> => {
  await waitUntil(condition, what, { timeout: 15_000 });
  await shown.settle();
};

/** A call of 6:52 with Ana is over, and waits for its wrap-up. */
export async function wrapsUp(shown: Phone, settings: Partial<WrapUpSettings> = {}): Promise<string> {
  shown.session.wrapUp.configure({ dispositions, ...settings });
  const id = talk(shown, { answeredAt: noon + 65_000 - 412_000 });
  shown.backend.voiceVendor.hangsUp(id);
  await until(shown, () => shown.has('[part=finish-button]'), 'the wrap-up shows');
  return id;
}

export async function elsewhere(shown: Phone, line: Partial<Line> = {}): Promise<void> {
  shown.backend.emit({ type: 'line-changed', line: { where: 'other-tab', title: 'Pedido 48.213 · Rumo', ...line } });
  await until(shown, () => shown.states().includes('other-tab'), 'it is elsewhere');
}

export async function opensMenu(shown: Phone, place = 'Mais opções'): Promise<void> {
  shown.button(place).click();
  await until(shown, () => shown.has('[role=menu]'), 'the menu is open');
}

export async function choosesEntry(shown: Phone, label: string, place?: string): Promise<void> {
  await opensMenu(shown, place);
  const entry = [...shown.element.shadowRoot!.querySelectorAll<HTMLElement>('.menuitem')].find(({ textContent }) => textContent.includes(label));
  if (!entry) throw new Error(`no entry ${label}`);
  entry.click();
  await shown.settle();
}

/** As a page that is gone has left it. */
export function cutCallOf(agentId: string): void {
  const call = aCall({ id: 'gone', state: 'active', remote: ana, answeredAt: noon, can: abilities });
  writeNote(`${prefixOf(`scripted:${agentId}`)}gone-page`, noteOf([call], now - 5000));
}

export async function misses(shown: Phone): Promise<void> {
  for (const remote of [ana, { number: '+554135550126' }]) {
    shown.backend.voiceVendor.hangsUp(shown.backend.voiceVendor.ring({ remote, startedAt: now - 400_000 }), { cause: 'cancelled', by: 'remote' });
  }
  await until(shown, () => shown.has('[part=missed-button]'), 'the count shows');
}

export const deskFaces: readonly Shown[] = [
  {
    name: 'wrap-up with little time left',
    enter: async (shown) => {
      const id = await wrapsUp(shown, { limit: 299_000 });
      shown.session.wrapUp.choose(id, 'sent');
      shown.session.wrapUp.setNotes(id, '2ª via enviada por WhatsApp, vence 25/11.');
    },
    words: ['Pós-atendimento', ana.name, 'Recebida', 'durou 6:52', '1:37', 'Tabulação', 'Boleto enviado', 'Sem solução', 'Anotação', '+ 1 min', 'Concluir'],
    states: ['idle', 'wrap-up'],
  },
  {
    name: 'wrap-up that needs a disposition',
    enter: (shown) => wrapsUp(shown, { required: true }),
    words: ['Tabulação (obrigatória)', 'Escolha uma opção para poder fazer a próxima ligação.', '3:22'],
    states: ['idle', 'wrap-up'],
  },
  { name: 'wrap-up whose time is up', enter: (shown) => wrapsUp(shown, { limit: 30_000 }), words: ['0:00', 'O tempo acabou', 'Concluir'], states: ['idle', 'wrap-up'] },
  {
    name: 'a call in another tab',
    enter: async (shown) => {
      talk(shown);
      await elsewhere(shown);
    },
    words: ['Em outra guia', '4:27', ana.name, 'Em chamada', 'O áudio está na guia Pedido 48.213 · Rumo', 'Mudo', 'Espera', 'Teclado', 'Ir para a guia', 'Trazer o áudio para cá', 'Desligar'],
    states: ['connected', 'other-tab'],
  },
  { name: 'the telephone in another tab', enter: elsewhere, words: ['Em outra guia', 'O telefone está na guia Pedido 48.213 · Rumo', 'Trazer o telefone para cá', 'Ligar'], states: ['idle', 'other-tab'] },
  { name: 'the telephone in a window of its own', enter: (shown) => elsewhere(shown, { popOut: true }), words: ['O telefone está na janela própria', 'Ir para a janela'], states: ['idle', 'other-tab'] },
  {
    name: 'a call that rings in another tab',
    enter: async (shown) => {
      await elsewhere(shown);
      shown.backend.voiceVendor.ring({ remote: ana, startedAt: now - 8000 });
    },
    words: ['Chamada recebida', 'O telefone está na guia', 'Atender', 'Recusar'],
    states: ['ringing', 'other-tab'],
  },
  {
    name: 'a telephone that could not be brought here',
    enter: async (shown) => {
      Object.assign(shown.backend.voiceVendor.port, { takeLine: () => Promise.reject(new Fault('timeout')) });
      talk(shown);
      await elsewhere(shown);
      shown.button('Trazer o áudio para cá').click();
      await until(shown, () => shown.has('.banner.warning'), 'the failure shows');
    },
    words: ['Não deu para trazer o telefone', 'A outra guia não respondeu.', ana.name],
    states: ['connected', 'other-tab'],
  },
  {
    name: 'a telephone on its way between tabs',
    enter: async (shown) => {
      await elsewhere(shown);
      shown.backend.emit({ type: 'line-changed', line: { where: 'nobody' } });
    },
    words: ['Mudando de guia', 'O telefone está mudando de guia', 'Leva alguns segundos.'],
    states: ['idle'],
  },
  {
    name: 'missed calls',
    enter: async (shown) => {
      await misses(shown);
      shown.button('2 chamadas perdidas').click();
    },
    words: ['Chamadas perdidas', 'nova', ana.name, '(41) 3555-0126'],
    states: ['idle'],
  },
  { name: 'no missed calls', enter: (shown) => choosesEntry(shown, 'Chamadas perdidas'), words: ['Nenhuma chamada perdida'], states: ['idle'] },
  {
    name: 'notes in a call',
    enter: async (shown) => {
      talk(shown);
      await shown.settle();
      await choosesEntry(shown, 'Anotar', 'Mais');
      await until(shown, () => shown.has('#notes'), 'the field shows');
    },
    words: ['Em chamada', ana.name, 'Anotação', 'Desligar'],
    states: ['connected'],
  },
  {
    name: 'a window that the browser blocked',
    enter: async (shown) => {
      shown.element.popout = '/telefone.html';
      const open = window.open;
      window.open = () => null;
      await choosesEntry(shown, 'Abrir em janela própria');
      await until(shown, () => shown.has('.banner.warning'), 'it is told');
      window.open = open;
    },
    words: ['O navegador bloqueou a janela', 'Permita pop-ups para esta página e tente de novo.', 'Ligar'],
    states: ['idle'],
  },
  {
    name: 'keys and their conflicts',
    enter: async (shown) => {
      shown.element.hotkeys = { mute: 'Alt+Shift+H' };
      await choosesEntry(shown, 'Atalhos do teclado');
      await until(shown, () => shown.has('dialog[open]'), 'the dialog is open');
    },
    words: ['Atalhos do teclado', 'Pôr em espera e retomar', 'As mesmas teclas que', 'Mostrar os atalhos'],
    states: ['idle'],
  },
];
