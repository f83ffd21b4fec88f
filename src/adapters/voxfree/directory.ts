import type { ConversationGone } from '../../domain/backend-event.js';
import type { Conversation } from '../../domain/conversation.js';
import type { Message } from '../../domain/message.js';
import type { ChatAddress } from './api.js';
import { timeOf } from './dates.js';
import { channelIdIn, conversationFrom, openedFactsFrom, type LastSeen, type OpenedFacts } from './map.js';
import { OfficialChannels } from './official-channels.js';
import type { Settings } from './options.js';
import type { WireOpened, WirePush, WireRow } from './wire.js';

export interface Removal {
  readonly conversationId: string;
  readonly reason: ConversationGone;
  /** A name. Pushes tell no more than an agent's id, which means nothing to people. */
  readonly by?: string;
}

interface Entry {
  row: WireRow;
  place: 'mine' | 'waiting';
}

/** What we did ourselves, or were told, since a list was asked for: newer than anything in that list. */
interface Override {
  readonly revision: number;
  readonly place: 'mine' | 'closed';
}

interface Departure {
  readonly revision: number;
  readonly by: string;
}

/** Every conversation of the two lists, with what the vendor told about it elsewhere. Knows no wire and no time of its own. */
export class Directory {
  readonly official: OfficialChannels;
  readonly #settings: Settings;
  readonly #isOpen: (conversationId: string) => boolean;
  #entries = new Map<string, Entry>();
  readonly #facts = new Map<string, OpenedFacts>();
  readonly #lastSeen = new Map<string, LastSeen>();
  /** When the customer had last written as the conversation was first seen waiting: the list names only the newest message. */
  readonly #waitingSince = new Map<string, number>();
  readonly #channelByProtocol = new Map<string, string>();
  readonly #channelByContact = new Map<string, string>();
  readonly #agentNames = new Map<string, string>();
  readonly #overrides = new Map<string, Override>();
  readonly #departures = new Map<string, Departure>();
  #revision = 0;

  constructor(settings: Settings, isOpen: (conversationId: string) => boolean) {
    this.#settings = settings;
    this.official = new OfficialChannels(settings);
    this.#isOpen = isOpen;
  }

  /** To be taken before a list is asked for, and given back with its rows. */
  get revision(): number {
    return this.#revision;
  }

  placeOf(conversationId: string): 'mine' | 'waiting' | undefined {
    return this.#entries.get(conversationId)?.place;
  }

  addressOf(conversationId: string): ChatAddress | undefined {
    const row = this.#entries.get(conversationId)?.row;
    if (!row) return undefined;
    const group = row.tipo_chat.trim().toLowerCase() === 'grupo';
    return { protocol: row.protocolo, channelId: this.#channelIdOf(row), contactId: row.codid_contato, group };
  }

  conversation(conversationId: string): Conversation | undefined {
    const entry = this.#entries.get(conversationId);
    return entry && this.#mapped(entry);
  }

  conversations(): readonly Conversation[] {
    return [...this.#entries.values()].map((entry) => this.#mapped(entry));
  }

  /** The only conversation that a push can mean: by its protocol, else by its contact when that is unambiguous. */
  findFor(push: WirePush): string | undefined {
    if (push.protocolo_atual !== '') return this.#entries.has(push.protocolo_atual) ? push.protocolo_atual : undefined;
    if (push.codid_contato === '') return undefined;
    const ids = [...this.#entries].filter(([, { row }]) => row.codid_contato === push.codid_contato).map(([id]) => id);
    return ids.length === 1 ? ids[0] : undefined;
  }

  /** Takes lists that were asked for at `revision`. `waiting` is undefined when only the active list was read. */
  apply(active: readonly WireRow[], waiting: readonly WireRow[] | undefined, revision: number): readonly Removal[] {
    const before = this.#entries;
    const next = new Map<string, Entry>();
    const kept = [...before.values()].filter(({ place }) => place === 'waiting').map(({ row }) => row);
    for (const row of waiting ?? kept) this.#place(next, row, 'waiting', revision);
    for (const row of active) this.#place(next, row, 'mine', revision);
    for (const [id, override] of this.#overrides) {
      const entry = before.get(id);
      if (override.revision <= revision) this.#overrides.delete(id);
      else if (override.place === 'mine' && entry && !next.has(id)) next.set(id, entry);
    }
    this.#entries = next;
    for (const id of this.#waitingSince.keys()) if (next.get(id)?.place !== 'waiting') this.#waitingSince.delete(id);
    for (const [id, departure] of this.#departures) {
      if (next.has(id) && departure.revision <= revision) this.#departures.delete(id);
    }
    return [...before].filter(([id]) => !next.has(id)).map(([id, entry]) => this.#removal(id, entry));
  }

  /** Would these rows take something off the screen that may only have moved to the waiting list? */
  wouldLose(active: readonly WireRow[]): boolean {
    const ids = new Set(active.map((row) => row.protocolo));
    return [...this.#entries].some(([id, { place }]) => place === 'mine' && !ids.has(id));
  }

  /** The vendor opened it for this agent, which makes it the agent's. */
  opened(conversationId: string, wire: WireOpened, agentId: string): void {
    const entry = this.#entries.get(conversationId);
    if (entry?.place === 'waiting') this.#override(conversationId, 'mine');
    this.#waitingSince.delete(conversationId);
    if (entry) Object.assign(entry, { place: 'mine', row: { ...entry.row, nao_lidos: 0 } });
    this.#facts.set(conversationId, openedFactsFrom(wire, entry?.row, agentId));
    const channelId = channelIdIn(wire);
    if (channelId !== '') this.#channelByProtocol.set(conversationId, channelId);
    const owner = wire.agente_carteirizado.trim();
    if (wire.agente_carteirizado_codid !== '' && /\p{L}/u.test(owner)) this.#agentNames.set(wire.agente_carteirizado_codid, owner);
  }

  closed(conversationId: string): void {
    this.#override(conversationId, 'closed');
    this.#entries.delete(conversationId);
    this.#forget(conversationId);
  }

  /** Somebody else was named for it; whether it left this agent's lists, the next lists tell. */
  handedTo(conversationId: string, agentId: string): void {
    this.#revision += 1;
    this.#departures.set(conversationId, { revision: this.#revision, by: agentId });
  }

  /** Pushes are the one place where the vendor names a conversation's channel (contract part 6, row 2). */
  learnChannel(push: WirePush): void {
    if (push.codid_canal === '') return;
    if (push.protocolo_atual !== '') this.#channelByProtocol.set(push.protocolo_atual, push.codid_canal);
    if (push.codid_contato !== '') this.#channelByContact.set(push.codid_contato, push.codid_canal);
  }

  learnMessages(conversationId: string, messages: readonly Message[]): void {
    const seen = this.#lastSeen.get(conversationId);
    let at = seen?.at ?? Number.NEGATIVE_INFINITY;
    let fromContactAt = seen?.fromContactAt ?? 0;
    let latest: Message | undefined;
    for (const message of messages) {
      if (message.deleted) continue;
      if (message.direction === 'in') fromContactAt = Math.max(fromContactAt, message.sentAt);
      if (message.sentAt < at) continue;
      at = message.sentAt;
      latest = message;
    }
    const preview = latest ? previewOf(latest) : seen;
    if (preview) this.#lastSeen.set(conversationId, { ...preview, ...(fromContactAt === 0 ? {} : { fromContactAt }) });
  }

  clear(): void {
    this.#entries.clear();
    const memories = [
      this.#facts, this.#lastSeen, this.#waitingSince, this.#channelByProtocol, this.#channelByContact, this.#agentNames,
      this.#overrides, this.#departures,
    ];
    for (const memory of memories) memory.clear();
    this.official.clear();
  }

  #place(into: Map<string, Entry>, row: WireRow, place: 'mine' | 'waiting', revision: number): void {
    const id = row.protocolo;
    if (id === '') {
      this.#settings.notice('lists: a row without a protocol was left out');
      return;
    }
    const override = this.#overrides.get(id);
    const newer = override && override.revision > revision ? override.place : undefined;
    if (newer === 'closed') return;
    const channelId = channelIdIn(row);
    if (channelId !== '') this.#channelByProtocol.set(id, channelId);
    into.set(id, { row, place: newer ?? place });
    if ((newer ?? place) === 'waiting' && !this.#waitingSince.has(id)) this.#waitingSince.set(id, this.#firstSeenAt(row));
  }

  #firstSeenAt(row: WireRow): number {
    const now = this.#settings.io.clock.now();
    return Math.min(timeOf(row.last_message_timestamp, row.last_message) ?? now, now);
  }

  #removal(id: string, entry: Entry): Removal {
    const departure = this.#departures.get(id);
    this.#forget(id);
    if (!departure) return { conversationId: id, reason: 'gone' };
    const by = this.#agentNames.get(departure.by);
    return {
      conversationId: id,
      reason: entry.place === 'waiting' ? 'taken' : 'transferred',
      ...(by === undefined ? {} : { by }),
    };
  }

  #forget(id: string): void {
    this.#departures.delete(id);
    this.#facts.delete(id);
    this.#lastSeen.delete(id);
    this.#waitingSince.delete(id);
  }

  #override(id: string, place: 'mine' | 'closed'): void {
    this.#revision += 1;
    this.#overrides.set(id, { revision: this.#revision, place });
  }

  #channelIdOf(row: WireRow): string {
    const seen = this.#channelByProtocol.get(row.protocolo) ?? this.#channelByContact.get(row.codid_contato);
    if (seen !== undefined) return seen;
    const [only, ...others] = this.#settings.channels.keys();
    return only !== undefined && others.length === 0 ? only : '';
  }

  #mapped({ row, place }: Entry): Conversation {
    const id = row.protocolo;
    const channelId = this.#channelIdOf(row);
    return conversationFrom({
      row,
      place,
      channelId,
      channel: this.#settings.channels.get(channelId),
      official: this.official.of(id, channelId) ?? false,
      facts: this.#facts.get(id),
      lastSeen: this.#lastSeen.get(id),
      waitingSince: this.#waitingSince.get(id),
      open: this.#isOpen(id),
      now: this.#settings.io.clock.now(),
    });
  }
}

function previewOf(message: Message): LastSeen {
  const { body, attachment } = message;
  const text = body.kind === 'text' ? body.text : '';
  return { at: message.sentAt, text: text || (attachment?.name ?? ''), fromAgent: message.direction === 'out' };
}
