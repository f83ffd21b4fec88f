import type { AdminPort, Backend, RepliesPort } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import { addressed } from './addressed.js';
import { Chat } from './chat.js';
import { settingsOf, type TempBoxOptions } from './options.js';
import { partsOf, type Parts } from './parts.js';
import { recordFrom } from './records.js';
import { SignIn } from './sign-in.js';
import { jobs } from './wire.js';

/**
 * TempBox, for one agent of one company. Its token opens the whole account and travels in each address, like the texts
 * do: use it from a server or in a trusted net. Everything it does to the world goes through `options.io`.
 */
export function tempbox(options: TempBoxOptions): Backend {
  const settings = settingsOf(options);
  const parts = partsOf(settings);
  const { context, directory, live } = parts;
  return {
    name: 'tempbox',
    auth: new SignIn(context, directory),
    chat: new Chat(parts),
    replies: repliesOf(parts),
    ...(settings.admin ? { admin: adminOf(parts) } : {}),
    connect: (emit, signal) => live.connect(emit, signal),
    reconnect: () => live.reconnect(),
  };
}

/** Titles only: the words are the vendor's (contract part 5, row 12). */
function repliesOf(parts: Parts): RepliesPort {
  const { context, directory, reader } = parts;
  const list: RepliesPort['list'] = async () => {
    const rows = await context.call((who) => context.api.standard(who));
    return rows
      .map((row) => ({ id: row.AtendimentoMensagemPadrao || row.Hash, title: row.Titulo || row.TituloAbreviado, mine: false }))
      .filter(({ id }) => id !== '');
  };
  if (!context.settings.sendStandard) return { list };
  return {
    list,
    async send(conversationId, replyId) {
      if (!directory.conversation(conversationId, context.io.clock.now())?.can.has('send')) throw new Fault('rejected');
      const input = { ...directory.reachOf(conversationId), Mensagem: '', AtendimentoFluxoMensagem: replyId };
      await addressed(parts, conversationId, (address) => context.call((who) => context.api.send(who, address, input)));
      // Accepted: that it cannot be shown yet is no failure, and the next look shows it.
      await reader.read(conversationId).catch(() => undefined);
    },
  };
}

function adminOf({ context, directory }: Parts): AdminPort {
  const { utcOffset } = context.settings;
  return {
    async allConversations() {
      const rows = await context.call((who) => context.api.all(who));
      return rows.map((row) => recordFrom(row, utcOffset));
    },
    async saveConversation(fields) {
      const [row] = await context.call((who) => context.api.save(who, fields));
      return row && recordFrom(row, utcOffset);
    },
    eraseConversation: (conversationId) =>
      context.call((who) => context.api.erase(who, directory.idsOf(conversationId).hash || conversationId)),
    async runJob(name) {
      const job = jobs.find((known) => known === name);
      if (!job) throw new Fault('unsupported', { cause: new Error('no such job') });
      await context.call((who) => context.api.run(who, job));
    },
  };
}
