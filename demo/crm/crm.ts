import { byId, h } from '../dom.js';
import { ActivityLog } from './activity.js';
import { colleagueNames, customerById, customerByNumber, readable } from './customers.js';
import { keepProspect, prospectById, prospectView, type Prospect } from './prospect.js';
import { recordView, type RecordView } from './record.js';
import { activitiesView, callsView, campaignsView, customersView, homeView, ordersView, repliesView } from './views.js';

const FIRST = '#/clientes/boa-vista';

/** The host: pages by the address's hash, and a history. It knows nothing of the widgets. */
export class Crm {
  readonly log = new ActivityLog();
  readonly #main = byId('conteudo');
  readonly #banner = h('p', { class: 'on-call', role: 'status', hidden: true });
  readonly #query = byId<HTMLFormElement>('busca').querySelector('input');
  #view: RecordView | undefined;
  #onCall: { readonly number: string; readonly text: string } | undefined;
  /** Hears which section is shown. */
  onShow: ((section: string) => void) | undefined;

  start(): void {
    addEventListener('hashchange', () => this.#show());
    this.log.subscribe(() => this.#view?.refresh());
    const search = byId<HTMLFormElement>('busca');
    search.addEventListener('submit', (event) => event.preventDefault());
    search.addEventListener('input', () => {
      if (location.hash === '#/clientes') this.#show();
      else location.hash = '#/clientes';
    });
    if (location.hash === '') history.replaceState(null, '', FIRST);
    this.#show();
  }

  /** Opens the record of whoever has that number, unless the agent is writing: then the banner offers it. */
  pop(number: string): void {
    const customer = customerByNumber(number);
    if (customer && !this.#isWriting) location.hash = `#/clientes/${customer.id}`;
  }

  /** The same with what the telephone system told: who is in no record gets a page of their own. */
  popFacts(facts: Prospect): void {
    if (customerByNumber(facts.number)) return this.pop(facts.number);
    const address = keepProspect(facts);
    if (location.hash === address) this.#show();
    else if (!this.#isWriting) location.hash = address;
  }

  get #isWriting(): boolean {
    return this.#main.contains(document.activeElement) && document.activeElement?.matches('input, textarea') === true;
  }

  /** Says on every page who is on the line; `undefined` when it is free. */
  markCall(call: { readonly number: string; readonly text: string } | undefined): void {
    this.#onCall = call;
    this.#paintCall();
  }

  #show(): void {
    const [, section = '', id = ''] = location.hash.split('/');
    this.#view = this.#viewOf(section, id);
    this.#main.replaceChildren(this.#banner, this.#view.element);
    this.#main.scrollTop = 0;
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.nav a')) {
      const current = link.hash === `#/${section}`;
      if (!current) {
        link.removeAttribute('aria-current');
        continue;
      }
      link.setAttribute('aria-current', id === '' ? 'page' : 'true');
      link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    document.title = `Rumo · ${this.#main.querySelector('h1')?.textContent ?? 'CRM'}`;
    this.#paintCall();
    this.onShow?.(section);
  }

  #viewOf(section: string, id: string): RecordView {
    const customer = customerById(id);
    if (section === 'clientes' && customer) return recordView(customer, this.log);
    const prospect = section === 'contatos' ? prospectById(id) : undefined;
    if (prospect) return prospectView(prospect);
    if (section === 'campanhas') return campaignsView();
    if (section === 'ligacoes') return callsView();
    if (section === 'respostas') return repliesView();
    if (section === 'pedidos') return ordersView();
    if (section === 'atividades') return activitiesView(this.log);
    if (section === 'inicio') return homeView(this.log);
    return customersView(this.#query?.value ?? '');
  }

  #paintCall(): void {
    const call = this.#onCall;
    const customer = call && customerByNumber(call.number);
    const shown = this.#main.querySelector<HTMLElement>('[data-customer]')?.dataset['customer'];
    this.#banner.hidden = call === undefined;
    this.#banner.replaceChildren(call?.text ?? '');
    if (customer && customer.id !== shown) this.#banner.append(' ', h('a', { href: `#/clientes/${customer.id}` }, 'Abrir ficha'));
    if (call && !customer) this.#banner.append(' Sem cadastro.');
  }
}

/** Whom a number belongs to, as the CRM writes it. */
export function callerName(number: string, name: string | undefined): string {
  return customerByNumber(number)?.contact ?? colleagueNames[number] ?? name ?? readable(number.replace(/\D/g, ''));
}
