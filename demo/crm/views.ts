import type {} from '../../src/elements/cc-call-log/cc-call-log.js';
import type {} from '../../src/elements/cc-dialer-status/cc-dialer-status.js';
import type {} from '../../src/elements/cc-quick-replies/cc-quick-replies.js';
import { h } from '../dom.js';
import type { ActivityLog } from './activity.js';
import { customers, readable, reais, type Customer } from './customers.js';
import { activityList, customerLink, dialLink, orderRow, panel, table } from './pieces.js';
import type { RecordView } from './record.js';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();

function found(query: string): readonly Customer[] {
  const words = fold(query).trim();
  const digits = query.replace(/\D/g, '');
  return customers.filter(({ company, contact, city, phone }) => {
    const text = fold(`${company} ${contact} ${city}`);
    return text.includes(words) || (digits.length > 2 && (phone.includes(digits) || readable(phone).includes(query)));
  });
}

function page(title: string, ...children: readonly Node[]): HTMLElement {
  return h('article', { class: 'record' }, h('header', { class: 'title' }, h('h1', {}, title)), ...children);
}

export function customersView(query: string): RecordView {
  const hits = found(query);
  const rows = hits.map((customer) => [
    customerLink(customer),
    customer.contact,
    dialLink(customer.phone, customer.contact),
    customer.city,
    customer.due > 0 ? reais(customer.due) : 'Em dia',
  ]);
  const body = rows.length === 0
    ? h('p', { class: 'none' }, `Nenhum cliente com “${query}”.`)
    : table(['Cliente', 'Contato', 'Telefone', 'Cidade', 'Em aberto'], rows, 4);
  const count = hits.length === 1 ? '1 cliente' : `${hits.length} clientes`;
  const element = page('Clientes', h('section', { class: 'panel wide customers' }, h('h2', {}, query === '' ? count : `${count} para “${query}”`), body));
  return { element, refresh: () => undefined };
}

/** The agent's calls over the whole page: the same widget as in the panel. */
export function callsView(): RecordView {
  const element = page('Ligações', h('cc-call-log'));
  element.classList.add('calls');
  return { element, refresh: () => undefined };
}

/** The dialler's campaigns over the whole page. */
export function campaignsView(): RecordView {
  const element = page('Campanhas', h('cc-dialer-status'));
  element.classList.add('calls');
  return { element, refresh: () => undefined };
}

/** The agent's ready-made answers, to be written here and used in every field. */
export function repliesView(): RecordView {
  const element = page('Respostas', h('cc-quick-replies'));
  element.classList.add('calls');
  return { element, refresh: () => undefined };
}

export function ordersView(): RecordView {
  const all = customers
    .flatMap((customer) => customer.orders.map((order) => ({ customer, order })))
    .sort((a, b) => b.order.number.localeCompare(a.order.number));
  const rows = all.map(({ customer, order }) => {
    const [number = '', ...rest] = orderRow(order);
    return [number, customerLink(customer), ...rest];
  });
  return { element: page('Pedidos', panel('Todos os pedidos', table(['Pedido', 'Cliente', 'Data', 'Valor', 'Situação'], rows, 3))), refresh: () => undefined };
}

export function activitiesView(log: ActivityLog): RecordView {
  const list = h('div', { class: 'history' });
  const refresh = () => list.replaceChildren(activityList(log.entries, 'Ainda não há atividades. Entre no atendimento ao lado.', true));
  refresh();
  return { element: page('Atividades', panel('Hoje', list)), refresh };
}

/** Figures of the day, counted from the same events as the history. */
export function homeView(log: ActivityLog): RecordView {
  const figures = h('div', { class: 'figures' });
  const list = h('div', { class: 'history' });
  const count = (test: (entry: { readonly icon: string; readonly title: string }) => boolean) => String(log.entries.filter(test).length);
  const refresh = () => {
    figures.replaceChildren(
      figure('Ligações', count(({ icon }) => icon.startsWith('phone'))),
      figure('Perdidas', count(({ icon }) => icon === 'phone-missed')),
      figure('Mensagens recebidas', count(({ title }) => title.startsWith('Mensagem recebida'))),
      figure('Mensagens enviadas', count(({ title }) => title.startsWith('Mensagem enviada'))),
    );
    list.replaceChildren(activityList(log.entries.slice(0, 6), 'Ainda não há atividades. Entre no atendimento ao lado.', true));
  };
  refresh();
  const late = customers.filter(({ orders }) => orders.some(({ status }) => status === 'Atrasado' || status === 'Em separação'));
  const callList = table(['Cliente', 'Contato', 'Telefone'], late.map((customer) => [customerLink(customer), customer.contact, dialLink(customer.phone, customer.contact)]), -1);
  return { element: page('Hoje', figures, h('div', { class: 'columns' }, panel('Retornos do dia', callList), panel('Últimas atividades', list))), refresh };
}

const figure = (name: string, value: string): HTMLElement => h('p', { class: 'figure' }, h('b', {}, value), h('span', {}, name));
