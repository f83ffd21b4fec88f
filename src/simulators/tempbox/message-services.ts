import { isSiteChat, messageRow } from './rows.js';
import type { Case, StoredMessage } from './records.js';
import { readCase, requireCompany, type Input, type Service, type ServiceContext } from './service.js';

/** Both forms: what a form lacks is left out when it is printed. */
export const messagesOfCase: Service = (context, input) => {
  const conversation = readCase(context, input);
  if (context.habits.readingMarksRead && conversation.begun) conversation.unread = 0;
  return conversation.messages.map((message) => messageRow(context, conversation, message));
};

export const openMessages: Service = (context, input) => {
  requireCompany(context, input);
  return windowed(context, input, () => true);
};

export const newSiteMessages: Service = (context, input) => windowed(context, input, (conversation) => isSiteChat(context, conversation));

export const latestMessages: Service = (context, input) => {
  requireCompany(context, input);
  return context.account.open.flatMap((conversation) => {
    const last = conversation.messages.at(-1);
    return last ? [messageRow(context, conversation, last)] : [];
  });
};

/** `Inicio` to `Termino`, both included, of the messages of open conversations. */
function windowed(context: ServiceContext, input: Input, belongs: (conversation: Case) => boolean) {
  const { account } = context;
  const open = new Map(account.open.filter(belongs).map((conversation) => [conversation.id, conversation]));
  const all = account.messages.filter(({ caseId }) => open.has(caseId));
  return between(all, input.whole('Inicio'), input.whole('Termino'), context).flatMap((message) => {
    const conversation = open.get(message.caseId);
    return conversation ? [messageRow(context, conversation, message)] : [];
  });
}

function between(all: StoredMessage[], first: number, last: number, { habits }: ServiceContext): readonly StoredMessage[] {
  if (habits.window === 'rows') {
    const ordered = habits.rowsFrom === 'newest' ? all.reverse() : all;
    return ordered.slice(Math.max(0, first - 1), Math.max(0, last));
  }
  const counted = habits.window === 'numbers' ? ({ number }: StoredMessage) => number : ({ at }: StoredMessage) => Math.floor(at / 1000);
  return all.filter((message) => counted(message) >= first && counted(message) <= last);
}
