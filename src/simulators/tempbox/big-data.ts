import { addContact, type PastCase } from './seeding.js';
import type { TempBoxSimulator } from './simulator.js';

const lines = ['Bom dia! O pedido saiu?', 'Saiu sim, chega até 12 h.', 'Obrigado.', 'Pode confirmar o total com o frete?', 'R$ 1.284,50, frete incluso.'];

/** So many conversations of that agent, of which `waitingShare` (0 to 1, default 0) wait for anybody. */
export function seedManyCases(simulator: TempBoxSimulator, count: number, options: { readonly agentId: string; readonly waitingShare?: number }): void {
  const waiting = Math.round(count * (options.waitingShare ?? 0));
  simulator.addCases(Array.from({ length: count }, (_, index) => longCase(simulator, 2, index < waiting ? '' : options.agentId, index)));
}

/** One conversation of that agent (nobody's: '') with so many messages. Returns its id. */
export function seedLongCase(simulator: TempBoxSimulator, count: number, agentId: string): string {
  return simulator.addCases([longCase(simulator, count, agentId, 0)])[0]?.id ?? '';
}

function longCase(simulator: TempBoxSimulator, count: number, agentId: string, turn: number): PastCase {
  const { account } = simulator;
  const agent = account.agents.get(agentId);
  const contact = addContact(account, { name: `Cliente ${turn + 1}`, phone: `55119${55_000_000 + turn}` });
  const messages = Array.from({ length: count }, (_, index) => ({
    from: index % 2 === 1 && agent ? agent : ('contact' as const),
    text: `${lines[index % lines.length] ?? ''} (${index + 1})`,
    minutesAgo: count - index + turn,
  }));
  return { contact, ...(agent ? { agent } : {}), messages };
}
