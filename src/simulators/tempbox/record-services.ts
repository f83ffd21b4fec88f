import { readLocalDate } from './dates.js';
import { caseRow } from './rows.js';
import type { Row } from './print.js';
import type { Case } from './records.js';
import { Nothing, Refused, requireCompany, type Input, type Service, type ServiceContext } from './service.js';

export const occurrences: Service = ({ account }) =>
  account.occurrences.map(({ id, number, at, category, categoryTitle, text, about, aboutName }) => ({
    Alteracao: { at },
    AlteracaoNome: { at, label: 'Sistema' },
    Autonumeracao: number,
    Cadastro: { at },
    CadastroNome: { at, label: 'Sistema' },
    Categoria: category,
    CategoriaTitulo: categoryTitle,
    CodigoStatus: 200,
    Empresa: account.companyId,
    EmpresaTitulo: account.companyName,
    LogOcorrencia: id,
    MensagemLog: text,
    Nome: aboutName,
    Referente: about,
    Sequencial: number,
    Tabela: 'Atendimento',
  }));

export const consult: Service = (context, input) => {
  const found = byHash(context, input.text('Hash'));
  if (found) return [recordRow(context, found)];
  throw context.habits.unknownId === 'empty' ? new Nothing() : new Refused('record');
};

export const remove: Service = (context, input) => {
  const { account, clock } = context;
  const found = byHash(context, input.text('Hash'));
  if (!found) throw new Refused('record');
  account.remove(found);
  account.log(clock.now(), 'Atendimento excluído', found.id);
  return null;
};

/** With a known `Hash` it changes what is named, or all that is given; without one it creates. */
export const save: Service = (context, input) => {
  requireCompany(context, input);
  const hash = input.text('Hash');
  const found = hash === '' ? created(context, input) : byHash(context, hash);
  if (!found) throw new Refused('record');
  const named = input.text('CamposAtualizados').split(/[,;\s]+/).filter((name) => name !== '');
  const isNamed = (name: string) => input.given[name] !== undefined && (named.length === 0 || named.includes(name));
  for (const [name, change] of Object.entries(changes)) if (isNamed(name)) change(found, input.given[name], context);
  found.changedAt = context.clock.now();
  return input.given['RetornarDataSet'] === false ? null : [recordRow(context, found)];
};

function created({ account, desk }: ServiceContext, input: Input): Case {
  const contact = account.contacts.get(input.text('ReferenteSolicitante'));
  if (!contact) throw new Refused('contact');
  return desk.create({ contactId: contact.id, channelId: contact.channelId });
}

type Change = (found: Case, value: unknown, context: ServiceContext) => void;

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const changes: Readonly<Record<string, Change>> = {
  Titulo: (found, value) => (found.title = asText(value)),
  ObservacoesAdicionais: (found, value) => (found.notes = asText(value)),
  Categoria: (found, value) => (found.category = Number(value)),
  Privado: (found, value) => (found.private = value === true),
  Notificavel: (found, value) => (found.notifiable = value === true),
  Iniciado: (found, value) => (found.begun = value === true),
  Concluido: (found, value, { desk }) => (value === true && !found.closed ? desk.close(found) : undefined),
  Atendente(found, value, { account }) {
    const agent = account.agents.get(asText(value));
    if (!agent) throw new Refused('agent');
    found.agentId = agent.id;
  },
  InicioAtendimento(found, value, { habits }) {
    const at = readLocalDate(asText(value), habits.utcOffset);
    if (at !== undefined) found.startedAt = at;
  },
};

function byHash({ account }: ServiceContext, hash: string): Case | undefined {
  return [...account.cases.values()].find((found) => found.hash === hash);
}

function recordRow(context: ServiceContext, found: Case): Row {
  return { ...caseRow(context, found), VirtualHtmlConversa: conversationHtml(context, found) };
}

/** As the vendor renders it: customers' own words are in it as they wrote them, markup and all. */
function conversationHtml({ account }: ServiceContext, found: Case): string {
  const contact = account.contacts.get(found.contactId);
  const lines = found.messages.map(({ author, text }) => {
    const name = author.kind === 'contact' ? contact?.name : account.agents.get(author.agentId)?.name;
    return `<div class="mensagem ${author.kind === 'contact' ? 'solicitante' : 'atendente'}"><strong>${name ?? ''}</strong><p>${text}</p></div>`;
  });
  return `<div class="conversa">${lines.join('')}</div>`;
}

/** The vendor's own jobs: they leave a line in the log. */
const job = (text: string): Service => ({ account, clock }) => {
  account.log(clock.now(), text, account.companyId, [9, 'Rotina']);
  return null;
};

export const collectForAssistant = job('Dados coletados para a IA');
export const firstBotAnswers = job('Respostas iniciais do robô processadas');
export const casesWithoutAgent = job('Atendimentos sem atendente processados');
export const readyAnswers = job('Respostas automáticas prontas processadas');
