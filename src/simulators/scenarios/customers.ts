import { addContact, type NewContact, type VoxFreeSimulator } from '../voxfree/index.js';
import { agentIds } from './company.js';

/** Customers of the scenarios by a short name. Made up, as are their numbers. */
export const customers = {
  ana: { id: '30', name: 'Ana Beatriz Nogueira', number: '5511955550142', email: 'compras@boavista.example', note: 'Mercado Boa Vista. Prefere boleto às sextas.', ownerId: agentIds.marina },
  carlos: { id: '31', name: 'Carlos Eduardo Pires', number: '5511955550178', email: 'carlos@armazempires.example' },
  acacias: { id: '32', name: 'Condomínio Jardim das Acácias', number: '', group: true, note: 'Grupo da portaria e da síndica.' },
  valeVerde: { id: '33', name: 'Transportes Vale Verde', number: '5519955550133', email: 'fiscal@valeverde.example' },
  luciana: { id: '34', name: 'Luciana Prado', number: '5511955550119' },
  joao: { id: '35', name: 'João Batista Filho', number: '5521955550164' },
  padaria: { id: '36', name: 'Padaria Pão da Serra', number: '5512955550187', ownerId: agentIds.marina },
  sergio: { id: '37', name: 'Sérgio Yamada', number: '5511955550156' },
  rita: { id: '40', name: 'Rita de Cássia Souza', number: '5511955550125' },
  marcos: { id: '41', name: 'Marcos Antônio Leal', number: '5511955550181' },
  helena: { id: '42', name: 'Helena Figueiredo', number: '5531955550148', ownerId: agentIds.marina },
  visitor: { id: '43', name: 'Mercearia Três Irmãos', number: '5515955550162' },
  neusa: { id: '44', name: 'Neusa Carvalho', number: '5511955550139' },
  debora: { id: '50', name: 'Débora Martins', number: '5511955550171' },
  celso: { id: '51', name: 'Oficina do Celso', number: '5511955550194' },
  otavio: { id: '52', name: 'Otávio Brandão', number: '5511955550116' },
  creche: { id: '53', name: 'Creche Girassol', number: '5511955550128' },
  fabiana: { id: '54', name: 'Fabiana Teles', number: '5541955550152' },
} as const satisfies Record<string, NewContact>;

export type CustomerName = keyof typeof customers;

export function seedCustomers({ account }: VoxFreeSimulator): void {
  for (const contact of Object.values<NewContact>(customers)) addContact(account, contact);
}

/** Files that messages refer to, under the simulator's `mediaBase`. */
export const demoMedia = {
  dentedBox: 'caixa-amassada.png',
  invoice: 'nf-48213.pdf',
  voiceNote: 'audio-entrega.wav',
  catalogue: 'catalogo-atacado.pdf',
} as const;
