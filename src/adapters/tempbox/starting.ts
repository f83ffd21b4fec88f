import type { StartingPort, StartOutcome } from '../../domain/chat-port.js';
import type { Conversation } from '../../domain/conversation.js';
import { Fault, toFault } from '../../domain/fault.js';
import { pause } from './pause.js';
import type { Parts } from './parts.js';
import { recentOf } from './recent.js';

/** The new conversation is not named in the answer: it is looked for so often, with these pauses before (part 5, row 5). */
const looks = [0, 500, 1_500, 3_000];

/** Contacts are known from as many of the latest conversations. */
const contactsBehind = 200;

/** With contacts and on channels that rows have shown: the vendor lists neither (contract part 5, row 15). */
export function startingOf(parts: Parts): StartingPort {
  const { context, directory } = parts;
  return {
    channels: () => Promise.resolve(directory.people.channels()),
    async contacts(search) {
      await recentOf(parts, contactsBehind);
      return directory.people.contacts(search);
    },
    async start(contactId, channelId) {
      if (!context.isSignedIn) throw new Fault('conflict', { cause: new Error('not signed in') });
      const held = directory.openWith(contactId);
      if (held) return heldOutcome(held);
      const platform = directory.people.platformOf(channelId);
      const reach = { Contato: contactId, CodigoReferenciaCanal: channelId, ...(platform === undefined ? {} : { Plataforma: platform }) };
      try {
        await context.call((who) => context.api.start(who, reach));
      } catch (error) {
        if (!toFault(error).outcomeUnknown) throw error;
        // It may have been begun all the same: the list tells, and nothing is asked for twice.
        return { conversationId: await found(parts, contactId, toFault(error)) };
      }
      return { conversationId: await found(parts, contactId) };
    },
  };
}

function heldOutcome({ id, place, owner }: Conversation): StartOutcome {
  if (place === 'mine') return { conversationId: id };
  const { agentId, name } = owner ?? {};
  return { heldBy: { ...(agentId === undefined ? {} : { id: agentId }), ...(name === undefined ? {} : { name }) } };
}

async function found({ context, directory, lists }: Parts, contactId: string, fault?: Fault): Promise<string> {
  for (const wait of looks) {
    if (wait > 0) await pause(context.io, wait, context.signal);
    await lists.read();
    const conversation = directory.openWith(contactId);
    if (conversation) return conversation.id;
  }
  throw fault ?? new Fault('protocol', { outcomeUnknown: true, cause: new Error('TempBox CriarPorContato: taken, and not listed') });
}
