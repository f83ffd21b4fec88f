import { h, icon, timeOfDay } from '../dom.js';
import type { Activity } from './activity.js';
import { customerById, readable, reais, type Customer, type Order, type PastEvent } from './customers.js';

/** A number that the agent may click: the page hands it to the telephone. */
export function dialLink(phone: string, name: string): HTMLElement {
  const link = h('a', { class: 'dial', href: `tel:+${phone}`, 'aria-label': `Ligar para ${name}, ${readable(phone)}` }, icon('phone'));
  link.append(h('bdi', { dir: 'ltr' }, readable(phone)));
  return link;
}

const tones: Readonly<Record<Order['status'], string>> = { Entregue: 'good', Pago: 'good', Faturado: 'plain', 'Em separação': 'wait', Atrasado: 'bad' };

export const pill = (status: Order['status']): HTMLElement => h('span', { class: `pill ${tones[status]}` }, status);

export function table(heads: readonly string[], rows: readonly (readonly (Node | string)[])[], numeric: number): HTMLElement {
  const cellClass = (column: number) => (column === numeric ? 'end' : undefined);
  const head = h('tr', {}, ...heads.map((text, column) => h('th', { scope: 'col', class: cellClass(column), 'data-head': text }, text)));
  const body = rows.map((cells) => h('tr', {}, ...cells.map((cell, column) => h('td', { class: cellClass(column), 'data-head': heads[column] }, cell))));
  return h('table', {}, h('thead', {}, head), h('tbody', {}, ...body));
}

export function orderRow(order: Order): readonly (Node | string)[] {
  return [order.number, order.date, reais(order.value), pill(order.status)];
}

export function activityItem(entry: Activity, linked = false): HTMLElement {
  const customer = linked && entry.customerId !== undefined ? customerById(entry.customerId) : undefined;
  const title = customer ? h('a', { href: `#/clientes/${customer.id}` }, entry.title) : entry.title;
  return h(
    'li',
    { 'data-icon': entry.icon },
    icon(entry.icon),
    h('div', {}, h('p', {}, title), h('small', {}, entry.text)),
    h('time', { datetime: new Date(entry.at).toISOString() }, timeOfDay(entry.at)),
  );
}

export function activityList(entries: readonly Activity[], empty: string, linked = false): HTMLElement {
  if (entries.length === 0) return h('p', { class: 'none' }, empty);
  return h('ol', { class: 'timeline' }, ...entries.map((entry) => activityItem(entry, linked)));
}

/** A customer's history: today's lines, then what came before. */
export function history(entries: readonly Activity[], past: readonly PastEvent[]): HTMLElement {
  if (entries.length + past.length === 0) return h('p', { class: 'none' }, 'Nenhum contato ainda.');
  const before = past.map(({ icon: shape, title, text, day }) => h('li', {}, icon(shape), h('div', {}, h('p', {}, title), h('small', {}, text)), h('time', {}, day)));
  return h('ol', { class: 'timeline' }, ...entries.map((entry) => activityItem(entry)), ...before);
}

export function panel(title: string, ...children: readonly Node[]): HTMLElement {
  return h('section', { class: 'panel' }, h('h2', {}, title), ...children);
}

export function customerLink({ id, company }: Customer): HTMLElement {
  return h('a', { href: `#/clientes/${id}` }, company);
}
