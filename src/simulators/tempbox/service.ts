import type { Clock } from '../../net/io.js';
import type { Account } from './account.js';
import type { Desk } from './desk.js';
import type { Habits } from './habits.js';
import type { Ledger } from './ledger.js';
import type { Row } from './print.js';
import type { Agent, Case, Contact } from './records.js';

/** What a service works with. */
export interface ServiceContext {
  readonly account: Account;
  readonly clock: Clock;
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly habits: Habits;
}

/** Input by the wire's names; what is absent or of another type reads as '' and 0. */
export interface Input {
  text(name: string): string;
  whole(name: string): number;
  readonly given: Readonly<Record<string, unknown>>;
}

/** Serves one request: rows, `null` for a command without an answer, or throws `Refused`. */
export type Service = (context: ServiceContext, input: Input) => readonly Row[] | null;

/** The vendor says no, and never why (contract part 5, row 17). */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** A read of something that does not exist: no rows, where the account answers so. */
export class Nothing extends Error {
  override readonly name = 'Nothing';
}

export function inputOf(given: Readonly<Record<string, unknown>>): Input {
  return {
    given,
    text: (name) => (typeof given[name] === 'string' ? given[name] : ''),
    whole: (name) => (typeof given[name] === 'number' ? given[name] : 0),
  };
}

export function requireCompany({ account }: ServiceContext, input: Input): void {
  if (input.text('Empresa') !== account.companyId) throw new Refused('company');
}

type Kind = 'guid' | 'hash' | 'any';

const matches = (kind: Kind, row: { readonly id: string; readonly hash: string }, wanted: string): boolean =>
  (kind !== 'hash' && row.id === wanted) || (kind !== 'guid' && row.hash === wanted);

/** The conversation that a read is about. */
export function readCase(context: ServiceContext, input: Input): Case {
  requireCompany(context, input);
  const found = findCase(context, input.text('Atendimento'));
  if (found) return found;
  throw context.habits.unknownId === 'empty' ? new Nothing() : new Refused('conversation');
}

/** The open conversation that an act is about. */
export function openCase(context: ServiceContext, input: Input): Case {
  requireCompany(context, input);
  const found = findCase(context, input.text('Atendimento'));
  if (!found || found.closed) throw new Refused('conversation');
  return found;
}

function findCase({ account, habits }: ServiceContext, wanted: string): Case | undefined {
  if (wanted === '') return undefined;
  if (habits.conversationId === 'guid') return account.cases.get(wanted);
  return [...account.cases.values()].find((row) => matches(habits.conversationId, row, wanted));
}

export function agentNamed({ account, habits }: ServiceContext, wanted: string): Agent {
  const found = [...account.agents.values()].find((row) => matches(habits.agentId, row, wanted));
  if (!found) throw new Refused('agent');
  return found;
}

export function contactNamed({ account, habits }: ServiceContext, wanted: string): Contact {
  const ids = ({ id, hash, clientId }: Contact): Readonly<Record<typeof habits.contactId, boolean>> => ({
    requester: id === wanted,
    'requester-hash': hash === wanted,
    client: clientId === wanted,
    any: [id, hash, clientId].includes(wanted),
  });
  const found = wanted === '' ? undefined : [...account.contacts.values()].find((contact) => ids(contact)[habits.contactId]);
  if (!found) throw new Refused('contact');
  return found;
}
