import { Fault, toFault } from '../../domain/fault.js';
import type { Parts } from './parts.js';

/** A write to a conversation that is listed, under the id that the account wants; that is found out by reading first. */
export async function addressed<Answer>(
  { context, ids, directory, reader, live }: Parts, conversationId: string, write: (address: string) => Promise<Answer>,
): Promise<Answer> {
  if (!context.isSignedIn) throw new Fault('conflict', { cause: new Error('not signed in') });
  if (!directory.rowOf(conversationId)) throw new Fault('conflict', { cause: new Error('the conversation is not open') });
  if (!ids.isCertain) await reader.read(conversationId);
  try {
    return await write(ids.addressOf(conversationId));
  } catch (error) {
    // What became of it, the next look tells.
    if (toFault(error).outcomeUnknown) live.lookSoon();
    throw error;
  }
}
