import type { CustomerCall, DemoCustomer } from '../../src/simulators/demo/index.js';
import type { CustomerMessage } from '../../src/simulators/voxfree/index.js';
import { byId, h, timeOfDay } from '../dom.js';
import { watchLevel } from './level.js';
import type { CustomerSide } from './side.js';

const NEW = 'novo';

const ticks: Readonly<Record<number, string>> = { 0: '', 1: 'entregue', 2: 'lida' };

const states: Readonly<Record<string, (name: string) => string>> = {
  calling: (name) => `${name}: ligando para a empresa…`,
  ringing: (name) => `${name}: chamando na empresa…`,
  offered: (name) => `A empresa está ligando para ${name}`,
  active: (name) => `${name} em ligação`,
};

const AGENT = '1_2101';

const colleagues: Readonly<Record<string, string>> = { '1_2102': 'Paulo', '1_2103': 'Renata' };

/** In words, as of somebody who stands beside that customer. */
function situation({ name, number, state, peer, held }: CustomerCall): string {
  const whose = name || number;
  if (peer === AGENT) return `${states[state]?.(whose) ?? ''}${held ? ', em espera' : ''}`;
  const other = colleagues[peer] ?? 'outro número';
  if (state === 'active') return `${whose} falando com ${other}`;
  return state === 'offered' ? `${whose}: telefone tocando` : `${whose}: chamando ${other}…`;
}

/** Plays the customers: writes, calls, answers, and shows what their telephone shows. */
export class CustomerPanel {
  readonly #side: CustomerSide;
  readonly #panel = byId('cliente');
  readonly #who = byId<HTMLSelectElement>('quem');
  readonly #log = byId('cliente-conversa');
  readonly #others = byId('outras-linhas');
  readonly #form = byId<HTMLFormElement>('cliente-escreve');
  readonly #level = byId<HTMLMeterElement>('nivel');
  readonly #toggle = byId('abrir-cliente');
  #paint = 0;
  #heard: MediaStream | undefined;
  #stopLevel: (() => void) | undefined;

  constructor(side: CustomerSide) {
    this.#side = side;
  }

  start(): void {
    this.#log.hidden = this.#form.hidden = this.#side.messages === undefined;
    this.#toggle.addEventListener('click', () => this.#setOpen(this.#panel.hidden !== false));
    byId('fechar-cliente').addEventListener('click', () => {
      this.#setOpen(false);
      this.#toggle.focus();
    });
    this.#who.addEventListener('change', () => this.#refresh());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#write();
    });
    const act = (id: string, run: () => Promise<void>) => byId(id).addEventListener('click', () => void run().catch(report));
    act('cliente-liga', async () => {
      const customer = this.#customer();
      if (customer) await this.#side.call(customer);
    });
    act('cliente-atende', async () => this.#side.answer(this.#customer()?.number ?? ''));
    act('cliente-recusa', async () => this.#side.reject(this.#customer()?.number ?? ''));
    act('cliente-desliga', async () => this.#side.hangUp(this.#customer()?.number ?? ''));
    const alone = byId<HTMLInputElement>('atende-sozinho');
    alone.addEventListener('change', () => (this.#side.answersAlone = alone.checked));
    this.#side.subscribe(() => this.#refresh());
    this.#refresh();
  }

  #setOpen(open: boolean): void {
    this.#panel.hidden = !open;
    this.#toggle.setAttribute('aria-expanded', String(open));
    this.#refresh();
    if (open) this.#who.focus();
  }

  #customer(): DemoCustomer | undefined {
    return this.#side.contacts.find(({ id }) => id === this.#who.value);
  }

  /** However many things happen at once, one painting. */
  #refresh(): void {
    cancelAnimationFrame(this.#paint);
    this.#paint = requestAnimationFrame(() => {
      this.#showCustomers();
      this.#showLines(this.#side.phone.calls);
      if (!this.#panel.hidden) void this.#showThread().catch(report);
    });
  }

  #showCustomers(): void {
    const { contacts, messages } = this.#side;
    const others = messages ? [h('option', { value: NEW }, 'Alguém novo…')] : [];
    if (this.#who.options.length === contacts.length + others.length) return;
    const chosen = this.#who.value;
    this.#who.replaceChildren(...contacts.map(({ id, name }) => h('option', { value: id }, name)), ...others);
    if (contacts.some(({ id }) => id === chosen)) this.#who.value = chosen;
  }

  #showLines(calls: readonly CustomerCall[]): void {
    const customer = this.#customer();
    const own = calls.find(({ number }) => customer !== undefined && isNumberOf(customer, number));
    this.#showLine(customer, own);
    const others = calls.filter((call) => call !== own);
    const shown = JSON.stringify(others);
    // What has the focus is not painted anew for nothing.
    if (this.#others.dataset['shown'] === shown) return;
    this.#others.dataset['shown'] = shown;
    this.#others.hidden = others.length === 0;
    this.#others.replaceChildren(...others.map((call) => this.#otherLine(call)));
  }

  #showLine(customer: DemoCustomer | undefined, call: CustomerCall | undefined): void {
    const offered = call?.state === 'offered';
    const button = byId<HTMLButtonElement>('cliente-liga');
    button.hidden = call !== undefined;
    button.disabled = !customer?.number || this.#side.elsewhere;
    byId('cliente-atende').hidden = !offered;
    byId('cliente-recusa').hidden = !offered;
    byId('cliente-desliga').hidden = call === undefined || offered;
    const free = this.#side.elsewhere ? 'Os telefones dos clientes estão em outra guia' : 'Telefone livre';
    const text = call ? situation(call) : free;
    const line = byId('linha-estado');
    if (line.textContent !== text) line.textContent = text;
    byId('linha').dataset['state'] = call?.state ?? 'ended';
    this.#showLevel(call?.state === 'active' && !this.#panel.hidden ? this.#side.hears(call.number) : undefined);
  }

  /** A call of somebody else than the chosen customer. */
  #otherLine(call: CustomerCall): HTMLElement {
    const act = (text: string, kind: string, run: () => Promise<void>) => {
      const button = h('button', { class: kind, type: 'button', 'aria-label': `${text}: ${call.name || call.number}` }, text);
      button.addEventListener('click', () => void run().catch(report));
      return button;
    };
    const buttons = call.state === 'offered'
      ? [act('Atender', 'go', () => this.#side.answer(call.number)), act('Recusar', 'stop', () => this.#side.reject(call.number))]
      : [act('Desligar', 'stop', () => this.#side.hangUp(call.number))];
    return h('li', { class: 'line', 'data-state': call.state }, h('p', {}, situation(call)), h('div', { class: 'buttons' }, ...buttons));
  }

  #showLevel(stream: MediaStream | undefined): void {
    if (stream === this.#heard) return;
    this.#stopLevel?.();
    this.#heard = stream;
    this.#level.hidden = stream === undefined;
    this.#stopLevel = stream && watchLevel(stream, (level) => (this.#level.value = level));
  }

  async #showThread(): Promise<void> {
    const { messages: written } = this.#side;
    if (!written) return;
    const isNew = this.#who.value === NEW;
    const nameField = this.#form.querySelector<HTMLInputElement>('.new-name');
    if (nameField) {
      nameField.hidden = !isNew;
      nameField.required = isNew;
    }
    const id = this.#who.value;
    const messages = isNew ? [] : await written.thread(id);
    if (id !== this.#who.value) return;
    this.#log.replaceChildren(...messages.slice(-60).map(bubble));
    if (messages.length === 0) this.#log.append(h('li', { class: 'none' }, isNew ? 'Escreva a primeira mensagem.' : 'Nenhuma mensagem ainda.'));
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  async #write(): Promise<void> {
    const data = new FormData(this.#form);
    const value = (name: string) => (data.get(name) as string | null)?.trim() ?? '';
    const text = value('text');
    const { messages } = this.#side;
    if (text === '' || !messages) return;
    const textField = this.#form.querySelector<HTMLInputElement>('[name="text"]');
    if (textField) textField.value = '';
    try {
      if (this.#who.value !== NEW) return await messages.write(this.#who.value, text);
      const contactId = await messages.writeAsNew(value('name'), text);
      this.#form.reset();
      this.#showCustomers();
      this.#who.value = contactId;
    } catch (error) {
      report(error);
    } finally {
      this.#refresh();
    }
  }
}

function bubble(message: CustomerMessage): HTMLElement {
  const text = message.deleted ? 'Mensagem apagada' : message.text || message.file || 'Anexo';
  const tick = message.mine ? (ticks[message.tick] ?? '') : '';
  const meta = tick === '' ? timeOfDay(message.at) : `${timeOfDay(message.at)} · ${tick}`;
  return h('li', { class: message.mine ? 'mine' : 'theirs' }, h('p', {}, text), h('small', {}, meta));
}

/** Agents dial with and without country code. */
function isNumberOf(customer: DemoCustomer, dialled: string): boolean {
  return customer.number !== '' && customer.number.slice(-8) === dialled.slice(-8);
}

/** A simulation that fails is worth a developer's look, and nothing to the page. */
function report(error: unknown): void {
  console.warn('demo: customer side', error);
}
