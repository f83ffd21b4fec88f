import * as v from 'valibot';
import { bit, id, number, text } from './coerce.js';

/**
 * Rows of the answers, one shape for each method: the same name has another type elsewhere (contract part 5, row 7).
 * Any field may be null or missing. Dates stay text here, see `dates.ts`.
 */
type Rows<Schema extends v.GenericSchema> = v.InferOutput<Schema>;

const person = {
  AtendenteHash: id,
  AtendentePrimeiroNome: text,
  AtendenteTitulo: text,
  SolicitanteTitulo: text,
};

/** `ListarEmAberto` and `ListarMeusAtendimentos`. */
export const chatRow = v.object({
  ...person,
  AtendenteImagem: text,
  Atendimento: id,
  AtendimentoMensagem: id,
  Autonumeracao: number,
  AutonumeracaoEmpresa: number,
  Cadastro: text,
  ChatInterno: bit,
  Cidade: text,
  Cliente: id,
  Concluido: bit,
  DiaMesHora: text,
  Empresa: id,
  EquipesAtendentes: text,
  Hash: id,
  Horario: text,
  Imagem: text,
  Iniciado: bit,
  InicioAtendimento: text,
  Mensagem: text,
  Momento: text,
  NaoLidas: number,
  Plataforma: number,
  PlataformaFormaContato: number,
  PlataformaFormaContatoTitulo: text,
  PlataformaTitulo: text,
  QtdAtendimentos: number,
  ReferenteCanal: id,
  ReferenteCanalFormaContato: id,
  ReferenteSolicitante: id,
  ReferenteSolicitanteHash: id,
  SolicitanteCor: text,
  SolicitanteEmail: text,
  SolicitanteEmpresa: text,
  SolicitanteIniciais: text,
  SolicitanteLocalizacao: text,
  SolicitanteTelefone: text,
  SolicitanteWhatsapp: text,
  TagCliente: text,
  TagNovo: bit,
});
export type ChatRow = Rows<typeof chatRow>;

/** `ListarRecentes`. */
export const recentRow = v.object({
  Alteracao: text,
  Atendente: id,
  AtendenteTitulo: text,
  Atendimento: id,
  Autonumeracao: number,
  Cadastro: text,
  Concluido: bit,
  ContatoTitulo: text,
  DataUltimaInteracaoAtendente: text,
  DataUltimaInteracaoSolicitante: text,
  Email: text,
  Empresa: id,
  EmpresaTitulo: text,
  Iniciado: bit,
  InicioAtendimento: text,
  Plataforma: number,
  PlataformaFormaContato: number,
  ReferenteCanal: id,
  ReferenteCanalFormaContato: id,
  ReferenteSolicitante: id,
  SolicitanteEmEspera: bit,
  TelefoneWhatsapp: text,
  TerminoAtendimento: text,
});
export type RecentRow = Rows<typeof recentRow>;

/** `ListarRelatorioPrincipal`: texts for people next to raw values, `…Valor`. */
export const reportRow = v.object({
  Atendente: text,
  AtendenteHash: id,
  Atendimento: id,
  AtendimentoCodigo: text,
  Autonumeracao: number,
  AutonumeracaoEmpresa: number,
  Cadastro: text,
  CadastroValor: text,
  Concluido: text,
  ConcluidoValor: bit,
  Hash: id,
  Iniciado: text,
  IniciadoValor: bit,
  InicioAtendimento: text,
  InicioAtendimentoValor: text,
  Marcadores: text,
  MarcadoresHash: text,
  Plataforma: text,
  PlataformaConteudo: text,
  PlataformaImagem: text,
  PlataformaLabel: text,
  ReferenteResponsavel: text,
  ReferenteResponsavelDescricao: text,
  ReferenteResponsavelHash: id,
  ReferenteResponsavelTipo: text,
  ReferenteSolicitante: text,
  ReferenteSolicitanteEmail: text,
  ReferenteSolicitanteHash: id,
  TerminoAtendimento: text,
  TerminoAtendimentoValor: text,
  Titulo: text,
});
export type ReportWireRow = Rows<typeof reportRow>;

/** `PegarAtendimento`, `IniciarAtendimento`, `EncaminharAtendimento`: the conversation as it stands now. */
export const takenRow = v.object({
  Atendente: id,
  Atendimento: id,
  Concluido: bit,
  Empresa: id,
  Hash: id,
  Iniciado: bit,
  ReferenteResponsavel: id,
  Titulo: text,
});
export type TakenRow = Rows<typeof takenRow>;

/** `ListarDiasHorariosAtendentesAgendaDisponivel`. */
export const slotRow = v.object({ Data: text, Usuario: id });
export type SlotRow = Rows<typeof slotRow>;

/** The two lists of agents. */
export const hashRow = v.object({ Hash: id });
export type HashRow = Rows<typeof hashRow>;

/** `ListarMensagensPadrao`. `TituloAbreviado` is declared a whole number (contract part 5, row 8). */
export const standardRow = v.object({
  AtendimentoMensagemPadrao: id,
  Hash: id,
  Plataforma: number,
  Titulo: text,
  TituloAbreviado: text,
});
export type StandardRow = Rows<typeof standardRow>;

/** `ObterDashboard`. */
export const figureRow = v.object({ Propriedade: text, Valor: text });
export type FigureRow = Rows<typeof figureRow>;

/** `Acompanhar`. The two `…Nome` are declared dates (contract part 5, row 8). */
export const occurrenceRow = v.object({
  Alteracao: text,
  AlteracaoNome: text,
  Autonumeracao: number,
  Cadastro: text,
  CadastroNome: text,
  Categoria: number,
  CategoriaTitulo: text,
  CodigoStatus: number,
  Empresa: id,
  EmpresaTitulo: text,
  LogOcorrencia: id,
  MensagemLog: text,
  Nome: text,
  Referente: id,
  Sequencial: number,
  Tabela: text,
});
export type OccurrenceRow = Rows<typeof occurrenceRow>;

/** `Consultar` and `Salvar`; `Listar` has fewer of these. */
export const recordRow = v.object({
  AcessoLiberado: text,
  Alteracao: text,
  Atendente: id,
  AtendenteDescricao: text,
  Autonumeracao: number,
  AutonumeracaoEmpresa: number,
  Cadastro: text,
  Categoria: number,
  Concluido: bit,
  DataUltimaInteracaoAtendente: text,
  DataUltimaInteracaoSolicitante: text,
  DefinirObrigatoriamenteAtendenteHumano: bit,
  Empresa: id,
  Hash: id,
  Iniciado: bit,
  InicioAtendimento: text,
  Notificavel: bit,
  ObservacoesAdicionais: text,
  Plataforma: number,
  PlataformaFormaContato: number,
  Privado: bit,
  ReferenteCanal: id,
  ReferenteCanalFormaContato: id,
  ReferenteResponsavel: id,
  ReferenteResponsavelDescricao: text,
  ReferenteSolicitante: id,
  ReferenteSolicitanteDescricao: text,
  SolicitanteEmEspera: bit,
  TerminoAtendimento: text,
  Titulo: text,
  UsuarioAlteracao: id,
  UsuarioAlteracaoDescricao: text,
  UsuarioAlteracaoEmail: text,
  UsuarioCriacao: id,
  UsuarioCriacaoDescricao: text,
  UsuarioCriacaoEmail: text,
  VirtualHtmlConversa: text,
});
export type RecordRow = Rows<typeof recordRow>;

/** Rows of the five lists of messages. Read without a schema, because a conversation can have very many. */
export interface MessageRow {
  /** The conversation, by its two ids. */
  readonly Atendimento: string;
  readonly AtendimentoHash: string;
  readonly AtendimentoMensagem: string;
  /** The message's own (contract part 5, row 2). */
  readonly Hash: string;
  /** `ListarMensagensEmAberto` declares it twice; its sibling calls the second `AutonumeracaoEmpresa` (row 9). */
  readonly Autonumeracao: number | undefined;
  readonly AutonumeracaoEmpresa: number | undefined;
  readonly Mensagem: string;
  readonly MensagemReticencias: string;
  /** Written on our side. */
  readonly MensagemAtendente: boolean | undefined;
  readonly AtendenteHash: string;
  readonly AtendenteTitulo: string;
  readonly AtendentePrimeiroNome: string;
  readonly AtendenteMensagemTipoAtendenteTitulo: string;
  readonly TipoAtendente: number | undefined;
  readonly AutorMensagem: string;
  readonly SolicitanteTitulo: string;
  readonly SolicitanteEmEspera: boolean | undefined;
  readonly Cadastro: string;
  readonly Horario: string;
  readonly HorarioSegundos: string;
  readonly ArquivoAnexo: string;
  readonly Extensao: string;
  readonly UrlAnexo: string;
}
