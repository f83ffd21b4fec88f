import * as act from './act-services.js';
import * as list from './list-services.js';
import * as message from './message-services.js';
import * as record from './record-services.js';
import type { Method } from './schema.js';
import type { Service } from './service.js';

export const services: Readonly<Record<Method, Service>> = {
  ListarEmAberto: list.openCases,
  ListarMeusAtendimentos: list.casesOfContact,
  ListarRecentes: list.recentCases,
  ListarRelatorioPrincipal: list.mainReport,
  ListarMensagensAtendimento: message.messagesOfCase,
  ListarMensagensAtendimentoChat: message.messagesOfCase,
  ListarMensagensEmAberto: message.openMessages,
  ListarUltimasMensagens: message.latestMessages,
  ObterNovasMensagensChatSiteSse: message.newSiteMessages,
  AgendarMensagem: act.schedule,
  CriarPorContato: act.createForContact,
  EncaminharAtendimento: act.forward,
  EncerrarAtendimento: act.close,
  EnviarMensagem: act.send,
  IniciarAtendimento: act.begin,
  PegarAtendimento: act.claim,
  ListarDiasHorariosAtendentesAgendaDisponivel: act.slots,
  ListarHashesOutrosAtendentesEquipesAtendente: act.otherAgents,
  ListarHashesOutrosHumanosEquipesAtendente: act.otherHumans,
  ListarMensagensPadrao: act.standardMessages,
  ObterDashboard: list.dashboard,
  ColetarDadosIa: record.collectForAssistant,
  ProcessarOcorrenciaRespostaInicialBotIa: record.firstBotAnswers,
  ProcessarOcorrenciaSemAtendente: record.casesWithoutAgent,
  ResponderMensagemBot: act.answerAsBot,
  ResponderMensagemIa: act.answerAsAssistant,
  RespostaAutomaticaPronta: record.readyAnswers,
  Acompanhar: record.occurrences,
  Consultar: record.consult,
  Excluir: record.remove,
  Listar: list.allCases,
  Salvar: record.save,
};
