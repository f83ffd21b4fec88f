import { clockTime, dayMonthTime, moment } from './dates.js';
import type { Row, When } from './print.js';
import { platforms, platformTitles, type Agent, type Case, type Channel, type Contact, type StoredMessage } from './records.js';
import type { ServiceContext } from './service.js';

/** Rows by all names that any method may ask of them; printing picks those of its method. */
export const when = (at: number | undefined): When | null => (at === undefined ? null : { at });

const firstName = (name: string) => name.split(' ')[0] ?? '';

const initials = (name: string) => name.split(/\s+/).map((word) => word[0] ?? '').join('').slice(0, 2).toUpperCase();

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Whoever asks sees the same person, by three names. */
function agentFields(agent: Agent | undefined): Row {
  return {
    Atendente: agent?.id,
    AtendenteHash: agent?.hash,
    AtendenteImagem: agent?.photo,
    AtendentePrimeiroNome: agent && firstName(agent.name),
    AtendenteTitulo: agent?.name,
  };
}

/** Whoever made and changed the row: the agent, for all that this simulator knows. */
function usersOf(agent: Agent | undefined): Row {
  return {
    UsuarioAlteracao: agent?.id,
    UsuarioAlteracaoDescricao: agent?.name,
    UsuarioAlteracaoEmail: agent?.email,
    UsuarioCriacao: agent?.id,
    UsuarioCriacaoDescricao: agent?.name,
    UsuarioCriacaoEmail: agent?.email,
  };
}

function requester(contact: Contact | undefined): Row {
  return {
    ReferenteSolicitante: contact?.id,
    ReferenteSolicitanteHash: contact?.hash,
    Cliente: contact?.clientId,
    Cidade: contact?.city,
    SolicitanteCor: contact?.color,
    SolicitanteEmail: contact?.email,
    SolicitanteEmpresa: contact?.company,
    SolicitanteIniciais: contact && initials(contact.name),
    SolicitanteLocalizacao: contact?.city,
    SolicitanteTelefone: contact?.phone,
    SolicitanteTitulo: contact?.name,
    SolicitanteWhatsapp: contact?.phone,
    TagCliente: contact?.tag,
  };
}

function channelFields(channel: Channel | undefined): Row {
  return {
    Plataforma: channel?.platform,
    PlataformaTitulo: channel && platformTitles[channel.platform],
    PlataformaFormaContato: channel?.form,
    PlataformaFormaContatoTitulo: channel?.formName,
    ReferenteCanal: channel?.id,
    ReferenteCanalFormaContato: channel?.formId,
  };
}

/** A line of the lists of conversations. */
export function listRow(context: ServiceContext, conversation: Case): Row {
  const { account, clock, habits } = context;
  const contact = account.contacts.get(conversation.contactId);
  const last = conversation.messages.at(-1);
  const at = last?.at ?? conversation.createdAt;
  return {
    ...agentFields(account.agentOf(conversation)),
    ...requester(contact),
    ...channelFields(account.channels.get(conversation.channelId)),
    Atendimento: conversation.id,
    AtendimentoMensagem: last?.id,
    Autonumeracao: conversation.number,
    AutonumeracaoEmpresa: conversation.companyNumber,
    Cadastro: when(conversation.createdAt),
    ChatInterno: conversation.internal,
    Concluido: conversation.closed,
    DiaMesHora: dayMonthTime(at, habits.utcOffset),
    Empresa: account.companyId,
    EquipesAtendentes: account.agentOf(conversation)?.teams.join(', '),
    Hash: conversation.hash,
    Horario: clockTime(at, habits.utcOffset),
    Imagem: '',
    Iniciado: conversation.begun,
    InicioAtendimento: when(conversation.startedAt),
    Mensagem: last?.text,
    Momento: moment(at, clock.now()),
    NaoLidas: conversation.unread,
    QtdAtendimentos: account.historyOf(conversation.contactId).length,
    TagNovo: account.historyOf(conversation.contactId).length === 1,
  };
}

/** Who wrote it, as the message rows tell it. */
function authorFields({ account }: ServiceContext, { author }: StoredMessage, contact: Contact | undefined): Row {
  if (author.kind === 'contact') return { MensagemAtendente: false, AutorMensagem: contact?.name, TipoAtendente: null };
  const agent = account.agents.get(author.agentId);
  const isBot = author.kind === 'assistant' || agent?.kind === 'bot';
  return {
    ...agentFields(agent),
    MensagemAtendente: true,
    AutorMensagem: agent?.name,
    AtendenteMensagemTipoAtendenteTitulo: isBot ? 'Robô' : 'Humano',
    TipoAtendente: isBot ? 2 : 1,
  };
}

export function messageRow(context: ServiceContext, conversation: Case, message: StoredMessage): Row {
  const { account, clock, habits } = context;
  const contact = account.contacts.get(conversation.contactId);
  const responsible = account.agentOf(conversation);
  const channel = account.channels.get(conversation.channelId);
  return {
    ...requester(contact),
    ...authorFields(context, message, contact),
    AtendenteOriginalTitulo: responsible?.name,
    AtendenteResponsavel: responsible?.id,
    AtendenteResponsavelImagem: responsible?.photo,
    AtendenteResponsavelPrimeiroNome: responsible && firstName(responsible.name),
    AtendenteResponsavelTitulo: responsible?.name,
    Atendimento: conversation.id,
    AtendimentoHash: conversation.hash,
    AtendimentoOriginalHash: conversation.hash,
    AtendimentoMensagem: message.id,
    Autonumeracao: message.number,
    AutonumeracaoEmpresa: message.companyNumber,
    Cadastro: when(message.at),
    Empresa: account.companyId,
    Hash: message.hash,
    Horario: clockTime(message.at, habits.utcOffset),
    HorarioSegundos: clockTime(message.at, habits.utcOffset, true),
    Imagem: /\.(png|jpe?g|webp|gif)$/i.test(message.file?.name ?? ''),
    InicioAtendimentoOriginal: when(conversation.startedAt),
    TerminoAtendimentoOriginal: when(conversation.endedAt),
    Mensagem: message.text,
    MensagemReticencias: shortened(message.text),
    Momento: moment(message.at, clock.now()),
    PlataformaConteudo: channel && platformTitles[channel.platform],
    PlataformaTitulo: channel && platformTitles[channel.platform],
    SolicitanteEmEspera: isWaiting(conversation),
    ArquivoAnexo: message.file?.name,
    Extensao: message.file && extension(message.file.name),
    UrlAnexo: message.file?.url,
  };
}

const extension = (name: string) => /\.([^.]+)$/.exec(name)?.[1] ?? '';

export const isWaiting = ({ closed, begun }: Case): boolean => !closed && !begun;

export const isSiteChat = ({ account }: ServiceContext, { channelId }: Case): boolean =>
  account.channels.get(channelId)?.platform === platforms.site;

/** The conversation as a row of its own: `Consultar`, `Listar`, `ListarRecentes`, the answers to acts. */
export function caseRow({ account }: ServiceContext, conversation: Case): Row {
  const agent = account.agentOf(conversation);
  const contact = account.contacts.get(conversation.contactId);
  const lastOf = (isContact: boolean) => when(conversation.messages.findLast(({ author }) => (author.kind === 'contact') === isContact)?.at);
  return {
    ...agentFields(agent),
    ...usersOf(agent),
    ...requester(contact),
    ...channelFields(account.channels.get(conversation.channelId)),
    AcessoLiberado: '',
    Alteracao: when(conversation.changedAt),
    AtendenteDescricao: agent?.name,
    Atendimento: conversation.id,
    Autonumeracao: conversation.number,
    AutonumeracaoEmpresa: conversation.companyNumber,
    Cadastro: when(conversation.createdAt),
    Categoria: conversation.category,
    Concluido: conversation.closed,
    ContatoTitulo: contact?.name,
    DataUltimaInteracaoAtendente: lastOf(false),
    DataUltimaInteracaoSolicitante: lastOf(true),
    DefinirObrigatoriamenteAtendenteHumano: false,
    Email: contact?.email,
    Empresa: account.companyId,
    EmpresaTitulo: account.companyName,
    Hash: conversation.hash,
    Iniciado: conversation.begun,
    InicioAtendimento: when(conversation.startedAt),
    Notificavel: conversation.notifiable,
    ObservacoesAdicionais: conversation.notes,
    Privado: conversation.private,
    ReferenteResponsavel: agent?.id,
    ReferenteResponsavelDescricao: agent?.name,
    ReferenteSolicitanteDescricao: contact?.name,
    SolicitanteEmEspera: isWaiting(conversation),
    TelefoneWhatsapp: contact?.phone,
    TerminoAtendimento: when(conversation.endedAt),
    Titulo: conversation.title,
  };
}
