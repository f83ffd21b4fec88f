import { Fault } from '../../domain/fault.js';
import { Rest, type RestRequest } from '../../net/rest.js';
import { decodeDone, decodeMessages, decoder } from './decode.js';
import type { Settings } from './options.js';
import { transport } from './transport.js';
import { methods, requestUrl, type Inputs, type Job, type MessageWindow, type Method } from './wire.js';
import * as rows from './wire-rows.js';

/** Who asks, and until when. */
export interface Caller {
  readonly token: string;
  readonly signal: AbortSignal;
}

type Answered<Row> = Promise<readonly Row[]>;

/** The 32 methods, one each. `conversation`, `agent` and the like are ids in the kind that the account wants. */
export class TempBoxApi {
  readonly #settings: Settings;
  readonly #rest: Rest;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#rest = new Rest({
      io: { ...settings.io, fetch: transport(settings.io) },
      ...(settings.timeout === undefined ? {} : { timeout: settings.timeout }),
      onDegraded: (path) => settings.notice(`${path}: the answer was not clean JSON`),
    });
  }

  open(who: Caller): Answered<rows.ChatRow> {
    return this.#ask(who, 'ListarEmAberto', this.#company(), decoder('ListarEmAberto', rows.chatRow));
  }

  /** "Mine" by its name, and yet of one contact: that contact's history (contract part 5, row 6). */
  ofContact(who: Caller, contact: string): Answered<rows.ChatRow> {
    const method = 'ListarMeusAtendimentos';
    return this.#ask(who, method, { ...this.#company(), Contato: contact }, decoder(method, rows.chatRow));
  }

  recent(who: Caller, top: number): Answered<rows.RecentRow> {
    return this.#ask(who, 'ListarRecentes', { top }, decoder('ListarRecentes', rows.recentRow));
  }

  report(who: Caller, user: string): Answered<rows.ReportWireRow> {
    const method = 'ListarRelatorioPrincipal';
    return this.#ask(who, method, { ...this.#company(), Usuario: user }, decoder(method, rows.reportRow));
  }

  messages(who: Caller, conversation: string): Answered<rows.MessageRow> {
    const method = this.#settings.messages === 'chat' ? 'ListarMensagensAtendimentoChat' : 'ListarMensagensAtendimento';
    return this.#ask(who, method, this.#conversation(conversation), decodeMessages(method));
  }

  latest(who: Caller): Answered<rows.MessageRow> {
    return this.#ask(who, 'ListarUltimasMensagens', this.#company(), decodeMessages('ListarUltimasMensagens'));
  }

  window(who: Caller, window: MessageWindow): Answered<rows.MessageRow> {
    const method = 'ListarMensagensEmAberto';
    return this.#ask(who, method, { ...this.#company(), ...window }, decodeMessages(method));
  }

  siteWindow(who: Caller, window: MessageWindow): Answered<rows.MessageRow> {
    const method = 'ObterNovasMensagensChatSiteSse';
    return this.#ask(who, method, window, decodeMessages(method));
  }

  claim(who: Caller, conversation: string): Answered<rows.TakenRow> {
    return this.#ask(who, 'PegarAtendimento', this.#byAgent(conversation), decoder('PegarAtendimento', rows.takenRow));
  }

  begin(who: Caller, conversation: string): Answered<rows.TakenRow> {
    return this.#ask(who, 'IniciarAtendimento', this.#byAgent(conversation), decoder('IniciarAtendimento', rows.takenRow));
  }

  forward(who: Caller, conversation: string, agent: string): Answered<rows.TakenRow> {
    const input = { ...this.#conversation(conversation), Atendente: agent };
    return this.#ask(who, 'EncaminharAtendimento', input, decoder('EncaminharAtendimento', rows.takenRow));
  }

  close(who: Caller, conversation: string): Promise<void> {
    return this.#do(who, 'EncerrarAtendimento', this.#conversation(conversation));
  }

  send(who: Caller, conversation: string, message: Omit<Inputs['EnviarMensagem'], 'Atendente' | 'Atendimento' | 'Empresa'>): Promise<void> {
    return this.#do(who, 'EnviarMensagem', { ...this.#byAgent(conversation), ...message });
  }

  /** `at` as the servers' local time. */
  schedule(who: Caller, conversation: string, text: string, at: string): Promise<void> {
    return this.#do(who, 'AgendarMensagem', { ...this.#byAgent(conversation), Mensagem: text, DataAgendamento: at });
  }

  start(who: Caller, reach: Omit<Inputs['CriarPorContato'], 'Atendente' | 'Empresa'>): Promise<void> {
    return this.#do(who, 'CriarPorContato', { ...this.#company(), ...reach, Atendente: this.#settings.agent });
  }

  slots(who: Caller): Answered<rows.SlotRow> {
    const method = 'ListarDiasHorariosAtendentesAgendaDisponivel';
    return this.#ask(who, method, { ...this.#company(), AtendenteRelacionado: this.#settings.agent }, decoder(method, rows.slotRow));
  }

  colleagues(who: Caller): Answered<rows.HashRow> {
    const method = 'ListarHashesOutrosAtendentesEquipesAtendente';
    return this.#ask(who, method, { Atendente: this.#settings.agent }, decoder(method, rows.hashRow));
  }

  people(who: Caller): Answered<rows.HashRow> {
    const method = 'ListarHashesOutrosHumanosEquipesAtendente';
    return this.#ask(who, method, { Atendente: this.#settings.agent }, decoder(method, rows.hashRow));
  }

  standard(who: Caller): Answered<rows.StandardRow> {
    return this.#ask(who, 'ListarMensagensPadrao', this.#company(), decoder('ListarMensagensPadrao', rows.standardRow));
  }

  dashboard(who: Caller): Answered<rows.FigureRow> {
    return this.#ask(who, 'ObterDashboard', this.#company(), decoder('ObterDashboard', rows.figureRow));
  }

  answerMessage(who: Caller, message: string): Promise<void> {
    return this.#do(who, 'ResponderMensagemBot', { AtendimentoMensagem: message });
  }

  answerConversation(who: Caller, conversation: string): Promise<void> {
    return this.#do(who, 'ResponderMensagemIa', this.#conversation(conversation));
  }

  occurrences(who: Caller): Answered<rows.OccurrenceRow> {
    return this.#ask(who, 'Acompanhar', undefined, decoder('Acompanhar', rows.occurrenceRow));
  }

  record(who: Caller, hash: string): Answered<rows.RecordRow> {
    return this.#ask(who, 'Consultar', { Hash: hash }, decoder('Consultar', rows.recordRow));
  }

  all(who: Caller): Answered<rows.RecordRow> {
    return this.#ask(who, 'Listar', undefined, decoder('Listar', rows.recordRow));
  }

  save(who: Caller, fields: Inputs['Salvar']): Answered<rows.RecordRow> {
    return this.#ask(who, 'Salvar', fields, decoder('Salvar', rows.recordRow));
  }

  erase(who: Caller, hash: string): Promise<void> {
    return this.#do(who, 'Excluir', { Hash: hash });
  }

  run(who: Caller, job: Job): Promise<void> {
    return this.#do(who, job, undefined);
  }

  #company(): { readonly Empresa: string } {
    return { Empresa: this.#settings.company };
  }

  #conversation(conversation: string): { readonly Atendimento: string; readonly Empresa: string } {
    return { Atendimento: conversation, ...this.#company() };
  }

  #byAgent(conversation: string): Inputs['PegarAtendimento'] {
    return { Atendente: this.#settings.agent, ...this.#conversation(conversation) };
  }

  #do<Name extends Method>(who: Caller, method: Name, input: Inputs[Name]): Promise<void> {
    return this.#ask(who, method, input, decodeDone(method));
  }

  async #ask<Name extends Method, Answer>(
    { token, signal }: Caller, method: Name, input: Inputs[Name], decode: RestRequest<Answer>['decode'],
  ): Promise<Answer> {
    const url = requestUrl(this.#settings.base, method, token, input);
    if (url.length > this.#settings.longestUrl) throw tooLong(method, url.length);
    const kind = methods[method] === 'read' ? 'read' : 'write';
    return this.#rest.post({ url, body: undefined, kind, signal, decode });
  }
}

/** Servers cut long addresses or refuse them, some of them silently: nothing leaves that might arrive in part. */
function tooLong(method: Method, length: number): Fault {
  return new Fault('limit', { cause: new Error(`TempBox ${method}: the address would have ${length} characters`) });
}
