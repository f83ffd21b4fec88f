import type { OwnedContact, OwnershipPort } from '../../domain/chat-port.js';
import { Fault, toFault } from '../../domain/fault.js';
import { act, departmentIdsOf, emitConversation, type DeskParts } from './desk-parts.js';
import type { WireOwned } from './wire-desk.js';

/**
 * Contacts that are bound to the agent. The list does not say for which department, and releasing needs it: `''` stands
 * for that of the agent's conversation with the contact (contract part 6, row 11).
 */
export function ownershipOf(parts: DeskParts): OwnershipPort {
  const { context, desk, directory } = parts;
  const read = async (): Promise<readonly WireOwned[]> => {
    const rows = await context.call((who, signal) => desk.owned(who, signal));
    for (const row of rows) directory.agents.learn(row.codid_agente, row.nome_agente);
    return rows.filter(({ codid_contato }) => codid_contato !== '');
  };
  return {
    owned: async () => (await read()).map(ownedFrom),

    async release(contactId, departmentId) {
      const department = departmentId || (await departmentOf(parts, contactId));
      const bond = directory.bondOf(contactId);
      try {
        await act(parts, (who, signal) => desk.release(who, contactId, department, bond, signal));
      } catch (error) {
        const fault = toFault(error);
        // The contract does not print this answer: what it did can be looked up.
        const stillOwned = !fault.outcomeUnknown || (await read()).some(({ codid_contato }) => codid_contato === contactId);
        if (stillOwned) throw fault;
      }
      for (const id of directory.released(contactId)) emitConversation(parts, id);
    },
  };
}

function ownedFrom(row: WireOwned): OwnedContact {
  return {
    id: row.codid || row.codid_contato,
    contact: { id: row.codid_contato, name: row.nome, ...(row.numero_inteiro === '' ? {} : { phone: row.numero_inteiro }) },
    ...(row.codid_departamento === '' ? {} : { departmentId: row.codid_departamento }),
  };
}

async function departmentOf(parts: DeskParts, contactId: string): Promise<string> {
  const conversationId = parts.directory.mineWith(contactId).at(-1);
  const ids = conversationId === undefined ? [] : await departmentIdsOf(parts, conversationId);
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0) return only;
  throw new Fault('rejected', { cause: new Error('the department of the bond is not known') });
}
