import { MessageLog, type LazyMessages } from './message-log.js';
import type { Chat } from './chat.js';
import type { StoredMessage } from './records.js';
import { addContact } from './seeding.js';
import type { VoxFreeSimulator } from './simulator.js';

const MINUTE_MS = 60_000;

const names = ['Adega', 'Bazar', 'Casa', 'Depósito', 'Empório', 'Farmácia', 'Gráfica', 'Hortifruti', 'Mercado', 'Padaria'];
const places = ['Alvorada', 'Boa Vista', 'Central', 'das Flores', 'do Lago', 'Ipê', 'Modelo', 'Nova Era', 'Primavera', 'São Bento'];
const lines = [
  'Bom dia! O pedido saiu?',
  'Saiu sim, está na rota da manhã e chega até 12 h.',
  'Obrigado.',
  'Pode confirmar o total com o frete? Preciso lançar no sistema ainda hoje para o financeiro liberar o pagamento.',
  'Total R$ 1.284,50, frete incluso.',
  'Perfeito 👍',
  'Qualquer coisa é só chamar por aqui.',
];

const textAt = (index: number) => `${lines[index % lines.length] ?? ''} (${index + 1})`;

function lazy(chat: { protocol: string; agentName: string; endsAt: number }, count: number, firstId: number): LazyMessages {
  return {
    count,
    firstId,
    make: index => {
      const fromAgent = index % 2 === 1;
      const message: StoredMessage = {
        id: firstId + index,
        protocol: chat.protocol,
        externalId: `${fromAgent ? 'BAE5' : '3EB0'}${(firstId + index).toString(16).toUpperCase()}`,
        type: 'text',
        subtype: null,
        replyId: null,
        fromAgent,
        content: fromAgent ? `*${chat.agentName}*: \n${textAt(index)}` : textAt(index),
        url: null,
        file: null,
        at: chat.endsAt - (count - index) * MINUTE_MS,
        tick: fromAgent ? 2 : 0,
        deleted: false,
      };
      return message;
    },
  };
}

function addLazyChat(simulator: VoxFreeSimulator, count: number, agentId: string, options: { index: number; waiting: boolean }): Chat {
  const { account } = simulator;
  const { index } = options;
  const endsAt = simulator.clock.now() - index * MINUTE_MS;
  const contact = addContact(account, {
    name: `${names[index % names.length]} ${places[Math.floor(index / names.length) % places.length]} ${index + 1}`,
    number: `55119${String(55_000_000 + index)}`,
  });
  const protocol = account.newProtocol(endsAt);
  const agentName = account.agents.get(agentId)?.name ?? 'Agente';
  const departments = [...account.departments.keys()];
  return account.add({
    protocol,
    contactId: contact.id,
    channelId: account.channels.keys().next().value ?? '',
    departmentId: departments[index % departments.length] ?? '',
    place: options.waiting ? 'waiting' : 'active',
    ...(options.waiting ? {} : { agentId }),
    unread: index % 7 === 0 ? (index % 5) + 1 : 0,
    tags: new Set(),
    log: new MessageLog(lazy({ protocol, agentName, endsAt }, count, account.messageIds(count))),
  });
}

/** So many conversations of that agent, of which `waitingShare` (0 to 1, default 0) wait; their messages cost nothing. */
export function seedManyChats(
  simulator: VoxFreeSimulator,
  count: number,
  options: { readonly agentId: string; readonly waitingShare?: number },
): void {
  const waiting = Math.round(count * (options.waitingShare ?? 0));
  for (let index = 0; index < count; index++) {
    addLazyChat(simulator, 20, options.agentId, { index, waiting: index < waiting });
  }
}

/** One conversation of that agent with so many messages, made when they are asked for. Returns its protocol. */
export function seedLongChat(simulator: VoxFreeSimulator, count: number, agentId: string): string {
  return addLazyChat(simulator, count, agentId, { index: 0, waiting: false }).protocol;
}
