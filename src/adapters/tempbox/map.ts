import type { ChannelKind, Contact, Conversation, ConversationAbility, ConversationPlace, Tag } from '../../domain/conversation.js';
import { replyWindowAt, type ReplyWindow } from '../../domain/reply-window.js';
import { sameId } from './coerce.js';
import { timeOf } from './dates.js';
import type { Settings, TempBoxChannel } from './options.js';
import type { ChatRow, RecentRow } from './wire-rows.js';

/** The last message that was seen of a conversation, and the contact's last. */
export interface LastSeen {
  readonly at: number;
  readonly number: number | undefined;
  readonly text: string;
  readonly fromAgent: boolean;
  readonly fromContactAt?: number;
}

export interface ConversationParts {
  readonly row: ChatRow;
  readonly place: ConversationPlace;
  /** Served already, or not told apart. */
  readonly begun: boolean;
  readonly lastSeen: LastSeen | undefined;
  readonly waitingSince: number | undefined;
  /** On the agent's screen: nothing in it is unread. */
  readonly open: boolean;
  readonly now: number;
}

/** The conversation's id; message rows call it `Atendimento`, too (contract part 5, rows 1 and 2). */
export function conversationId(row: { readonly Atendimento: string; readonly Hash?: string }): string {
  return row.Atendimento || (row.Hash ?? '');
}

/**
 * Waiting and served come in one list: who has it tells them apart (contract part 3, `ListarEmAberto`). One that a bot
 * talks to waits for a person.
 */
export function placeOf(row: ChatRow, { agentHash }: Settings, isBot: (agentHash: string) => boolean): ConversationPlace {
  if (row.Concluido === true) return 'closed';
  if (row.AtendenteHash === '' || isBot(row.AtendenteHash)) return 'waiting';
  return sameId(row.AtendenteHash, agentHash) ? 'mine' : 'others';
}

export function contactIdOf(row: ChatRow, { ids }: Settings): string {
  return row[ids.contact] || row.ReferenteSolicitante || row.ReferenteSolicitanteHash || row.Cliente;
}

export function conversationFrom(parts: ConversationParts, settings: Settings): Conversation {
  const { row, place, lastSeen, waitingSince, begun } = parts;
  const channelId = row[settings.ids.channel];
  const channel = settings.channels.get(channelId.toLowerCase());
  const window = windowOf(parts, channel);
  const listedAt = timeOf(row.Cadastro, settings.utcOffset);
  const lastMessageAt = lastSeen?.at ?? listedAt;
  const preview = lastSeen?.text || row.Mensagem;
  const owner = place === 'others' ? ownerName(row) : '';
  return {
    id: conversationId(row),
    protocol: String(row.AutonumeracaoEmpresa ?? row.Autonumeracao ?? ''),
    place,
    kind: 'individual',
    contact: contactFrom(row, settings),
    channel: {
      kind: channel?.kind ?? channelKindOf(`${row.PlataformaTitulo} ${row.PlataformaFormaContatoTitulo}`),
      ...(channelId === '' ? {} : { id: channelId }),
      ...optional('name', channel?.name ?? (row.PlataformaFormaContatoTitulo || row.PlataformaTitulo)),
    },
    ...(row.EquipesAtendentes === '' ? {} : { department: { name: row.EquipesAtendentes } }),
    tags: tagsOf(row.TagCliente),
    unread: parts.open ? 0 : Math.max(0, Math.trunc(row.NaoLidas ?? 0)),
    ...(lastMessageAt === undefined ? {} : { lastMessageAt }),
    ...(preview === '' ? {} : { preview }),
    ...(preview !== '' && lastSeen ? { previewFromAgent: lastSeen.fromAgent } : {}),
    ...(waitingSince === undefined ? {} : { waitingSince }),
    ...(owner === '' ? {} : { owner: { agentId: row.AtendenteHash, name: owner, mine: false } }),
    replyWindow: window,
    can: abilitiesOf(place, begun, window),
  };
}

/** Rows of `ListarRecentes` have other fields; one that is not open any more is history. */
export function recentFrom(row: RecentRow, settings: Settings): Conversation {
  const times = [row.DataUltimaInteracaoSolicitante, row.DataUltimaInteracaoAtendente, row.TerminoAtendimento, row.Cadastro];
  const known = times.map((time) => timeOf(time, settings.utcOffset)).filter((time) => time !== undefined);
  const channelId = row[settings.ids.channel];
  const channel = settings.channels.get(channelId.toLowerCase());
  const closed = row.Concluido !== false;
  return {
    id: row.Atendimento,
    protocol: String(row.Autonumeracao ?? ''),
    place: closed ? 'closed' : 'others',
    kind: 'individual',
    contact: {
      id: row.ReferenteSolicitante,
      name: row.ContatoTitulo || row.TelefoneWhatsapp || row.Email,
      ...optional('phone', row.TelefoneWhatsapp),
      ...optional('email', row.Email),
    },
    channel: {
      kind: channel?.kind ?? (row.TelefoneWhatsapp === '' ? 'unknown' : 'whatsapp'),
      ...optional('id', channelId),
      ...optional('name', channel?.name ?? ''),
    },
    tags: [],
    unread: 0,
    ...(known.length === 0 ? {} : { lastMessageAt: Math.max(...known) }),
    ...(row.AtendenteTitulo === '' ? {} : { owner: { agentId: row.Atendente, name: row.AtendenteTitulo, mine: false } }),
    replyWindow: { kind: 'none' },
    can: abilitiesOf('closed', false, { kind: 'none' }),
  };
}

function contactFrom(row: ChatRow, settings: Settings): Contact {
  const phone = row.SolicitanteWhatsapp || row.SolicitanteTelefone;
  const notes = [row.SolicitanteEmpresa, row.Cidade || row.SolicitanteLocalizacao].filter((note) => note.trim() !== '');
  return {
    id: contactIdOf(row, settings),
    name: row.SolicitanteTitulo || phone || row.SolicitanteEmail,
    ...optional('phone', phone),
    ...optional('email', row.SolicitanteEmail),
    ...(/^https?:\/\//i.test(row.Imagem.trim()) ? { avatarUrl: row.Imagem.trim() } : {}),
    ...optional('note', notes.join(' · ')),
  };
}

/** The vendor numbers its platforms without saying which is which (contract part 5, row 13): their titles tell. */
export function channelKindOf(title: string): ChannelKind {
  const found = channelWords.find(([, words]) => words.test(title));
  return found?.[0] ?? 'unknown';
}

const channelWords: readonly (readonly [ChannelKind, RegExp])[] = [
  ['whatsapp', /whats/i],
  ['instagram', /insta/i],
  ['messenger', /messenger|facebook/i],
  ['sms', /\bsms\b/i],
  ['email', /e-?mail/i],
  ['site', /\bsite\b|\bweb|\bchat\b/i],
];

function ownerName(row: ChatRow): string {
  return row.AtendenteTitulo || row.AtendentePrimeiroNome;
}

function tagsOf(written: string): readonly Tag[] {
  const names = written.split(/[,;|]/).map((name) => name.trim()).filter((name) => name !== '');
  return [...new Set(names)].map((name) => ({ id: name, name, mine: false }));
}

function windowOf({ lastSeen, now }: ConversationParts, channel: TempBoxChannel | undefined): ReplyWindow {
  if (!channel?.official || lastSeen?.fromContactAt === undefined) return { kind: 'none' };
  return replyWindowAt(now, lastSeen.fromContactAt, true);
}

function abilitiesOf(place: ConversationPlace, begun: boolean, window: ReplyWindow): ReadonlySet<ConversationAbility> {
  if (place === 'waiting') return new Set(['open', 'claim']);
  if (place !== 'mine') return new Set(['open']);
  if (!begun) return new Set(['open', 'begin', 'close', 'transfer']);
  const always = ['open', 'close', 'transfer', 'schedule', 'ask-assistant'] as const;
  return new Set(window.kind === 'closed' ? always : [...always, 'send']);
}

function optional<Key extends string>(key: Key, value: string): { readonly [Name in Key]?: string } {
  return value === '' ? {} : { [key]: value } as { readonly [Name in Key]?: string };
}
