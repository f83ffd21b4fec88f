import type { Channel } from '../../domain/chat-port.js';
import type { Contact } from '../../domain/conversation.js';
import { idKey, sameId } from './coerce.js';
import { contactIdOf, conversationFrom } from './map.js';
import type { Settings } from './options.js';
import type { ChatRow, HashRow, MessageRow, RecentRow } from './wire-rows.js';

interface KnownChannel extends Channel {
  readonly platform: number | undefined;
}

/**
 * Who and what the rows have named: TempBox has no list of agents, contacts or channels (contract part 5, rows 11 and
 * 15), so that only those can be offered that a row has shown.
 */
export class Acquaintances {
  readonly #settings: Settings;
  readonly #names = new Map<string, string>();
  readonly #contacts = new Map<string, Contact>();
  readonly #channels = new Map<string, KnownChannel>();
  readonly #companies = new Set<string>();
  readonly #bots = new Set<string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  learn(row: ChatRow): void {
    this.#name(row.AtendenteHash, row.AtendenteTitulo || row.AtendentePrimeiroNome);
    if (row.Empresa !== '') this.#companies.add(idKey(row.Empresa));
    const { contact, channel } = conversationFrom(
      { row, place: 'closed', begun: false, lastSeen: undefined, waitingSince: undefined, open: false, now: 0 }, this.#settings,
    );
    if (contact.id !== '') this.#contacts.set(idKey(contactIdOf(row, this.#settings)), contact);
    if (channel.id === undefined) return;
    const { id, kind = 'unknown', name = '' } = channel;
    // Nobody may write first under Meta's rules for these two.
    const canStart = kind !== 'instagram' && kind !== 'messenger';
    this.#channels.set(idKey(id), { id, name: name || id, kind, canStart, platform: row.Plataforma });
  }

  /** These rows know one kind of id for the contact. */
  learnRecent(row: RecentRow, contact: Contact): void {
    this.#name(row.Atendente, row.AtendenteTitulo);
    const key = idKey(row.ReferenteSolicitante);
    if (this.#settings.ids.contact === 'ReferenteSolicitante' && key !== '' && !this.#contacts.has(key)) this.#contacts.set(key, contact);
  }

  learnMessage(row: MessageRow): void {
    this.#name(row.AtendenteHash, row.AtendenteTitulo || row.AtendentePrimeiroNome);
  }

  /**
   * The vendor lists hashes only: who is not among the people is a bot, if it lists people at all (contract part 5, rows
   * 10 and 11).
   */
  learnTeams(people: readonly HashRow[], all: readonly HashRow[]): void {
    if (people.length === 0) return;
    const human = new Set(people.map(({ Hash }) => idKey(Hash)));
    for (const { Hash } of all) if (Hash !== '' && !human.has(idKey(Hash)) && !sameId(Hash, this.#settings.agentHash)) this.#bots.add(idKey(Hash));
  }

  isBot(agentHash: string): boolean {
    return agentHash !== '' && this.#bots.has(idKey(agentHash));
  }

  /** `''` where no row told it. */
  nameOf(agentHash: string): string {
    return this.#names.get(idKey(agentHash)) ?? '';
  }

  /** Rows of lists without a filter may be another company's. */
  isOwnCompany(company: string): boolean {
    return company === '' || sameId(company, this.#settings.company) || this.#companies.has(idKey(company));
  }

  contacts(search: string): readonly Contact[] {
    const words = folded(search).split(/\s+/).filter((word) => word !== '');
    const digits = search.replace(/\D/g, '');
    return [...this.#contacts.values()].filter(({ name, phone = '', email = '' }) => {
      const text = folded(`${name} ${email}`);
      return words.every((word) => text.includes(word)) || (digits.length > 2 && phone.replace(/\D/g, '').includes(digits));
    });
  }

  channels(): readonly Channel[] {
    return [...this.#channels.values()].map(({ platform: _platform, ...channel }) => channel);
  }

  platformOf(channelId: string): number | undefined {
    return this.#channels.get(idKey(channelId))?.platform;
  }

  clear(): void {
    this.#names.clear();
    this.#contacts.clear();
    this.#channels.clear();
    this.#companies.clear();
    this.#bots.clear();
  }

  #name(agentHash: string, name: string): void {
    if (agentHash !== '' && name !== '') this.#names.set(idKey(agentHash), name);
  }
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
