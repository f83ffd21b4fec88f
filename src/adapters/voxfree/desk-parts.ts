import type { ConversationGone } from '../../domain/backend-event.js';
import type { Department, TransferTarget } from '../../domain/chat-port.js';
import { Fault } from '../../domain/fault.js';
import type { DeskApi } from './api-desk.js';
import type { ChatAddress } from './api.js';
import type { ChatParts } from './chat.js';
import type { Identity } from './map.js';

/** What the organising ports share with the conversations they organise. */
export interface DeskParts extends ChatParts {
  readonly desk: DeskApi;
}

/** Rejects with `conflict` where the conversation is not, or no longer, the agent's. */
export function addressOfOwn({ directory }: DeskParts, conversationId: string): ChatAddress {
  const address = directory.addressOf(conversationId);
  if (address && directory.placeOf(conversationId) === 'mine') return address;
  throw new Fault('conflict', { cause: new Error('not a conversation of this agent') });
}

/**
 * A write, and a look at the lists after it whatever came of it: also after a refusal or an answer that was lost, only
 * the vendor knows what is true now.
 */
export async function act<Answer>(
  { context, lists }: DeskParts, run: (who: Identity, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await context.call(run);
  } finally {
    if (context.isLinked) lists.nudge('both');
  }
}

/** The agent's departments, which from then on have ids in conversations, too. */
export async function readDepartments({ context, desk, directory, lists }: DeskParts): Promise<readonly Department[]> {
  const rows = await context.call((who, signal) => desk.departments(who, signal));
  const departments = rows.filter(({ codid }) => codid !== '').map(({ codid, nome }) => ({ id: codid, name: nome }));
  const news = directory.departmentIds.learn(departments);
  if (news && directory.conversations().length > 0) lists.emit();
  return departments;
}

/** All ids that the conversation's department can have; none when the agent has no department of that name. */
export async function departmentIdsOf(parts: DeskParts, conversationId: string): Promise<readonly string[]> {
  const { departmentIds } = parts.directory;
  const name = parts.directory.departmentNameOf(conversationId);
  const known = departmentIds.idsOf(conversationId, name);
  if (known.length > 0) return known;
  await readDepartments(parts);
  return departmentIds.idsOf(conversationId, name);
}

/** The department's id for a write: `''` rather than a guess, and never a reason not to write. */
export async function certainDepartmentId(parts: DeskParts, conversationId: string): Promise<string> {
  const ids = await departmentIdsOf(parts, conversationId).catch(() => []);
  return ids.length === 1 ? (ids[0] ?? '') : '';
}

/** Colleagues only: the agent is no target of their own. */
export function colleaguesKnown({ context, directory }: DeskParts): readonly TransferTarget[] {
  return directory.agents.all().filter(({ id }) => id !== context.identity?.agentId);
}

/** The vendor confirmed that the agent does not have it any more. A push may have told already. */
export function remove({ chats, directory, context }: DeskParts, conversationId: string, reason: ConversationGone, by?: string): void {
  if (directory.placeOf(conversationId) === undefined) return;
  chats.leave(conversationId);
  directory.closed(conversationId);
  context.emit({ type: 'conversation-removed', conversationId, reason, ...(by === undefined ? {} : { by }) });
}

export function emitConversation({ context, directory }: DeskParts, conversationId: string): void {
  const conversation = directory.conversation(conversationId);
  if (conversation) context.emit({ type: 'conversation-changed', conversation });
}
