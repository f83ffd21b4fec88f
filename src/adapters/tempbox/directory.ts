import type { ConversationGone } from '../../domain/backend-event.js';
import type { Conversation, ConversationPlace } from '../../domain/conversation.js';
import type { Message } from '../../domain/message.js';
import { idKey, sameId } from './coerce.js';
import { Acquaintances } from './acquaintances.js';
import { contactIdOf, conversationFrom, conversationId, placeOf, type LastSeen } from './map.js';
import { isFromAgent, numberOf, timeOfMessage } from './map-message.js';
import type { Settings } from './options.js';
import type { Reach } from './wire.js';
import type { ChatRow, MessageRow } from './wire-rows.js';

export interface Removal {
  readonly conversationId: string;
  readonly reason: ConversationGone;
  /** A name. */
  readonly by?: string;
}

interface Entry {
  readonly id: string;
  row: ChatRow;
  place: ConversationPlace;
}

/** What we did ourselves since a list was asked for: newer than anything in that list. */
interface Override {
  readonly revision: number;
  readonly place: ConversationPlace;
}

/** Every open conversation of the company, and the finished ones that were looked up. Knows no wire and no time of its own. */
export class Directory {
  readonly #settings: Settings;
  readonly #isOpen: (conversationId: string) => boolean;
  readonly people: Acquaintances;
  #entries = new Map<string, Entry>();
  readonly #history = new Map<string, { readonly conversation: Conversation; readonly hash: string }>();
  /** Conversation by either of its ids: rows of messages may carry both. */
  readonly #idByAlias = new Map<string, string>();
  readonly #lastSeen = new Map<string, LastSeen>();
  readonly #waitingSince = new Map<string, number>();
  readonly #begun = new Set<string>();
  readonly #overrides = new Map<string, Override>();
  #revision = 0;

  constructor(settings: Settings, isOpen: (conversationId: string) => boolean) {
    this.#settings = settings;
    this.#isOpen = isOpen;
    this.people = new Acquaintances(settings);
  }

  /** To be taken before a list is asked for, and given back with its rows. */
  get revision(): number {
    return this.#revision;
  }

  placeOf(id: string): ConversationPlace | undefined {
    return this.#entries.get(idKey(id))?.place ?? (this.#history.has(idKey(id)) ? 'closed' : undefined);
  }

  isBegun(id: string): boolean {
    const entry = this.#entries.get(idKey(id));
    return entry !== undefined && (entry.row.Iniciado !== false || this.#begun.has(idKey(id)));
  }

  /** The two ids of a conversation; `hash` is empty where no row told it. */
  idsOf(id: string): { readonly id: string; readonly hash: string } {
    const entry = this.#entries.get(idKey(id));
    return { id, hash: entry?.row.Hash ?? this.#history.get(idKey(id))?.hash ?? '' };
  }

  rowOf(id: string): ChatRow | undefined {
    return this.#entries.get(idKey(id))?.row;
  }

  conversationOf(row: MessageRow): string | undefined {
    return this.#idByAlias.get(idKey(row.Atendimento)) ?? this.#idByAlias.get(idKey(row.AtendimentoHash));
  }

  conversation(id: string, now: number): Conversation | undefined {
    const entry = this.#entries.get(idKey(id));
    return entry ? this.#mapped(entry, now) : this.#history.get(idKey(id))?.conversation;
  }

  /** All open ones, and finished ones for as long as somebody looks at them. */
  conversations(now: number): readonly Conversation[] {
    const past = [...this.#history].filter(([key, { conversation }]) => !this.#entries.has(key) && this.#isOpen(conversation.id));
    return [...[...this.#entries.values()].map((entry) => this.#mapped(entry, now)), ...past.map(([, { conversation }]) => conversation)];
  }

  learnRows(rows: readonly ChatRow[]): void {
    for (const row of rows) this.people.learn(row);
  }

  /** Takes the list that was asked for at `revision`. */
  apply(rows: readonly ChatRow[], revision: number): readonly Removal[] {
    this.learnRows(rows);
    const before = this.#entries;
    const next = new Map<string, Entry>();
    for (const row of rows) this.#place(next, row, revision);
    for (const [key, override] of this.#overrides) {
      const entry = before.get(key);
      if (override.revision <= revision) this.#overrides.delete(key);
      else if (override.place !== 'closed' && entry && !next.has(key)) next.set(key, entry);
    }
    this.#entries = next;
    for (const key of this.#waitingSince.keys()) if (next.get(key)?.place !== 'waiting') this.#waitingSince.delete(key);
    return [...before.values()].flatMap((entry) => this.#removal(entry, next.get(idKey(entry.id))));
  }

  /** The newest message of each conversation. */
  learnLatest(rows: readonly MessageRow[]): void {
    for (const row of rows) {
      this.people.learnMessage(row);
      const id = this.conversationOf(row);
      const at = timeOfMessage(row, this.#settings);
      if (id === undefined || at === undefined) continue;
      const text = row.Mensagem || row.MensagemReticencias || row.ArquivoAnexo;
      this.#see(id, { at, number: numberOf(row), text, fromAgent: isFromAgent(row) });
    }
  }

  learnMessages(id: string, messages: readonly Message[], number: number | undefined): void {
    const contacts = messages.filter(({ direction }) => direction === 'in').map(({ sentAt }) => sentAt);
    const last = messages.reduce<Message | undefined>((latest, message) => (latest && latest.sentAt > message.sentAt ? latest : message), undefined);
    if (!last) return;
    const text = (last.body.kind === 'text' ? last.body.text : '') || (last.attachment?.name ?? '');
    const fromContactAt = Math.max(...contacts, this.#lastSeen.get(idKey(id))?.fromContactAt ?? 0);
    const seen = { at: last.sentAt, number, text, fromAgent: last.direction === 'out' };
    this.#see(id, fromContactAt === 0 ? seen : { ...seen, fromContactAt });
  }

  /** The vendor gave it to this agent, or let this agent begin. */
  taken(id: string, begun: boolean): void {
    if (begun) this.#begun.add(idKey(id));
    const entry = this.#entries.get(idKey(id));
    if (!entry) return;
    entry.row = { ...entry.row, AtendenteHash: this.#settings.agentHash };
    this.#override(entry, 'mine');
  }

  /** Resolves what the agent's own act made of it. */
  forwarded(id: string, agentHash: string): Removal {
    const entry = this.#entries.get(idKey(id));
    const name = this.people.nameOf(agentHash);
    if (entry) {
      entry.row = { ...entry.row, AtendenteHash: agentHash, AtendenteTitulo: name, Iniciado: false };
      this.#override(entry, 'others');
    }
    return { conversationId: id, reason: 'transferred', ...(name === '' ? {} : { by: name }) };
  }

  closed(id: string): Removal {
    const entry = this.#entries.get(idKey(id));
    if (entry) this.#override(entry, 'closed');
    this.#entries.delete(idKey(id));
    return { conversationId: id, reason: 'closed' };
  }

  /** Finished conversations that were looked up: they can be read. */
  remember(conversation: Conversation, hash: string): void {
    this.#history.set(idKey(conversation.id), { conversation, hash });
    this.#alias(conversation.id, conversation.id, hash);
  }

  /** The open conversation with a contact, this agent's first. */
  openWith(contactId: string): Conversation | undefined {
    const found = [...this.#entries.values()].filter(({ row }) => sameId(contactIdOf(row, this.#settings), contactId));
    const best = found.find(({ place }) => place === 'mine') ?? found[0];
    return best && this.#mapped(best, 0);
  }

  /** How to write in it; what no row told is left out. */
  reachOf(id: string): Partial<Reach> {
    const row = this.rowOf(id);
    if (!row) return {};
    const contact = contactIdOf(row, this.#settings);
    const channel = row[this.#settings.ids.channel];
    return {
      ...(channel === '' ? {} : { CodigoReferenciaCanal: channel }),
      ...(contact === '' ? {} : { Contato: contact }),
      ...(row.Plataforma === undefined ? {} : { Plataforma: row.Plataforma }),
    };
  }

  clear(): void {
    this.#entries.clear();
    this.#history.clear();
    this.#idByAlias.clear();
    this.#lastSeen.clear();
    this.#waitingSince.clear();
    this.#begun.clear();
    this.#overrides.clear();
    this.people.clear();
  }

  #place(next: Map<string, Entry>, row: ChatRow, revision: number): void {
    const id = conversationId(row);
    const key = idKey(id);
    if (id === '' || next.has(key)) return;
    const override = this.#overrides.get(key);
    const known = this.#entries.get(key);
    if (override && override.revision > revision) {
      if (override.place !== 'closed' && known) next.set(key, known);
      return;
    }
    const place = placeOf(row, this.#settings, (hash) => this.people.isBot(hash));
    if (place === 'closed') return;
    if (place !== 'mine' || row.Iniciado === true) this.#begun.delete(key);
    this.#alias(known?.id ?? id, row.Atendimento, row.Hash);
    next.set(key, { id: known?.id ?? id, row, place });
  }

  #alias(id: string, ...aliases: readonly string[]): void {
    for (const alias of aliases) if (alias !== '') this.#idByAlias.set(idKey(alias), id);
  }

  /** TempBox lists all that is open, so that what is not listed any more is finished. */
  #removal(before: Entry, after: Entry | undefined): readonly Removal[] {
    if (!after) {
      this.#lastSeen.delete(idKey(before.id));
      return [{ conversationId: before.id, reason: 'closed' }];
    }
    if (after.place !== 'others' || before.place === 'others') return [];
    const by = after.row.AtendenteTitulo || after.row.AtendentePrimeiroNome;
    const reason = before.place === 'mine' ? 'transferred' : 'taken';
    return [{ conversationId: before.id, reason, ...(by === '' ? {} : { by }) }];
  }

  #see(id: string, seen: LastSeen): void {
    const known = this.#lastSeen.get(idKey(id));
    const older = known && (known.number !== undefined && seen.number !== undefined ? seen.number < known.number : seen.at < known.at);
    const fromContactAt = Math.max(known?.fromContactAt ?? 0, seen.fromContactAt ?? 0, seen.fromAgent ? 0 : seen.at);
    const latest = older || (known?.number !== undefined && known.number === seen.number) ? known : seen;
    this.#lastSeen.set(idKey(id), fromContactAt === 0 ? latest : { ...latest, fromContactAt });
  }

  #override(entry: Entry, place: ConversationPlace): void {
    this.#revision += 1;
    entry.place = place;
    this.#overrides.set(idKey(entry.id), { revision: this.#revision, place });
  }

  #mapped(entry: Entry, now: number): Conversation {
    const { id, row, place } = entry;
    const lastSeen = this.#lastSeen.get(idKey(id));
    const parts = { row, place, begun: this.isBegun(id), lastSeen, open: this.#isOpen(id), now };
    const mapped = conversationFrom({ ...parts, waitingSince: undefined }, this.#settings);
    if (place !== 'waiting') return { ...mapped, id };
    const since = this.#waitingSince.get(idKey(id)) ?? (lastSeen && !lastSeen.fromAgent ? lastSeen.at : mapped.lastMessageAt);
    if (since === undefined) return { ...mapped, id };
    this.#waitingSince.set(idKey(id), since);
    return { ...mapped, id, waitingSince: since };
  }
}
