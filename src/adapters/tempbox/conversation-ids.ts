import { toFault, type Fault } from '../../domain/fault.js';
import type { Caller } from './api.js';
import type { Context } from './context.js';
import type { Directory } from './directory.js';
import type { MessageRow } from './wire-rows.js';

type Kind = 'Atendimento' | 'Hash';

/**
 * Which of a conversation's two ids the account wants (contract part 5, row 1). Found out by reading messages, the first
 * time that a reading brings some; a write never is a question.
 */
export class ConversationIds {
  readonly #context: Context;
  readonly #directory: Directory;
  #kind: Kind | undefined;

  constructor(context: Context, directory: Directory) {
    this.#context = context;
    this.#directory = directory;
    const { conversation } = context.settings.ids;
    this.#kind = conversation === 'detect' ? undefined : conversation;
  }

  get isCertain(): boolean {
    return this.#kind !== undefined;
  }

  addressOf(id: string): string {
    const { hash } = this.#directory.idsOf(id);
    return this.#kind === 'Hash' && hash !== '' ? hash : id;
  }

  async messages(who: Caller, id: string): Promise<readonly MessageRow[]> {
    const { api } = this.#context;
    const { hash } = this.#directory.idsOf(id);
    if (this.#kind !== undefined || hash === '' || hash === id) return api.messages(who, this.addressOf(id));
    const first = await attempt(api.messages(who, id));
    if (first.rows && first.rows.length > 0) return this.#found('Atendimento', first.rows);
    if (first.fault && first.fault.code !== 'rejected') throw first.fault;
    const row = this.#directory.rowOf(id);
    const hasMessages = row === undefined || row.Mensagem !== '' || row.AtendimentoMensagem !== '';
    if (hasMessages) {
      const second = await attempt(api.messages(who, hash));
      if (second.rows && second.rows.length > 0) return this.#found('Hash', second.rows);
    }
    if (first.fault) throw first.fault;
    return first.rows ?? [];
  }

  #found(kind: Kind, rows: readonly MessageRow[]): readonly MessageRow[] {
    this.#kind = kind;
    if (kind === 'Hash') this.#context.settings.notice('conversations are addressed by Hash');
    return rows;
  }
}

async function attempt(reading: Promise<readonly MessageRow[]>): Promise<{ readonly rows?: readonly MessageRow[]; readonly fault?: Fault }> {
  try {
    return { rows: await reading };
  } catch (error) {
    return { fault: toFault(error) };
  }
}
