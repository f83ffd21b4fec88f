import type { QuickReply } from '../../domain/quick-reply.js';
import type { CommonMessages } from '../../i18n/common.js';
import type { RepliesMessages } from '../../i18n/replies.js';
import type { ReplyEditorMessages } from '../../i18n/reply-editor.js';
import type { Loadable } from '../../session/session-api.js';
import type { ReplyWay } from './reply-values.js';

export interface ReplyGroup {
  readonly id: 'mine' | 'department';
  readonly name: string;
  readonly replies: readonly QuickReply[];
}

/** What can be changed about replies; its texts come after the first frame. */
export interface PanelChanges {
  readonly t: ReplyEditorMessages;
  readonly create: ((title: string) => void) | undefined;
  readonly edit: ((reply: QuickReply) => void) | undefined;
  readonly remove: ((reply: QuickReply) => void) | undefined;
}

export interface PanelData {
  readonly t: CommonMessages & RepliesMessages;
  readonly changes: PanelChanges | undefined;
  readonly way: (reply: QuickReply) => ReplyWay;
  readonly known: Loadable<readonly QuickReply[]>;
  readonly groups: readonly ReplyGroup[];
  readonly query: string;
  /** The row that Tab goes to; the first without it. */
  readonly currentId: string | undefined;
  /** For how long the connection is away, if it is. */
  readonly offline: string | undefined;
  readonly search: (query: string) => void;
  readonly move: (id: string) => void;
  readonly insert: (reply: QuickReply) => void;
  readonly retry: () => void;
  readonly reconnect: () => void;
}
