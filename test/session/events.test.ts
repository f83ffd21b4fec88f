import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { BackendEvent } from '../../src/domain/backend-event.js';
import type { Message, MessageStatus } from '../../src/domain/message.js';
import { aConversation, aMessage } from '../support/samples.js';
import { signedInSession } from '../support/scripted-session.js';
import { factsOf } from './support.js';

const ids = ['1', '2', '3'] as const;

const conversations = ids.map((id) => aConversation({ id }));

interface Row {
  readonly conversationId: string;
  readonly second: number;
  readonly out: boolean;
  readonly withFile: boolean;
  readonly deleted: boolean;
  readonly text: string;
  /** Each telling: a status, and whether it names our client id. */
  readonly told: readonly (readonly [MessageStatus, boolean])[];
}

const statuses: readonly MessageStatus[] = ['sending', 'sent', 'delivered', 'read', 'failed'];

const aRow: fc.Arbitrary<Row> = fc.record({
  conversationId: fc.constantFrom(...ids), second: fc.nat(5), out: fc.boolean(), withFile: fc.boolean(), deleted: fc.boolean(), text: fc.string(),
  told: fc.array(fc.tuple(fc.constantFrom(...statuses), fc.boolean()), { minLength: 1, maxLength: 3 }),
});

/** Every message as the vendor finally knows it; before that it may have told of it with a lower status. */
function messageOf({ conversationId, second, out, withFile, text }: Row, index: number): Message {
  return aMessage({
    id: String(index + 1),
    conversationId,
    direction: out ? 'out' : 'in',
    sentAt: second * 1000,
    body: { kind: 'text', text },
    ...(withFile ? { attachment: { kind: 'document', url: `https://files.example/${index}`, name: `${index}.pdf` } } : {}),
  });
}

/** Reports of all messages, some of them several times and in several states, and a change of each conversation. */
const events: fc.Arbitrary<readonly BackendEvent[]> = fc
  .tuple(fc.array(aRow, { minLength: 1, maxLength: 20 }), fc.tuple(...ids.map(() => fc.nat(9))))
  .map(([rows, unread]) => [
    ...rows.flatMap((row, index) => row.told.map(([status, isLate]): BackendEvent => {
      const message = messageOf(row, index);
      const told: Message = {
        ...message,
        ...(message.direction === 'out' ? { status, ...(isLate ? { clientId: `client-${message.id}` } : {}) } : {}),
        ...(row.deleted && isLate ? { deleted: true } : {}),
      };
      return { type: 'messages-received', conversationId: row.conversationId, messages: [told], history: 'delta' };
    })),
    ...conversations.map((conversation, index): BackendEvent =>
      ({ type: 'conversation-changed', conversation: { ...conversation, unread: unread[index] ?? 0 } })),
  ]);

/** All that an agent can see of it, and how often the host was told of a message. */
async function outcome(all: readonly BackendEvent[]): Promise<unknown> {
  const { session, backend } = await signedInSession({ conversations });
  const told = factsOf(session, 'cc-message-received');
  for (const event of all) backend.emit(event);
  const seen = {
    list: session.conversations.$list.get().value,
    unread: session.conversations.$unread.get(),
    messages: ids.map((id) => session.messages.of(id).get().value.items),
    told: told.map(({ detail }) => `${detail.conversationId}/${detail.messageId}`).sort(),
  };
  await session.dispose();
  return seen;
}

describe('session: what backends say', () => {
  it('means the same when all of it is said twice, or over again', async () => {
    await fc.assert(fc.asyncProperty(events, async (all) => {
      const once = await outcome(all);
      expect(await outcome(all.flatMap((event) => [event, structuredClone(event)]))).to.deep.equal(once);
      expect(await outcome([...all, ...all])).to.deep.equal(once);
    }), { numRuns: 15, endOnFailure: true });
  });

  it('means the same in whatever order it comes, repeated or not', async () => {
    const shuffled = events.chain((all) => fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 }),
    ));
    await fc.assert(fc.asyncProperty(shuffled, async ([all, mixed]) => {
      expect(await outcome(mixed)).to.deep.equal(await outcome(all));
    }), { numRuns: 25, endOnFailure: true });
  });
});
