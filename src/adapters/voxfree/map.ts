import type { Agent, Availability } from '../../domain/agent.js';
import type { SipAccount } from '../../domain/call.js';
import type { Contact, Conversation, ConversationAbility, Tag } from '../../domain/conversation.js';
import type { QuickReply } from '../../domain/quick-reply.js';
import { replyWindowAt, replyWindowLength, type ReplyWindow } from '../../domain/reply-window.js';
import { decodeTags } from './decode.js';
import { timeOf } from './dates.js';
import { repairUrl } from './map-message.js';
import type { VoxFreeChannel } from './options.js';
import { channelKeys, type WireExtension, type WireOpened, type WireReply, type WireRow } from './wire.js';

/** Who is signed in. No secret among it. */
export interface Identity {
  readonly agentId: string;
  readonly tenantId: string;
  /** Host of the server: it counts its agents by itself. */
  readonly server: string;
  /** Written before the agent's messages by the vendor, and shown. */
  readonly name: string;
  readonly avatarUrl: string;
  readonly extension: string;
  /** False: extensions only, no chats (contract part 3.1). */
  readonly omnichannel: boolean;
}

export function agentFrom(identity: Identity, availability: Availability, since: number | undefined): Agent {
  const online = availability === 'available';
  return {
    id: identity.agentId,
    account: `${identity.server}/${identity.tenantId}`,
    name: identity.name,
    ...(identity.avatarUrl === '' ? {} : { avatarUrl: repairUrl(identity.avatarUrl) }),
    ...(identity.extension === '' ? {} : { extension: identity.extension }),
    availability,
    ...(since === undefined ? {} : { availableSince: since }),
    queues: [],
    can: new Set(identity.omnichannel ? [online ? 'go-offline' as const : 'go-online' as const] : []),
  };
}

/**
 * The vendor gives an address for UDP, which no page can use: `domain` comes without its port and `server` only where
 * the transport is a WebSocket (contract part 7).
 */
export function sipAccountFrom(extension: WireExtension, name: string): SipAccount {
  const domain = extension.domain.trim().replace(/^sips?:/i, '');
  const host = domain.replace(/:\d+$/, '');
  const user = extension.username || extension.ramal;
  return {
    user,
    password: extension.password,
    domain: host,
    authorizationUser: user,
    displayName: name,
    ...(/^wss?$/i.test(extension.transport.trim()) ? { server: `${extension.transport.trim().toLowerCase()}://${domain}` } : {}),
    ...(extension.autoanswer ? { autoAnswer: true } : {}),
  };
}

export function replyFrom(wire: WireReply): QuickReply {
  return { id: wire.id || wire.codid_resposta, title: wire.titulo, text: wire.resposta, mine: wire.personalizado };
}

/** What only an opened conversation tells, kept so that the next list does not take it away again. */
export interface OpenedFacts {
  readonly contact: Contact;
  readonly owner?: NonNullable<Conversation['owner']>;
  /** The department binds contacts to agents. */
  readonly bindable: boolean;
  /** Id of the bond itself. */
  readonly bondId?: string;
}

export function openedFactsFrom(wire: WireOpened, row: WireRow | undefined, agentId: string): OpenedFacts {
  const { contato } = wire;
  const ownerId = wire.agente_carteirizado_codid;
  const contact: Contact = {
    id: contato.id_contato || (row?.codid_contato ?? ''),
    name: contato.nome || (row?.nome_chat ?? ''),
    ...(contato.numero === '' ? {} : { phone: contato.numero }),
    ...(contato.email === '' ? {} : { email: contato.email }),
    ...(contato.img_perfil === '' ? {} : { avatarUrl: repairUrl(contato.img_perfil) }),
    ...(contato.obs === '' ? {} : { note: contato.obs }),
  };
  const bindable = wire.carteirizacao;
  const owned = bindable && (ownerId !== '' || wire.agente_carteirizado !== '');
  if (!owned) return { contact, bindable };
  return {
    contact,
    bindable,
    ...(wire.codid_carteirizacao === '' ? {} : { bondId: wire.codid_carteirizacao }),
    owner: {
      ...(ownerId === '' ? {} : { agentId: ownerId }),
      ...(wire.agente_carteirizado === '' ? {} : { name: wire.agente_carteirizado }),
      mine: ownerId === agentId,
    },
  };
}

/** The last message that was seen of a conversation, and the contact's last. */
export interface LastSeen {
  readonly at: number;
  readonly text: string;
  readonly fromAgent: boolean;
  readonly fromContactAt?: number;
}

export interface ConversationParts {
  readonly row: WireRow;
  readonly place: 'mine' | 'waiting';
  readonly channelId: string;
  readonly channel: VoxFreeChannel | undefined;
  readonly departmentId: string | undefined;
  /** Under Meta's rules. */
  readonly official: boolean;
  readonly facts: OpenedFacts | undefined;
  readonly lastSeen: LastSeen | undefined;
  readonly waitingSince: number | undefined;
  /** On the agent's screen: nothing in it is unread. */
  readonly open: boolean;
  readonly now: number;
}

export function conversationFrom(parts: ConversationParts): Conversation {
  const { row, place, channelId, channel, facts, lastSeen, waitingSince } = parts;
  const listedAt = timeOf(row.last_message_timestamp, row.last_message);
  const lastMessageAt = Math.max(listedAt ?? 0, lastSeen?.at ?? 0);
  const window = windowOf(parts, listedAt);
  const owner = facts?.owner ?? (row.carteirizado ? {} : undefined);
  const previewHolds = lastSeen !== undefined && lastSeen.text !== '' && lastSeen.at >= lastMessageAt - clockSlack;
  return {
    id: row.protocolo,
    protocol: row.protocolo,
    place,
    kind: row.tipo_chat.trim().toLowerCase() === 'grupo' ? 'group' : 'individual',
    // The lists are read again and again, so that what one odd answer said of it does not stay.
    contact: facts ? { ...facts.contact, id: row.codid_contato || facts.contact.id } : { id: row.codid_contato, name: row.nome_chat },
    channel: {
      kind: channel?.kind ?? 'unknown',
      ...(channelId === '' ? {} : { id: channelId }),
      ...(channel?.name === undefined ? {} : { name: channel.name }),
    },
    ...(row.nome_departamento === '' ? {} : { department: departmentOf(row, parts.departmentId) }),
    tags: tagsOf(row),
    unread: parts.open ? 0 : Math.max(0, Math.trunc(row.nao_lidos ?? 0)),
    ...(lastMessageAt === 0 ? {} : { lastMessageAt }),
    ...(previewHolds ? { preview: lastSeen.text, previewFromAgent: lastSeen.fromAgent } : {}),
    ...(waitingSince === undefined ? {} : { waitingSince }),
    ...(owner ? { owner } : {}),
    replyWindow: window,
    can: abilitiesOf(parts, window),
  };
}

/** The list's date and the message's own differ by some seconds (contract part 2, "Dates"). */
const clockSlack = 5_000;

function departmentOf(row: WireRow, id: string | undefined): NonNullable<Conversation['department']> {
  const color = /^#[0-9a-f]{3,8}$/i.test(row.cor_departamento) ? { color: row.cor_departamento } : {};
  return { ...(id === undefined ? {} : { id }), name: row.nome_departamento, ...color };
}

function tagsOf(row: WireRow): readonly Tag[] {
  return decodeTags(row.tags)
    .filter((tag) => tag.nome !== '')
    .map((tag) => ({
      id: tag.codid || tag.codid_tag,
      name: tag.nome,
      ...(/^#[0-9a-f]{3,8}$/i.test(tag.cor) ? { color: tag.cor } : {}),
    }));
}

/**
 * The 24 h rule of contract part 5. The list does not say who wrote last: until the messages are known, the window is
 * certain only when nobody wrote for a day.
 */
function windowOf(parts: ConversationParts, listedAt: number | undefined): ReplyWindow {
  if (!parts.official) return { kind: 'none' };
  const fromContactAt = parts.lastSeen?.fromContactAt;
  // Opened, all there is was read: a conversation that the agent began has nothing from the contact.
  if (fromContactAt !== undefined || parts.facts) return replyWindowAt(parts.now, fromContactAt, true);
  const quiet = listedAt !== undefined && parts.now - listedAt >= replyWindowLength;
  return quiet ? { kind: 'closed' } : { kind: 'none' };
}

/** Closing is possible at any time, a closed window included (contract part 5). */
function abilitiesOf({ place, facts, official }: ConversationParts, window: ReplyWindow): ReadonlySet<ConversationAbility> {
  if (place === 'waiting') return new Set(['open', 'claim']);
  const can = new Set<ConversationAbility>(['open', 'close', 'transfer', 'tag']);
  if (window.kind !== 'closed') can.add('send').add('reply').add('attach');
  if (official) can.add('send-template');
  if (facts?.owner?.mine) can.add('release-owner');
  else if (facts?.bindable) can.add('set-owner');
  return can;
}

/** The first channel id under any of its names (contract part 6, row 2), else `''`. */
export function channelIdIn(wire: Readonly<Record<(typeof channelKeys)[number], string>>): string {
  return channelKeys.map((key) => wire[key]).find((id) => id !== '') ?? '';
}
