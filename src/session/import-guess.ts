import { dialableNumber } from '../domain/dialable-number.js';
import type { ColumnUse } from './session-api.js';

/** Headings as lists of customers have them in Portuguese, Spanish and English, without accents, signs and figures. */
const words = {
  name: [
    'nome', 'nome completo', 'nome do cliente', 'nome cliente', 'nome contato', 'cliente', 'contato', 'contacto', 'razao social', 'assinante', 'titular',
    'nombre', 'nombre completo', 'nombre y apellidos', 'razon social', 'name', 'full name', 'customer', 'customer name', 'client', 'contact', 'contact name',
  ],
  taxId: [
    'cpf', 'cnpj', 'cpf cnpj', 'cpfcnpj', 'cnpj cpf', 'documento', 'nif', 'nipc', 'contribuinte', 'dni', 'cif', 'nie', 'nif cif', 'dni nif', 'rut', 'tax id', 'taxid', 'tax number', 'vat', 'vat number',
  ],
  phone: [
    'telefone', 'telefones', 'telefone fixo', 'telefone celular', 'telefone residencial', 'telefone comercial', 'telefone principal', 'fone', 'fone celular', 'tel', 'telemovel', 'telemoveis',
    'celular', 'cel', 'whatsapp', 'whats', 'zap', 'numero de telefone', 'numero telefone', 'ddd telefone', 'telefone com ddd', 'fixo', 'residencial', 'comercial',
    'telefono', 'telefonos', 'telefono movil', 'telefono fijo', 'movil', 'fijo', 'numero de telefono', 'phone', 'phones', 'phone number', 'mobile', 'mobile phone', 'cell', 'cell phone', 'cellphone', 'telephone', 'landline',
  ],
} as const;

/** What vendors call a field, and what lists call it. */
const fields: Readonly<Record<string, readonly string[]>> = {
  endereco: ['endereco', 'logradouro', 'rua', 'morada', 'direccion', 'domicilio', 'calle', 'address', 'street'],
  bairro: ['bairro', 'barrio', 'freguesia', 'district', 'neighborhood', 'neighbourhood'],
  cidade: ['cidade', 'municipio', 'localidade', 'ciudad', 'localidad', 'poblacion', 'city', 'town'],
  estado: ['estado', 'uf', 'distrito', 'provincia', 'state', 'province'],
  cep: ['cep', 'codigo postal', 'cod postal', 'cp', 'zip', 'zip code', 'postal code', 'postcode'],
  conta: ['conta', 'contrato', 'numero do contrato', 'numero contrato', 'n contrato', 'numero da conta', 'cuenta', 'numero de contrato', 'contract', 'contract number', 'account', 'account number'],
  contrato: ['contrato', 'numero do contrato', 'numero contrato', 'n contrato', 'numero de contrato', 'contract', 'contract number'],
  email: ['email', 'e mail', 'correo', 'correo electronico', 'mail', 'email address'],
  agente: ['agente', 'operador', 'vendedor', 'agent', 'operator'],
  dpto: ['dpto', 'departamento', 'setor', 'sector', 'department'],
};

export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}]+/gu, ' ').trim();
}

/** With its figures: `gen1` is another field than `gen2`. */
function exact(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** What each column is for, as far as its heading says; else by what is in it, so that there is one with telephones. */
export function guessUses(titles: readonly string[], samples: readonly string[], fieldNames: readonly string[]): readonly ColumnUse[] {
  const taken = new Set<string>();
  const once = (use: ColumnUse): ColumnUse => {
    const name = use.to === 'field' ? `field ${use.field}` : use.to;
    if (use.to !== 'phone' && taken.has(name)) return { to: 'none' };
    taken.add(name);
    return use;
  };
  const uses = titles.map((title) => once(guessUse(title, fieldNames)));
  if (uses.some(({ to }) => to === 'phone')) return uses;
  const byLook = uses.findIndex(({ to }, index) => to === 'none' && looksLikePhone(samples[index] ?? ''));
  return uses.map((use, index) => (index === byLook ? { to: 'phone' } : use));
}

function guessUse(title: string, fieldNames: readonly string[]): ColumnUse {
  const said = plain(title);
  // The vendor's own word for a field wins: whoever writes it means it.
  const same = fieldNames.find((name) => exact(name) === exact(title) && exact(name) !== '');
  for (const to of ['name', 'taxId', 'phone'] as const) {
    if ((words[to] as readonly string[]).includes(said) && (same === undefined || to !== 'name')) return { to };
  }
  if (same !== undefined) return { to: 'field', field: same };
  const known = fieldNames.find((name) => fields[plain(name)]?.includes(said) === true);
  return known === undefined ? { to: 'none' } : { to: 'field', field: known };
}

function looksLikePhone(sample: string): boolean {
  const digits = dialableNumber(sample);
  return /^\+?\d{9,15}$/.test(digits) && !/\p{L}/u.test(sample);
}
