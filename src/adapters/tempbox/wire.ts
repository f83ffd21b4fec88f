/**
 * TempBox's `Atendimento` wire (TempBox contract, parts 1 to 3): names, kinds and inputs of all 32 methods, and how a
 * request is addressed. Rows of the answers are in `wire-rows.ts`.
 */

/** `read` may be tried again, `write` never; `job` starts one of the vendor's own jobs. */
export const methods = {
  ListarEmAberto: 'read',
  ListarMeusAtendimentos: 'read',
  ListarRecentes: 'read',
  ListarRelatorioPrincipal: 'read',
  ListarMensagensAtendimento: 'read',
  ListarMensagensAtendimentoChat: 'read',
  ListarMensagensEmAberto: 'read',
  ListarUltimasMensagens: 'read',
  ObterNovasMensagensChatSiteSse: 'read',
  AgendarMensagem: 'write',
  CriarPorContato: 'write',
  EncaminharAtendimento: 'write',
  EncerrarAtendimento: 'write',
  EnviarMensagem: 'write',
  IniciarAtendimento: 'write',
  PegarAtendimento: 'write',
  ListarDiasHorariosAtendentesAgendaDisponivel: 'read',
  ListarHashesOutrosAtendentesEquipesAtendente: 'read',
  ListarHashesOutrosHumanosEquipesAtendente: 'read',
  ListarMensagensPadrao: 'read',
  ObterDashboard: 'read',
  ColetarDadosIa: 'job',
  ProcessarOcorrenciaRespostaInicialBotIa: 'job',
  ProcessarOcorrenciaSemAtendente: 'job',
  ResponderMensagemBot: 'write',
  ResponderMensagemIa: 'write',
  RespostaAutomaticaPronta: 'job',
  Acompanhar: 'read',
  Consultar: 'read',
  Excluir: 'write',
  Listar: 'read',
  Salvar: 'write',
} as const satisfies Readonly<Record<string, 'read' | 'write' | 'job'>>;

export type Method = keyof typeof methods;

export type Job = { [Name in Method]: (typeof methods)[Name] extends 'job' ? Name : never }[Method];

export const jobs = (Object.keys(methods) as Method[]).filter((method): method is Job => methods[method] === 'job');

interface OfCompany {
  readonly Empresa: string;
}

interface OfConversation extends OfCompany {
  readonly Atendimento: string;
}

interface ByAgent extends OfConversation {
  readonly Atendente: string;
}

/** A window over messages; what the two whole numbers count is not documented (contract part 5, row 3). */
export interface MessageWindow {
  readonly Inicio: number;
  readonly Termino: number;
}

/** How far a contact can be reached: needed to write and to begin. */
export interface Reach {
  readonly CodigoReferenciaCanal: string;
  readonly Contato: string;
  readonly Plataforma: number;
}

/** The `json` parameter of each method. `undefined`: the parameter is there without a value. */
export interface Inputs {
  readonly ListarEmAberto: OfCompany;
  readonly ListarMeusAtendimentos: OfCompany & { readonly Contato: string };
  readonly ListarRecentes: { readonly top: number };
  readonly ListarRelatorioPrincipal: OfCompany & { readonly Usuario: string };
  readonly ListarMensagensAtendimento: OfConversation;
  readonly ListarMensagensAtendimentoChat: OfConversation;
  readonly ListarMensagensEmAberto: OfCompany & MessageWindow;
  readonly ListarUltimasMensagens: OfCompany;
  readonly ObterNovasMensagensChatSiteSse: MessageWindow;
  /** `DataAgendamento`: `2024-01-20T09:00:00`, local time of the vendor's servers. */
  readonly AgendarMensagem: ByAgent & { readonly DataAgendamento: string; readonly Mensagem: string };
  /** `Atendimento` is left out at first: whose id it would be is not documented (contract part 5, row 5). */
  readonly CriarPorContato: OfCompany & Partial<Reach> & { readonly Atendente: string; readonly Atendimento?: string };
  readonly EncaminharAtendimento: ByAgent;
  readonly EncerrarAtendimento: OfConversation;
  readonly EnviarMensagem: ByAgent & Partial<Reach> & {
    readonly Mensagem: string;
    /** A standard message instead of text, where that is how the account sends one (contract part 5, row 12). */
    readonly AtendimentoFluxoMensagem?: string;
  };
  readonly IniciarAtendimento: ByAgent;
  readonly PegarAtendimento: ByAgent;
  readonly ListarDiasHorariosAtendentesAgendaDisponivel: OfCompany & { readonly AtendenteRelacionado: string };
  readonly ListarHashesOutrosAtendentesEquipesAtendente: { readonly Atendente: string };
  readonly ListarHashesOutrosHumanosEquipesAtendente: { readonly Atendente: string };
  readonly ListarMensagensPadrao: OfCompany;
  readonly ObterDashboard: OfCompany;
  readonly ColetarDadosIa: undefined;
  readonly ProcessarOcorrenciaRespostaInicialBotIa: undefined;
  readonly ProcessarOcorrenciaSemAtendente: undefined;
  readonly ResponderMensagemBot: { readonly AtendimentoMensagem: string };
  readonly ResponderMensagemIa: OfConversation;
  readonly RespostaAutomaticaPronta: undefined;
  readonly Acompanhar: undefined;
  readonly Consultar: { readonly Hash: string };
  readonly Excluir: { readonly Hash: string };
  readonly Listar: undefined;
  readonly Salvar: Readonly<Record<string, string | number | boolean>>;
}

export const servicePath = '/api/Atendimento/';

/**
 * The whole address: everything travels in it, the token and the text too, so that it must never be logged or shown.
 * `Listar` has no `json`, `Excluir` has `Hash` in its place, and all others have it, if need be without a value.
 */
export function requestUrl<Name extends Method>(base: string, method: Name, token: string, input: Inputs[Name]): string {
  const address = `${base}${servicePath}${method}?token=${encodeURIComponent(token)}`;
  if (method === 'Listar') return address;
  if (method === 'Excluir') return `${address}&Hash=${encodeURIComponent((input as Inputs['Excluir']).Hash)}`;
  return `${address}&json=${input === undefined ? '' : encodeURIComponent(JSON.stringify(input))}`;
}

/** The frame of every answer. `Data` is rows or null; a lone row and rows as a JSON string are read, too. */
export interface Envelope {
  readonly Status: string;
  readonly Code: number;
  readonly Success: boolean;
  readonly Data: unknown;
  readonly Message?: string;
}
