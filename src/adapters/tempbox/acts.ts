import type { AssistantPort, ClosingPort, ScheduleSlot, SchedulingPort, TransferPort, TransferTarget } from '../../domain/chat-port.js';
import { Fault } from '../../domain/fault.js';
import { addressed } from './addressed.js';
import { idKey, sameId } from './coerce.js';
import { localTime, timeOf } from './dates.js';
import type { Parts } from './parts.js';
import type { HashRow } from './wire-rows.js';

/** To one agent, and nothing else goes with it: no note, no department (contract part 3, `EncaminharAtendimento`). */
export function transferOf(parts: Parts): TransferPort {
  const { context, directory, chats, teller, live } = parts;
  return {
    takes: new Set(),
    async targets() {
      const [people, all] = await context.call((who) => Promise.all([context.api.people(who), context.api.colleagues(who)]));
      directory.people.learnTeams(people, all);
      return { agents: targetsFrom(parts, people, all), departments: [], freeAgentId: false };
    },
    async transfer(conversationId, { agentId, close }) {
      if (close) throw new Fault('unsupported', { cause: new Error('TempBox closes or transfers, never both') });
      await addressed(parts, conversationId, (address) => context.call((who) => context.api.forward(who, address, agentId)));
      chats.leave(conversationId);
      teller.removed(directory.forwarded(conversationId, agentId));
      teller.one(conversationId);
      live.lookSoon();
    },
  };
}

function targetsFrom({ context, directory }: Parts, people: readonly HashRow[], all: readonly HashRow[]): readonly TransferTarget[] {
  const hashes = new Map([...people, ...all].map(({ Hash }) => [idKey(Hash), Hash]));
  return [...hashes.values()]
    .filter((hash) => hash !== '' && !sameId(hash, context.settings.agentHash))
    .map((hash) => ({
      id: hash,
      name: directory.people.nameOf(hash),
      ...(people.length === 0 ? {} : { kind: directory.people.isBot(hash) ? 'bot' as const : 'human' as const }),
    }));
}

export function closingOf(parts: Parts): ClosingPort {
  const { context, directory, chats, teller, live } = parts;
  return {
    async close(conversationId) {
      await addressed(parts, conversationId, (address) => context.call((who) => context.api.close(who, address)));
      chats.leave(conversationId);
      teller.removed(directory.closed(conversationId));
      live.lookSoon();
    },
  };
}

export function schedulingOf(parts: Parts): SchedulingPort {
  const { context } = parts;
  const { utcOffset } = context.settings;
  return {
    async slots() {
      const rows = await context.call((who) => context.api.slots(who));
      const slots = rows.flatMap(({ Data, Usuario }): readonly ScheduleSlot[] => {
        const at = timeOf(Data, utcOffset);
        return at === undefined ? [] : [{ at, ...(Usuario === '' ? {} : { agentId: Usuario }) }];
      });
      return slots.filter(({ at }) => at > context.io.clock.now()).sort((left, right) => left.at - right.at);
    },
    async schedule({ conversationId, text }, at) {
      const time = localTime(at, utcOffset);
      await addressed(parts, conversationId, (address) => context.call((who) => context.api.schedule(who, address, text, time)));
    },
  };
}

/** The two answers that are an agent's to ask for; the vendor's other methods of the kind are its own jobs (part 4). */
export function assistantOf(parts: Parts): AssistantPort {
  const { context, live } = parts;
  return {
    async answerConversation(conversationId) {
      await addressed(parts, conversationId, (address) => context.call((who) => context.api.answerConversation(who, address)));
      live.lookSoon();
    },
    async answerMessage(conversationId, messageId) {
      await addressed(parts, conversationId, () => context.call((who) => context.api.answerMessage(who, messageId)));
      live.lookSoon();
    },
  };
}
