import type { RepliesPort } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import type { DeskApi, ReplyChange } from './api-desk.js';
import type { Context } from './context.js';
import { replyFrom } from './map.js';

/** Ready-made answers: the department's, and the agent's own, which alone can be changed (contract part 3.4). */
export function repliesOf(context: Context, desk: DeskApi): RepliesPort {
  const list = async (conversationId = ''): Promise<readonly QuickReply[]> => {
    const replies = await context.call((who, signal) => context.api.quickReplies(who, conversationId, signal));
    return replies.map(replyFrom);
  };
  const change = (conversationId = '', what: Omit<ReplyChange, 'protocol'>): Promise<string> =>
    context.call((who, signal) => desk.changeReply(who, { ...what, protocol: conversationId }, signal));
  return {
    list,

    async create(conversationId, title, text) {
      const id = await change(conversationId, { action: 'insert', ...complete(title, text) });
      if (id !== '') return id;
      const made = (await list(conversationId)).findLast((reply) => reply.mine && reply.title === title.trim() && reply.text === text);
      if (made) return made.id;
      throw new Fault('protocol', { cause: new Error('VoxFree: a new reply without an id') });
    },

    async update(conversationId, { id, title, text = '', mine }) {
      if (!mine) throw unfit('not the agent\'s own');
      await change(conversationId, { action: 'update', replyId: id, ...complete(title, text) });
    },

    async remove(conversationId, replyId) {
      await change(conversationId, { action: 'remove', replyId });
    },
  };
}

function complete(title: string, text: string): { readonly title: string; readonly text: string } {
  if (title.trim() === '' || text.trim() === '') throw unfit('a reply needs a title and a text');
  return { title: title.trim(), text };
}

function unfit(why: string): Fault {
  return new Fault('rejected', { cause: new Error(why) });
}
