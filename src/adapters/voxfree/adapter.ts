import type { AgentPort, Backend } from '../../domain/backend.js';
import { DeskApi } from './api-desk.js';
import { Chat } from './chat.js';
import { closingOf } from './closing.js';
import { Context } from './context.js';
import { ConversationReader } from './conversation-reader.js';
import type { DeskParts } from './desk-parts.js';
import { Directory } from './directory.js';
import { Lists } from './lists.js';
import { Live } from './live.js';
import { OpenChats } from './open-chats.js';
import { settingsOf, type VoxFreeOptions } from './options.js';
import { ownershipOf } from './ownership.js';
import { repliesOf } from './replies.js';
import { SentLog } from './sent-log.js';
import { SignIn } from './sign-in.js';
import { Starting } from './starting.js';
import { Tags } from './tags.js';
import { transferOf } from './transfer.js';

/**
 * VoxFree, for one agent: sign-in, online and offline, chats with all that organises them, quick replies. Everything it
 * does to the world goes through `options.io`.
 *
 * Facets follow the account: after the sign-in of an agent who has extensions only (`omnichannel` 0), `agent`, `chat`
 * and `replies` are absent until the next sign-in.
 */
export function voxfree(options: VoxFreeOptions): Backend {
  const context = new Context(settingsOf(options));
  const parts = partsOf(context);
  const live = new Live(parts);
  const tags = new Tags(parts);
  const starting = new Starting(parts);
  const organising = { tags, starting, closing: closingOf(parts), transfer: transferOf(parts), ownership: ownershipOf(parts) };
  const chatFacets = {
    agent: agentOf(context),
    chat: Object.assign(new Chat(parts), organising),
    replies: repliesOf(context, parts.desk),
  };
  const backend: { -readonly [Key in keyof Backend]: Backend[Key] } = {
    name: 'voxfree',
    auth: new SignIn(context, ({ omnichannel }) => {
      Object.assign(backend, chatFacets);
      if (omnichannel) return;
      delete backend.agent;
      delete backend.chat;
      delete backend.replies;
    }),
    ...chatFacets,
    connect: (emit, signal) => live.connect(emit, signal),
    reconnect: () => live.reconnect(),
  };
  context.onSignedOut = () => {
    Object.assign(backend, chatFacets);
    forget(parts);
    tags.clear();
    starting.clear();
  };
  return backend;
}

function partsOf(context: Context): DeskParts {
  const chats = new OpenChats();
  const sent = new SentLog();
  const directory = new Directory(context.settings, (id) => chats.has(id));
  const lists = new Lists(context, directory, chats);
  const reader = new ConversationReader(context, directory, chats, sent);
  return { context, chats, sent, directory, lists, reader, desk: new DeskApi(context.api) };
}

function forget({ chats, sent, directory, lists }: DeskParts): void {
  chats.clear();
  sent.clear();
  directory.clear();
  lists.stop();
}

function agentOf(context: Context): AgentPort {
  const set = (online: boolean) => async (): Promise<void> => {
    await context.call((who, signal) => context.api.setStatus(who, online, signal));
    context.setAvailability(online ? 'available' : 'offline');
  };
  return { goOnline: set(true), goOffline: set(false) };
}
