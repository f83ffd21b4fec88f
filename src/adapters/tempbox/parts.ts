import { Context } from './context.js';
import { ConversationIds } from './conversation-ids.js';
import { Directory } from './directory.js';
import { Lists } from './lists.js';
import { Live } from './live.js';
import { OpenChats } from './open-chats.js';
import type { Settings } from './options.js';
import { Reader } from './reader.js';
import { SentLog } from './sent-log.js';
import { Teller } from './teller.js';

/** What the facets of one backend are made of. */
export interface Parts {
  readonly context: Context;
  readonly directory: Directory;
  readonly ids: ConversationIds;
  readonly chats: OpenChats;
  readonly sent: SentLog;
  readonly teller: Teller;
  readonly reader: Reader;
  readonly lists: Lists;
  readonly live: Live;
}

export function partsOf(settings: Settings): Parts {
  const context = new Context(settings);
  const directory: Directory = new Directory(settings, (id) => chats.has(id));
  const chats = new OpenChats(settings, (hash) => directory.people.isBot(hash));
  const ids = new ConversationIds(context, directory);
  const sent = new SentLog(settings);
  const teller = new Teller(context, directory);
  const reader = new Reader({ context, ids, directory, chats, sent, teller });
  const lists = new Lists({ context, directory, chats, teller });
  const live = new Live({ context, lists, reader, chats });
  context.onSignedOut = () => {
    chats.clear();
    sent.clear();
    teller.clear();
    lists.stop();
    reader.clear();
    directory.clear();
  };
  return { context, directory, ids, chats, sent, teller, reader, lists, live };
}
