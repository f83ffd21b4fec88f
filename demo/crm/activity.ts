import type { CcSession } from '../../src/elements/cc-session/cc-session.js';
import { timeOfDay } from '../dom.js';
import { colleagueNames, customerByNumber, customerById, readable } from './customers.js';
import { dispositions } from './dispositions.js';

export interface Activity {
  readonly key: string;
  readonly at: number;
  readonly icon: 'phone-in' | 'phone-out' | 'phone-missed' | 'chat' | 'note' | 'user' | 'alert';
  readonly title: string;
  readonly text: string;
  /** Of the CRM's own record, where the number is known. */
  readonly customerId?: string;
}

type Entry = Omit<Activity, 'at'> & { readonly at?: number };

interface CallFacts {
  readonly callId: string;
  readonly direction: 'in' | 'out';
  readonly number: string;
  readonly name?: string;
  readonly talkTime: number;
  readonly end?: { readonly cause: string };
}

const ends: Readonly<Record<string, string>> = {
  busy: 'Ocupado',
  'no-answer': 'Não atendeu',
  declined: 'Recusada',
  cancelled: 'Desistiu antes de atender',
  'not-found': 'Número não existe',
  unavailable: 'Fora de alcance',
  transferred: 'Transferida',
};

const MOST = 200;

/** What the widgets tell about the agent's work, as lines of the CRM's history: newest first. */
export class ActivityLog {
  #entries: readonly Activity[] = [];
  readonly #listeners = new Set<() => void>();

  get entries(): readonly Activity[] {
    return this.#entries;
  }

  of(customerId: string): readonly Activity[] {
    return this.#entries.filter((entry) => entry.customerId === customerId);
  }

  /** A later fact about the same thing replaces its line. */
  add(entry: Entry): void {
    const before = this.#entries.find(({ key }) => key === entry.key);
    const others = this.#entries.filter(({ key }) => key !== entry.key);
    const whole: Activity = { ...entry, at: before?.at ?? entry.at ?? Date.now() };
    this.#entries = [whole, ...others].sort((a, b) => b.at - a.at).slice(0, MOST);
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }
}

type CallOutcome = CallFacts & { readonly dispositionId?: string; readonly notes: string };

const OUTCOMES = 'rumo-outcomes';

/** Facts of calls are told in every tab; what the agent makes of them only where it is said, so that window passes it on. */
export function tellOutcomes(source: CcSession): void {
  const channel = new BroadcastChannel(OUTCOMES);
  source.addEventListener('cc-outcome', ({ detail }) => channel.postMessage(detail));
}

/** Writes the log from the events that bubble up from `<cc-session>`. */
export function recordFacts(source: CcSession, log: ActivityLog): void {
  source.addEventListener('cc-call-ringing', ({ detail }) => log.add(callLine(detail, 'Chamando')));
  source.addEventListener('cc-call-started', ({ detail }) => log.add(callLine(detail, 'Em andamento')));
  source.addEventListener('cc-call-ended', ({ detail }) => log.add(callLine(detail, outcome(detail))));
  const wrapUp = (detail: CallOutcome) => log.add(callLine(detail, wrappedUp(detail)));
  source.addEventListener('cc-outcome', ({ detail }) => wrapUp(detail));
  new BroadcastChannel(OUTCOMES).addEventListener('message', ({ data }: MessageEvent<CallOutcome>) => wrapUp(data));
  source.addEventListener('cc-call-missed', ({ detail }) => log.add({ ...callLine(detail, 'Ninguém atendeu'), icon: 'phone-missed', title: 'Ligação perdida' }));
  source.addEventListener('cc-conversation-opened', ({ detail }) =>
    log.add({ key: `chat:${detail.conversationId}`, icon: 'chat', title: `Conversa com ${detail.contactName}`, text: `Protocolo ${detail.protocol}`, ...whose(detail.phone) }),
  );
  source.addEventListener('cc-conversation-closed', ({ detail }) =>
    log.add({ key: `closed:${detail.conversationId}`, icon: 'chat', title: `Conversa encerrada: ${detail.contactName}`, text: `Protocolo ${detail.protocol}`, ...whose(detail.phone) }),
  );
  source.addEventListener('cc-message-received', ({ detail }) => log.add(messageLine(source, detail, 'Mensagem recebida')));
  source.addEventListener('cc-message-sent', ({ detail }) => log.add(messageLine(source, detail, 'Mensagem enviada')));
  source.addEventListener('cc-message-failed', ({ detail }) => log.add({ ...messageLine(source, detail, 'Mensagem não enviada'), icon: 'alert' }));
  source.addEventListener('cc-signed-in', ({ detail }) => log.add({ key: `in:${detail.timestamp}`, icon: 'user', title: `${detail.agentName} entrou`, text: 'Início do atendimento' }));
  source.addEventListener('cc-signed-out', ({ detail }) => log.add({ key: `out:${detail.timestamp}`, icon: 'user', title: 'Fim do atendimento', text: timeOfDay(Date.parse(detail.timestamp)) }));
}

function whose(phone: string | undefined): { readonly customerId?: string } {
  const customer = customerByNumber(phone);
  return customer ? { customerId: customer.id } : {};
}

function callLine(call: CallFacts, text: string): Entry {
  const incoming = call.direction === 'in';
  const owner = whose(call.number);
  const name = (owner.customerId && customerById(owner.customerId)?.contact) ?? colleagueNames[call.number] ?? call.name ?? readable(call.number);
  return {
    key: `call:${call.callId}`,
    icon: incoming ? 'phone-in' : 'phone-out',
    title: incoming ? `Ligação de ${name}` : `Ligação para ${name}`,
    text,
    ...owner,
  };
}

function outcome({ talkTime, end }: Pick<CallFacts, 'talkTime' | 'end'>): string {
  if (talkTime === 0) return ends[end?.cause ?? ''] ?? 'Não completada';
  const seconds = Math.floor(talkTime / 1000);
  return `Durou ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What the agent chose and noted after the call. */
function wrappedUp(detail: CallOutcome): string {
  const label = dispositions.find(({ id }) => id === detail.dispositionId)?.label;
  return [outcome(detail), label, detail.notes].filter((text) => text !== undefined && text !== '').join(' · ');
}

function messageLine(source: CcSession, message: { readonly conversationId: string; readonly messageId: string; readonly text: string }, what: string): Entry {
  const list = source.session?.conversations.$list.get().value ?? [];
  const contact = list.find(({ id }) => id === message.conversationId)?.contact;
  return {
    key: `message:${message.messageId}`,
    icon: 'chat',
    title: contact ? `${what}: ${contact.name}` : what,
    text: message.text === '' ? 'Anexo' : message.text,
    ...whose(contact?.phone),
  };
}
