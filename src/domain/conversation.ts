import type { ReplyWindow } from './reply-window.js';

/** `mine` is served by this agent, `waiting` by nobody yet, `others` by a colleague, `closed` is history. */
export type ConversationPlace = 'mine' | 'waiting' | 'others' | 'closed';

export type ChannelKind = 'whatsapp' | 'instagram' | 'messenger' | 'sms' | 'email' | 'site' | 'unknown';

export type ConversationAbility =
  | 'open'
  | 'claim'
  | 'begin'
  | 'send'
  | 'reply'
  | 'attach'
  | 'close'
  | 'transfer'
  | 'tag'
  | 'set-owner'
  | 'release-owner'
  | 'send-template'
  | 'schedule'
  | 'ask-assistant';

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly avatarUrl?: string;
  readonly note?: string;
}

export interface Tag {
  readonly id: string;
  readonly name: string;
  /** Vendor's colour, any CSS hex value: decoration only. */
  readonly color?: string;
  /** The agent made it and may change or remove it; absent where it is not known. */
  readonly mine?: boolean;
}

export interface Conversation {
  readonly id: string;
  /** The vendor's ticket number as people quote it. */
  readonly protocol: string;
  readonly place: ConversationPlace;
  readonly kind: 'individual' | 'group';
  readonly contact: Contact;
  readonly channel: { readonly kind: ChannelKind; readonly id?: string; readonly name?: string };
  readonly department?: { readonly id?: string; readonly name: string; readonly color?: string };
  readonly tags: readonly Tag[];
  readonly unread: number;
  /** Epoch milliseconds of the last message, when the vendor tells. */
  readonly lastMessageAt?: number;
  /** Text of the last message, when it is known. */
  readonly preview?: string;
  readonly previewFromAgent?: boolean;
  /** Epoch milliseconds since when the customer waits for somebody. */
  readonly waitingSince?: number;
  /** Set when the contact is bound to one agent. */
  readonly owner?: { readonly agentId?: string; readonly name?: string; readonly mine?: boolean };
  readonly replyWindow: ReplyWindow;
  readonly can: ReadonlySet<ConversationAbility>;
}
