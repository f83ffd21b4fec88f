import { readLocalDate } from './dates.js';
import { caseRow } from './rows.js';
import type { Agent, Case } from './records.js';
import { agentNamed, contactNamed, openCase, readCase, Refused, requireCompany, type Input, type Service, type ServiceContext } from './service.js';

/** Nobody's conversation becomes the caller's; one that a colleague has does not. */
export const claim: Service = (context, input) => {
  const conversation = openCase(context, input);
  const agent = agentNamed(context, input.text('Atendente'));
  const holder = context.account.agentOf(conversation);
  if (holder && holder.id !== agent.id && holder.kind === 'human') throw new Refused('taken');
  if (holder?.id !== agent.id) {
    conversation.begun = false;
    context.desk.claim(conversation, agent);
  }
  return [caseRow(context, conversation)];
};

export const begin: Service = (context, input) => {
  const conversation = openCase(context, input);
  const agent = agentNamed(context, input.text('Atendente'));
  requireHolder(context, conversation, agent);
  if (!conversation.begun) context.desk.begin(conversation, agent);
  return [caseRow(context, conversation)];
};

export const forward: Service = (context, input) => {
  const conversation = openCase(context, input);
  context.desk.forward(conversation, agentNamed(context, input.text('Atendente')));
  return [caseRow(context, conversation)];
};

export const close: Service = (context, input) => {
  context.desk.close(openCase(context, input));
  return null;
};

export const send: Service = (context, input) => {
  const { account, desk, habits, ledger } = context;
  const conversation = openCase(context, input);
  const agent = agentNamed(context, input.text('Atendente'));
  requireHolder(context, conversation, agent);
  if (habits.strictFlow && !conversation.begun) throw new Refused('not begun');
  requireRecipient(context, conversation, input);
  const standard = habits.flowSends ? account.standards.get(input.text('AtendimentoFluxoMensagem')) : undefined;
  const text = input.text('Mensagem') || (standard?.text ?? '');
  if (text === '') throw new Refused('no text');
  const { id, number, at } = desk.fromAgent(conversation, agent, { text });
  ledger.accepted.push({ id, number, caseId: conversation.id, contactId: conversation.contactId, agentId: agent.id, text, at });
  return null;
};

export const schedule: Service = (context, input) => {
  const { clock, desk, habits, ledger } = context;
  const conversation = openCase(context, input);
  const agent = agentNamed(context, input.text('Atendente'));
  requireHolder(context, conversation, agent);
  const at = readLocalDate(input.text('DataAgendamento'), habits.utcOffset);
  if (at === undefined) ledger.recordViolation('AgendarMensagem', 'DataAgendamento: not a local date and time');
  const text = input.text('Mensagem');
  if (at === undefined || at <= clock.now() || text === '') throw new Refused('schedule');
  desk.schedule(conversation, agent, text, at);
  return null;
};

/** The new conversation is the agent's and begun; nothing tells its id (contract part 5, row 5). */
export const createForContact: Service = (context, input) => {
  requireCompany(context, input);
  const { account, desk, habits } = context;
  const agent = agentNamed(context, input.text('Atendente'));
  const contact = contactNamed(context, input.text('Contato'));
  if (account.openCaseOf(contact.id)) throw new Refused('has one');
  const channelId = input.text('CodigoReferenciaCanal') || (habits.strictRecipient ? '' : contact.channelId);
  const channel = account.channels.get(channelId);
  if (!channel) throw new Refused('channel');
  const platform = input.given['Plataforma'];
  if (platform !== undefined && platform !== channel.platform) throw new Refused('platform');
  desk.begin(desk.create({ contactId: contact.id, channelId }), agent);
  return null;
};

export const slots: Service = (context, input) => {
  requireCompany(context, input);
  const { account, clock } = context;
  const agent = agentNamed(context, input.text('AtendenteRelacionado'));
  const free = account.slots.filter(({ at, agentId }) => at > clock.now() && agentId === agent.id);
  return free.sort((a, b) => a.at - b.at).map(({ at, agentId }) => ({ Data: { at }, Usuario: agentId }));
};

const others = (context: ServiceContext, input: Input): Agent[] => {
  const self = agentNamed(context, input.text('Atendente'));
  return [...context.account.agents.values()].filter(({ id, teams }) => id !== self.id && teams.some((team) => self.teams.includes(team)));
};

export const otherAgents: Service = (context, input) => others(context, input).map(({ hash }) => ({ Hash: hash }));

export const otherHumans: Service = (context, input) => {
  const found = others(context, input).filter(({ kind }) => kind === 'human').map(({ hash }) => ({ Hash: hash }));
  return context.habits.humans === 'rows' ? found : null;
};

export const standardMessages: Service = (context, input) => {
  requireCompany(context, input);
  return [...context.account.standards.values()].map(({ id, hash, platform, title, shortTitle }) => ({
    AtendimentoMensagemPadrao: id, Hash: hash, Plataforma: platform, Titulo: title, TituloAbreviado: shortTitle,
  }));
};

export const answerAsBot: Service = (context, input) => {
  const { account, desk } = context;
  const message = account.messages.find(({ id, hash }) => [id, hash].includes(input.text('AtendimentoMensagem')));
  const conversation = message && account.cases.get(message.caseId);
  if (!conversation || conversation.closed) throw new Refused('message');
  desk.assistantAnswers(conversation, botOf(context), `Sobre "${message.text}": um atendente confirma os detalhes em seguida.`);
  return null;
};

export const answerAsAssistant: Service = (context, input) => {
  const conversation = readCase(context, input);
  if (conversation.closed) throw new Refused('closed');
  context.desk.assistantAnswers(conversation, botOf(context), 'Olá! Já estou verificando o seu pedido e volto com a resposta.');
  return null;
};

function botOf({ account }: ServiceContext): Agent {
  const bot = [...account.agents.values()].find(({ kind }) => kind === 'bot');
  if (!bot) throw new Refused('no bot');
  return bot;
}

function requireHolder({ habits }: ServiceContext, conversation: Case, agent: Agent): void {
  if (habits.strictFlow && conversation.agentId !== agent.id) throw new Refused('of another agent');
}

/** Told again with each message: a wrong one is a client's mistake, a missing one only where the account is strict. */
function requireRecipient(context: ServiceContext, conversation: Case, input: Input): void {
  const { account, habits } = context;
  const contact = input.text('Contato');
  const channel = input.text('CodigoReferenciaCanal');
  const platform = input.given['Plataforma'];
  if (habits.strictRecipient && (contact === '' || channel === '')) throw new Refused('recipient');
  if (contact !== '' && contactNamed(context, contact).id !== conversation.contactId) throw new Refused('contact');
  if (channel !== '' && channel !== conversation.channelId) throw new Refused('channel');
  if (platform !== undefined && platform !== account.channels.get(conversation.channelId)?.platform) throw new Refused('platform');
}
