import type { ConversationRecordsPort } from '../../domain/chat-port.js';
import { Fault } from '../../domain/fault.js';
import type { ConversationRecord, OccurrenceEntry, ReportRow } from '../../domain/record.js';
import { timeOf } from './dates.js';
import type { Parts } from './parts.js';
import type { OccurrenceRow, RecordRow, ReportWireRow } from './wire-rows.js';

export function recordsOf({ context, directory }: Parts): ConversationRecordsPort {
  const { utcOffset, agent } = context.settings;
  return {
    async conversation(conversationId) {
      const { hash } = directory.idsOf(conversationId);
      const [row] = await context.call((who) => context.api.record(who, hash || conversationId));
      if (!row) throw new Fault('rejected', { cause: new Error('no such record') });
      return { ...recordFrom(row, utcOffset), conversationId };
    },
    async report() {
      const rows = await context.call((who) => context.api.report(who, agent));
      return rows.map((row) => reportFrom(row, utcOffset));
    },
    async occurrences() {
      const rows = await context.call((who) => context.api.occurrences(who));
      const entries = rows.map((row, index) => occurrenceFrom(row, index, utcOffset));
      return entries.sort((left, right) => (right.at ?? 0) - (left.at ?? 0));
    },
    async dashboard() {
      const rows = await context.call((who) => context.api.dashboard(who));
      return rows.map(({ Propriedade, Valor }) => ({ name: Propriedade, value: Valor }));
    },
  };
}

/** `VirtualHtmlConversa` stays as the vendor wrote it: it is cleaned where it is shown. */
export function recordFrom(row: RecordRow, utcOffset: number): ConversationRecord {
  return {
    conversationId: row.Hash,
    protocol: String(row.AutonumeracaoEmpresa ?? row.Autonumeracao ?? ''),
    ...text('title', row.Titulo),
    ...text('contactName', row.ReferenteSolicitanteDescricao),
    ...text('agentName', row.AtendenteDescricao || row.ReferenteResponsavelDescricao),
    ...time('startedAt', row.InicioAtendimento, utcOffset),
    ...time('endedAt', row.TerminoAtendimento, utcOffset),
    ...time('createdAt', row.Cadastro, utcOffset),
    ...time('lastFromContactAt', row.DataUltimaInteracaoSolicitante, utcOffset),
    ...time('lastFromAgentAt', row.DataUltimaInteracaoAtendente, utcOffset),
    state: stateOf(row.Iniciado, row.Concluido),
    ...text('notes', row.ObservacoesAdicionais),
    ...text('html', row.VirtualHtmlConversa),
  };
}

/** Raw values first, where the texts for people and they differ (contract part 5, row 7). */
function reportFrom(row: ReportWireRow, utcOffset: number): ReportRow {
  return {
    conversationId: row.Atendimento || row.Hash,
    protocol: row.AtendimentoCodigo || String(row.AutonumeracaoEmpresa ?? row.Autonumeracao ?? ''),
    ...text('title', row.Titulo),
    ...text('contactName', row.ReferenteSolicitante),
    ...text('contactEmail', row.ReferenteSolicitanteEmail),
    ...text('agentName', row.Atendente || row.ReferenteResponsavel),
    ...text('channel', row.Plataforma || row.PlataformaConteudo),
    tags: row.Marcadores.split(/[,;|]/).map((tag) => tag.trim()).filter((tag) => tag !== ''),
    state: stateOf(row.IniciadoValor, row.ConcluidoValor),
    ...time('createdAt', row.CadastroValor || row.Cadastro, utcOffset),
    ...time('startedAt', row.InicioAtendimentoValor || row.InicioAtendimento, utcOffset),
    ...time('endedAt', row.TerminoAtendimentoValor || row.TerminoAtendimento, utcOffset),
  };
}

function occurrenceFrom(row: OccurrenceRow, index: number, utcOffset: number): OccurrenceEntry {
  const number = row.Sequencial ?? row.Autonumeracao;
  return {
    id: row.LogOcorrencia || `~${number ?? index}`,
    ...time('at', row.Cadastro || row.Alteracao, utcOffset),
    ...text('category', row.CategoriaTitulo || String(row.Categoria ?? '')),
    text: row.MensagemLog,
    ...text('subject', row.Nome || row.Tabela),
  };
}

function stateOf(begun: boolean | undefined, finished: boolean | undefined): ConversationRecord['state'] {
  if (finished === true) return 'finished';
  if (begun === undefined) return 'unknown';
  return begun ? 'serving' : 'waiting';
}

function text<Key extends string>(key: Key, value: string): { readonly [Name in Key]?: string } {
  return value === '' ? {} : { [key]: value } as { readonly [Name in Key]?: string };
}

function time<Key extends string>(key: Key, value: string, utcOffset: number): { readonly [Name in Key]?: number } {
  const at = timeOf(value, utcOffset);
  return at === undefined ? {} : { [key]: at } as { readonly [Name in Key]?: number };
}
