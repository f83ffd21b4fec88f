import type { Context } from './context.js';
import type { ConversationReader } from './conversation-reader.js';
import type { Directory } from './directory.js';
import type { Lists } from './lists.js';
import type { OpenChats } from './open-chats.js';
import type { SentLog } from './sent-log.js';

/** What one agent's chats share. */
export interface ChatParts {
  readonly context: Context;
  readonly directory: Directory;
  readonly lists: Lists;
  readonly reader: ConversationReader;
  readonly chats: OpenChats;
  readonly sent: SentLog;
}
