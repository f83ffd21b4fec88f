import type { Agent, Case, Channel, Contact, Occurrence, ScheduledMessage, Slot, StandardMessage, StoredMessage } from './records.js';

const FIRST_NUMBER = 480_201;
/** Other companies write into the same system: a company's own count lags behind. */
const OTHERS_WROTE = 431_950;

const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');

/** Whose rows an id belongs to: its second group, so that a mistaken id is easy to see in a test. */
const kinds = { company: 1, agent: 2, channel: 3, contact: 4, case: 5, message: 6, standard: 7, occurrence: 8, hash: 15 } as const;

export type IdKind = keyof typeof kinds;

/** Everything one company has at TempBox, and the counters its ids come from. */
export class Account {
  readonly companyId: string;
  readonly companyName: string;
  readonly agents = new Map<string, Agent>();
  readonly channels = new Map<string, Channel>();
  readonly contacts = new Map<string, Contact>();
  readonly standards = new Map<string, StandardMessage>();
  readonly slots: Slot[] = [];
  readonly scheduled: ScheduledMessage[] = [];
  readonly occurrences: Occurrence[] = [];
  readonly #cases = new Map<string, Case>();
  readonly #byContact = new Map<string, Case[]>();
  /** All messages in the order of their numbers. */
  readonly messages: StoredMessage[] = [];
  #ids = 0;
  #number = FIRST_NUMBER;

  constructor(companyName: string) {
    this.companyName = companyName;
    this.companyId = this.newId('company');
  }

  newId(kind: IdKind): string {
    const turn = (this.#ids += 1);
    return `${hex(turn, 8)}-${hex(kinds[kind], 4)}-4000-8000-${hex(turn, 12)}`;
  }

  /** `Autonumeracao` and `AutonumeracaoEmpresa` of a new row. */
  newNumbers(): { readonly number: number; readonly companyNumber: number } {
    const number = (this.#number += 1);
    return { number, companyNumber: number - OTHERS_WROTE };
  }

  get cases(): ReadonlyMap<string, Case> {
    return this.#cases;
  }

  add(conversation: Case): void {
    this.#cases.set(conversation.id, conversation);
    const siblings = this.#byContact.get(conversation.contactId);
    if (siblings) siblings.push(conversation);
    else this.#byContact.set(conversation.contactId, [conversation]);
  }

  remove(conversation: Case): void {
    this.#cases.delete(conversation.id);
    this.#byContact.set(conversation.contactId, this.historyOf(conversation.contactId).filter((other) => other !== conversation));
  }

  get open(): Case[] {
    return [...this.#cases.values()].filter(({ closed }) => !closed);
  }

  openCaseOf(contactId: string): Case | undefined {
    return this.historyOf(contactId).find(({ closed }) => !closed);
  }

  /** All conversations with that contact, oldest first. */
  historyOf(contactId: string): readonly Case[] {
    return this.#byContact.get(contactId) ?? [];
  }

  agentByHash(hash: string): Agent | undefined {
    return [...this.agents.values()].find((agent) => agent.hash === hash);
  }

  agentOf({ agentId }: Case): Agent | undefined {
    return agentId === undefined ? undefined : this.agents.get(agentId);
  }

  log(at: number, text: string, about: string, category: readonly [number, string] = [1, 'Atendimento']): void {
    this.occurrences.push({
      id: this.newId('occurrence'), number: this.occurrences.length + 1, at, category: category[0], categoryTitle: category[1], text, about, aboutName: 'Atendimento',
    });
  }
}
