import type { ClosingPort } from '../../domain/chat-port.js';
import { act, addressOfOwn, certainDepartmentId, remove, type DeskParts } from './desk-parts.js';

/** Closing, with a disposition and the binding of the contact to the agent (contract part 3.5). Possible at any time. */
export function closingOf(parts: DeskParts): ClosingPort {
  const { context, desk } = parts;
  return {
    async dispositions(conversationId) {
      const { protocol } = addressOfOwn(parts, conversationId);
      const rows = await context.call((who, signal) => desk.dispositions(who, protocol, signal));
      return rows.filter(({ codid }) => codid !== '').map(({ codid, nome }) => ({ id: codid, name: nome }));
    },

    async close(conversationId, { dispositionId = '', bindToMe = false }) {
      addressOfOwn(parts, conversationId);
      const departmentId = await certainDepartmentId(parts, conversationId);
      const address = addressOfOwn(parts, conversationId);
      const ending = { action: 'finalizar', departmentId, dispositionId, bind: bindToMe } as const;
      await act(parts, (who, signal) => desk.finish(who, address, ending, signal));
      remove(parts, conversationId, 'closed');
    },
  };
}
