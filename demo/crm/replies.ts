import type { CcSession } from '../../src/elements/cc-session/cc-session.js';
import { customerByNumber, reais } from './customers.js';

/** What quick replies may ask of the record of whoever is written to: `{{empresa}}`, `{{último_pedido}}`, `{{em_aberto}}`. */
export function fillReplies(session: CcSession): void {
  session.addEventListener('cc-conversation-opened', ({ detail }) => {
    const customer = customerByNumber(detail.phone);
    session.variables = customer ? { empresa: customer.company, último_pedido: customer.orders[0]?.number ?? '', em_aberto: reais(customer.due) } : {};
  });
}
