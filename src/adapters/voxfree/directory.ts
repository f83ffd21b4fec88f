import type { ConversationGone } from '../../domain/backend-event.js';
import type { Conversation } from '../../domain/conversation.js';
import type { Message } from '../../domain/message.js';
import type { ChatAddress } from './api.js';
import { timeOf } from './dates.js';
import { decodeTags } from './decode.js';
import { DepartmentIds } from './department-ids.js';
import { KnownAgents } from './known-agents.js';
import { channelIdIn, conversationFrom, openedFactsFrom, type LastSeen, type OpenedFacts } from './map.js';
import { OfficialChannels } from './official-channels.js';
import type { Settings } from './options.js';
import { SeenChannels } from './seen-channels.js';
import { compareIds } from './sent-log.js';
import type { WireOpened, WirePush, WireRow, WireTag } from './wire.js';

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
  readonly agents = new KnownAgents();
  readonly departmentIds = new DepartmentIds();
  readonly channels: SeenChannels;
  readonly official: OfficialChannels;
  readonly #settings: Settings;
  readonly #isOpen: (conversationId: string) => boolean;
  #entries = new Map<string, Entry>();
  readonly #facts = new Map<string, OpenedFacts>();
  readonly #lastSeen = new Map<string, LastSeen>();
  /** When the customer had last written as the conversation was first seen waiting: the list names only the newest message. */
  readonly #waitingSince = new Map<string, number>();
  readonly #overrides = new Map<string, Override>();
  readonly #departures = new Map<string, Departure>();
  /** Tags that the vendor confirmed after a list was asked for. */
  readonly #tagged = new Map<string, { readonly revision: number; readonly tags: readonly WireTag[] }>();
  #revision = 0;

  constructor(settings: Settings, isOpen: (conversationId: string) => boolean) {
    this.#settings = settings;
    this.channels = new SeenChannels(settings);
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
    return { protocol: row.protocolo, channelId: this.channels.of(row.protocolo, row.codid_contato), contactId: row.codid_contato, group };
  }

  departmentNameOf(conversationId: string): string {
    return this.#entries.get(conversationId)?.row.nome_departamento ?? '';
  }

  /** Bonds are released by contact; the id of the bond itself only `open` tells. */
  bondOf(contactId: string): string {
    return this.#facts.get(this.#with(contactId)[0] ?? '')?.bondId ?? '';
  }

  /** The agent's conversations with a contact, oldest first. */
  mineWith(contactId: string): readonly string[] {
    return this.#with(contactId).filter((id) => this.placeOf(id) === 'mine').sort(compareIds);
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
    const ids = this.#with(push.codid_contato);
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
    this.channels.learn(conversationId, channelIdIn(wire));
    this.agents.learn(wire.agente_carteirizado_codid, wire.agente_carteirizado);
  }

  closed(conversationId: string): void {
    this.#override(conversationId, 'closed');
    this.#entries.delete(conversationId);
    this.#forget(conversationId);
  }

  tagsOf(conversationId: string): readonly WireTag[] {
    return decodeTags(this.#entries.get(conversationId)?.row.tags);
  }

  /** The vendor confirmed which tags it has. */
  tagged(conversationId: string, tags: readonly WireTag[]): void {
    const entry = this.#entries.get(conversationId);
    if (!entry) return;
    this.#revision += 1;
    this.#tagged.set(conversationId, { revision: this.#revision, tags });
    entry.row = { ...entry.row, tags };
  }

  /** The vendor unbound this contact from the agent. Returns the conversations that it concerns. */
  released(contactId: string): readonly string[] {
    const ids = this.#with(contactId);
    for (const id of ids) {
      const entry = this.#entries.get(id);
      const facts = this.#facts.get(id);
      if (entry) entry.row = { ...entry.row, carteirizado: false };
      if (facts) this.#facts.set(id, { contact: facts.contact, bindable: facts.bindable });
    }
    return ids;
  }

  /** The agent began it: nothing else tells where (contract part 6, rows 2 and 3). */
  begun(conversationId: string, channelId: string, departmentId: string): void {
    this.channels.learn(conversationId, channelId);
    this.departmentIds.place(conversationId, departmentId);
  }

  /** Somebody else was named for it; whether it left this agent's lists, the next lists tell. */
  handedTo(conversationId: string, agentId: string): void {
    this.#revision += 1;
    this.#departures.set(conversationId, { revision: this.#revision, by: agentId });
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
      this.#facts, this.#lastSeen, this.#waitingSince, this.channels, this.agents, this.departmentIds,
      this.#overrides, this.#departures, this.#tagged,
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
    this.channels.learn(id, channelIdIn(row));
    const tagged = this.#tagged.get(id);
    if (tagged && tagged.revision <= revision) this.#tagged.delete(id);
    const newest = tagged && tagged.revision > revision ? { ...row, tags: tagged.tags } : row;
    into.set(id, { row: newest, place: newer ?? place });
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
    const by = this.agents.nameOf(departure.by);
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
    this.#tagged.delete(id);
  }

  #with(contactId: string): string[] {
    return [...this.#entries].filter(([, { row }]) => row.codid_contato === contactId).map(([id]) => id);
  }

  #override(id: string, place: 'mine' | 'closed'): void {
    this.#revision += 1;
    this.#overrides.set(id, { revision: this.#revision, place });
  }

  #mapped({ row, place }: Entry): Conversation {
    const id = row.protocolo;
    const channelId = this.channels.of(row.protocolo, row.codid_contato);
    return conversationFrom({
      row,
      place,
      channelId,
      channel: this.#settings.channels.get(channelId),
      departmentId: this.departmentIds.idOf(id, row.nome_departamento),
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
