import type {} from '../../src/elements/cc-quick-replies/cc-quick-replies.js';
import { h } from '../dom.js';
import type { ActivityLog } from './activity.js';
import { readable, reais, type Customer } from './customers.js';
import { dialLink, history, orderRow, panel, table } from './pieces.js';

/** Notes that were begun and not kept, by customer: a call that pops another record must not lose them. */
const drafts = new Map<string, string>();

export interface RecordView {
  readonly element: HTMLElement;
  refresh(): void;
}

/** One customer's page. The note field takes the agent's quick replies, as a mail or ticket field would. */
export function recordView(customer: Customer, log: ActivityLog): RecordView {
  const events = h('div', { class: 'history' });
  const refresh = () => events.replaceChildren(history(log.of(customer.id).slice(0, 6), customer.past ?? []));
  refresh();
  const element = h(
    'article',
    { class: 'record', 'data-customer': customer.id },
    h('p', { class: 'crumb' }, h('a', { href: '#/clientes' }, 'Clientes'), ` / ${customer.segment} / ${customer.company}`),
    heading(customer),
    h('div', { class: 'columns' }, registration(customer), panel('Últimas atividades', events)),
    notes(customer, log),
    panel('Pedidos recentes', table(['Pedido', 'Data', 'Valor', 'Situação'], customer.orders.map(orderRow), 2)),
  );
  return { element, refresh };
}

function heading(customer: Customer): HTMLElement {
  const facts = `${customer.document} · ${customer.city} · cliente desde ${customer.since}`;
  return h('header', { class: 'title' }, h('div', {}, h('h1', {}, customer.company), h('p', {}, facts)), dialLink(customer.phone, customer.contact));
}

function registration(customer: Customer): HTMLElement {
  const pair = (name: string, value: Node | string) => h('div', {}, h('dt', {}, name), h('dd', {}, value));
  const list = h(
    'dl',
    {},
    pair('Contato', customer.contact),
    pair('Telefone', readable(customer.phone)),
    pair('E-mail', mailLink(customer.email)),
    pair('Responsável', customer.owner),
    pair('Condição', customer.terms),
    pair('Limite de crédito', reais(customer.limit)),
    pair('Em aberto', h('b', {}, reais(customer.due))),
    ...(customer.doNotCall ? [pair('Preferência', h('span', { class: 'pill bad' }, 'Não ligar'))] : []),
  );
  return panel('Cadastro', list);
}

/** Long addresses break after the @ first. */
function mailLink(address: string): HTMLElement {
  const [name = '', host = ''] = address.split('@');
  return h('a', { href: `mailto:${address}` }, `${name}@`, h('wbr'), host);
}

function notes(customer: Customer, log: ActivityLog): HTMLElement {
  const field = h('textarea', { id: 'anotacao', rows: '3', 'aria-label': `Anotação sobre ${customer.company}`, placeholder: 'O que foi combinado? Digite / para usar uma resposta rápida.' });
  field.value = drafts.get(customer.id) ?? '';
  field.addEventListener('input', () => drafts.set(customer.id, field.value));
  const form = h('form', { class: 'note' }, field, h('cc-quick-replies', { for: field.id }), h('div', { class: 'note-foot' }, h('button', { class: 'main-button', type: 'submit' }, 'Salvar anotação')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') return field.focus();
    log.add({ key: `note:${crypto.randomUUID()}`, icon: 'note', title: 'Anotação', text, customerId: customer.id });
    field.value = '';
    drafts.delete(customer.id);
  });
  return panel('Anotação', form);
}
