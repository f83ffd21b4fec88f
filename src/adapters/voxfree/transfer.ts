import type { TransferPort } from '../../domain/chat-port.js';
import { Fault } from '../../domain/fault.js';
import { act, addressOfOwn, certainDepartmentId, colleaguesKnown, readDepartments, remove, type DeskParts } from './desk-parts.js';

/**
 * Handing over, or closing with a new ticket for somebody (contract part 3.5). No service lists agents: those who were
 * met are offered, and any id may be typed (part 6, row 4).
 */
export function transferOf(parts: DeskParts): TransferPort {
  const { context, desk, directory } = parts;
  return {
    takes: new Set(['note', 'close', 'department']),

    async targets() {
      const departments = await readDepartments(parts);
      return { agents: colleaguesKnown(parts), departments, freeAgentId: true };
    },

    async transfer(conversationId, { agentId, departmentId = '', note, close }) {
      addressOfOwn(parts, conversationId);
      const next = agentId.trim();
      if (next === '') throw unfit('a transfer needs an agent');
      if (close && departmentId === '') throw unfit('a new ticket needs a department');
      const department = departmentId || (await certainDepartmentId(parts, conversationId));
      const address = addressOfOwn(parts, conversationId);
      const ending = { action: close ? 'transferir finalizar' : 'transferir', departmentId: department, agentId: next, note } as const;
      await act(parts, (who, signal) => desk.finish(who, address, ending, signal));
      directory.agents.learn(next);
      if (close) remove(parts, conversationId, 'closed');
      else if (next !== context.identity?.agentId) remove(parts, conversationId, 'transferred', directory.agents.nameOf(next));
    },
  };
}

function unfit(why: string): Fault {
  return new Fault('rejected', { cause: new Error(why) });
}
