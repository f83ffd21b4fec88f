import { caseRow, listRow } from './rows.js';
import type { Row } from './print.js';
import { platformTitles, type Case } from './records.js';
import { agentNamed, contactNamed, requireCompany, type Service, type ServiceContext } from './service.js';

const lastAt = ({ messages, createdAt }: Case): number => messages.at(-1)?.at ?? createdAt;

const newestFirst = (a: Case, b: Case): number => lastAt(b) - lastAt(a) || b.number - a.number;

export const openCases: Service = (context, input) => {
  requireCompany(context, input);
  return context.account.open.sort(newestFirst).map((conversation) => listRow(context, conversation));
};

/** "Mine" is by contact, whatever the name says (contract part 5, row 6). */
export const casesOfContact: Service = (context, input) => {
  requireCompany(context, input);
  const contact = contactNamed(context, input.text('Contato'));
  return [...context.account.historyOf(contact.id)].sort(newestFirst).map((conversation) => listRow(context, conversation));
};

export const recentCases: Service = (context, input) => {
  const all = [...context.account.cases.values()].sort(newestFirst);
  return all.slice(0, Math.max(0, input.whole('top'))).map((conversation) => caseRow(context, conversation));
};

export const allCases: Service = (context) => [...context.account.cases.values()].map((conversation) => caseRow(context, conversation));

export const mainReport: Service = (context, input) => {
  requireCompany(context, input);
  if (input.text('Usuario') !== '') agentNamed(context, input.text('Usuario'));
  return [...context.account.cases.values()].sort(newestFirst).map((conversation) => reportRow(context, conversation));
};

/** Texts for people, with the raw values beside some of them. */
function reportRow(context: ServiceContext, conversation: Case): Row {
  const { account } = context;
  const row = caseRow(context, conversation);
  const agent = account.agentOf(conversation);
  const contact = account.contacts.get(conversation.contactId);
  const channel = account.channels.get(conversation.channelId);
  const platform = channel && platformTitles[channel.platform];
  return {
    ...row,
    Atendente: agent?.name,
    AtendimentoCodigo: String(conversation.companyNumber),
    CadastroValor: row['Cadastro'],
    ConcluidoValor: conversation.closed,
    IniciadoValor: conversation.begun,
    InicioAtendimentoValor: row['InicioAtendimento'],
    TerminoAtendimentoValor: row['TerminoAtendimento'],
    Marcadores: contact?.tag,
    MarcadoresHash: contact?.tag === '' ? null : contact?.hash,
    Plataforma: platform,
    PlataformaConteudo: platform,
    PlataformaImagem: channel?.platform,
    PlataformaLabel: channel?.platform,
    ReferenteResponsavel: agent?.name,
    ReferenteResponsavelDescricao: agent?.name,
    ReferenteResponsavelHash: agent?.hash,
    ReferenteResponsavelTipo: agent && (agent.kind === 'bot' ? 'Robô' : 'Humano'),
    ReferenteSolicitante: contact?.name,
    ReferenteSolicitanteEmail: contact?.email,
    ReferenteSolicitanteHash: contact?.hash,
  };
}

export const dashboard: Service = (context, input) => {
  requireCompany(context, input);
  const { account } = context;
  const { open } = account;
  const figures: readonly (readonly [string, number])[] = [
    ['Em aberto', open.length],
    ['Aguardando', open.filter(({ begun }) => !begun).length],
    ['Em atendimento', open.filter(({ begun }) => begun).length],
    ['Encerrados', account.cases.size - open.length],
    ['Mensagens', account.messages.length],
    ['Agendadas', account.scheduled.length],
  ];
  return figures.map(([name, value]) => ({ Propriedade: name, Valor: String(value) }));
};
