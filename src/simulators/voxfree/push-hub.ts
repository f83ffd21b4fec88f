import type { Clock } from '../../net/io.js';
import type { SocketConnection } from '../memory-socket.js';
import type { FaultPlan } from './faults.js';
import type { Ledger } from './ledger.js';

export type UpdateType =
  | 'new_message'
  | 'encaminhado_agente'
  | 'encaminhado_departamento'
  | 'direcionamento_fidelizado_agente'
  | 'encaminhado_agente_espera'
  | 'update_espera'
  | 'Finalizar';

/** How a type is spelt: as the contract's example does, as its text does, or in ways a server might yet come up with. */
export type Spelling = 'example' | 'prose' | 'loud' | 'spaced';

export interface Push {
  readonly type: UpdateType;
  readonly contactId?: string;
  readonly channelId?: string;
  readonly protocol?: string;
  readonly agentId?: string;
}

const registrationNulls = ['recipient_id', 'token', 'message'];

function spell(type: UpdateType, spelling: Spelling): string {
  if (spelling === 'loud') return type.toUpperCase();
  if (spelling === 'spaced') return ` ${type.replaceAll('_', ' ')} `;
  return spelling === 'example' && type === 'new_message' ? 'new message' : type;
}

interface HubOptions {
  readonly clock: Clock;
  readonly faults: FaultPlan;
  readonly ledger: Ledger;
  readonly nextId: () => number;
  readonly spelling: Spelling;
  /** Leaves out fields that have nothing in them instead of sending ''. */
  readonly sparse: boolean;
}

/** The websocket side: lines, who registered on them, and what is pushed to whom. */
export class PushHub {
  readonly #options: HubOptions;
  readonly #lines = new Set<SocketConnection>();
  readonly #agents = new Map<SocketConnection, string>();
  #late: { readonly text: string; readonly to: (agentId: string) => boolean } | undefined;
  /** While false, no line can be opened. */
  open = true;
  spelling: Spelling;
  sparse: boolean;

  constructor(options: HubOptions) {
    this.#options = options;
    this.spelling = options.spelling;
    this.sparse = options.sparse;
  }

  /** Agents with a line, one entry for each line. */
  get agents(): string[] {
    return [...this.#agents.values()];
  }

  accept(connection: SocketConnection): boolean {
    const fault = this.#options.faults.forSocket();
    if (!this.open || fault?.kind === 'refuse') return false;
    this.#lines.add(connection);
    connection.onClose = () => this.#forget(connection);
    connection.onMessage = text => {
      if (fault?.kind !== 'deaf') this.#register(connection, text);
    };
    return true;
  }

  /** Sends to every line whose agent `to` accepts. */
  push(push: Push, to: (agentId: string) => boolean = () => true): void {
    const fault = this.#options.faults.forPush();
    const text = JSON.stringify(this.#frame(push));
    if (fault?.kind === 'reorder') {
      this.#late = { text, to };
      return;
    }
    if (fault?.kind === 'delay') this.#options.clock.after(fault.milliseconds, () => this.#send(text, to));
    else if (fault?.kind === 'malformed') this.#send(fault.text ?? text.slice(0, text.length / 2), to);
    else if (fault?.kind !== 'lose') this.#send(text, to);
    if (fault?.kind === 'duplicate') this.#send(text, to);
    if (fault?.kind === 'close') this.closeAll();
    const late = this.#late;
    this.#late = undefined;
    if (late) this.#send(late.text, late.to);
  }

  /** Sends a text as it is, for frames that no server should send. */
  sendRaw(text: string): void {
    this.#send(text, () => true);
  }

  /** Without a code the lines are cut. */
  closeAll(code?: number): void {
    for (const line of [...this.#lines]) line.close(code);
  }

  #register(connection: SocketConnection, text: string): void {
    const problem = registrationProblem(text);
    if (problem !== undefined) {
      this.#options.ledger.recordViolation('socket', problem);
      return;
    }
    if (this.#agents.has(connection)) this.#options.ledger.recordViolation('socket', 'registered twice on one line');
    this.#agents.set(connection, (JSON.parse(text) as { codid_agente: string }).codid_agente);
  }

  #forget(connection: SocketConnection): void {
    this.#lines.delete(connection);
    this.#agents.delete(connection);
  }

  #send(text: string, to: (agentId: string) => boolean): void {
    for (const [line, agentId] of this.#agents) if (to(agentId)) line.send(text);
  }

  #frame(push: Push): Record<string, unknown> {
    const fields = {
      codid_contato: push.contactId ?? '',
      codid_canal: push.channelId ?? '',
      protocolo_atual: push.protocol ?? '',
      agente_responsavel: push.agentId ?? '',
    };
    const filled = this.sparse ? Object.entries(fields).filter(([, value]) => value !== '') : Object.entries(fields);
    const head = { id_msg: this.#options.nextId(), type: 'chat', tipo_update: spell(push.type, this.spelling) };
    return { ...head, ...Object.fromEntries(filled) };
  }
}

/** The first frame of a line names the agent and has its nulls (contract part 4). */
function registrationProblem(text: string): string | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return `not JSON: ${text.slice(0, 80)}`;
  }
  if (typeof frame !== 'object' || frame === null) return 'not an object';
  const fields = frame as Record<string, unknown>;
  if (typeof fields['codid_agente'] !== 'string' || fields['codid_agente'] === '') return 'codid_agente: not a filled string';
  if (fields['type'] !== 'socket') return 'type: not "socket"';
  const absent = registrationNulls.find(name => fields[name] !== null);
  return absent === undefined ? undefined : `${absent}: not null`;
}
