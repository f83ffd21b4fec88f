import { h } from '../dom.js';
import { readable } from './customers.js';
import { dialLink, panel } from './pieces.js';
import type { RecordView } from './record.js';

/** Somebody who is in no record: what the telephone system told of them. */
export interface Prospect {
  readonly number: string;
  readonly name?: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** What the telephone system's own names stand for in this company. */
const labels: Readonly<Record<string, string>> = { JSON1: 'Código', JSON2: 'Campanha', JSON3: 'Empresa' };

const prospects = new Map<string, Prospect>();

const keyOf = (number: string): string => number.replace(/\D/g, '').slice(-11);

/** Address of their page. Later news is added to what is known. */
export function keepProspect({ number, name, variables }: Prospect): string {
  const key = keyOf(number);
  const before = prospects.get(key);
  const known = name ?? before?.name;
  prospects.set(key, { number, ...(known === undefined ? {} : { name: known }), variables: { ...before?.variables, ...variables } });
  return `#/contatos/${key}`;
}

export const prospectById = (key: string): Prospect | undefined => prospects.get(key);

/** A page for somebody whom the campaign called and the CRM does not know. */
export function prospectView({ number, name, variables }: Prospect): RecordView {
  const phone = number.replace(/\D/g, '');
  const title = name || readable(phone);
  const facts = Object.entries(labels).flatMap(([key, label]) => {
    const value = variables[key] ?? '';
    return value === '' ? [] : [h('div', {}, h('dt', {}, label), h('dd', {}, value))];
  });
  const others = Object.entries(variables)
    .filter(([key, value]) => !Object.hasOwn(labels, key) && key !== 'GRAVACAO' && value !== '')
    .map(([key, value]) => h('div', {}, h('dt', {}, key), h('dd', {}, value)));
  const list = h('dl', {}, h('div', {}, h('dt', {}, 'Telefone'), h('dd', {}, readable(phone))), ...facts, ...others);
  const element = h(
    'article',
    { class: 'record' },
    h('p', { class: 'crumb' }, h('a', { href: '#/clientes' }, 'Clientes'), ' / Contato da campanha'),
    h('header', { class: 'title' }, h('div', {}, h('h1', {}, title), h('p', {}, 'Ainda sem cadastro')), dialLink(phone, title)),
    panel('O que a ligação trouxe', list),
  );
  return { element, refresh: () => undefined };
}
