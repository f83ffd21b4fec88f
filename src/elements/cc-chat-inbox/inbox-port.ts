import type { TemplateResult, nothing } from 'lit';
import type { Conversation } from '../../domain/conversation.js';
import type { WindowedList } from '../ui/windowed-list/windowed-list.js';
import type { InboxHotkeys } from './hotkeys.js';
import type { InboxFilter, Refine } from './inbox-order.js';
import type { InboxRows } from './inbox-rows.js';
import type { InboxView } from './inbox-view.js';
import type { StartHost } from './start-deps.js';

export interface MoreHost extends StartHost {
  readonly nohotkeys: boolean;
  readonly hotkeys: InboxHotkeys | undefined;
}

/** What the inbox lends to the part of it that comes later. */
export interface InboxPort {
  readonly list: WindowedList<Conversation>;
  readonly rows: InboxRows;
  view(): InboxView | undefined;
  filter(): InboxFilter;
  /** Focuses a row in its list. */
  reveal(id: string): void;
  /** For screen readers. */
  say(words: string): void;
  enter(id: string): void;
  claim(id: string): void;
}

/** What the inbox asks of that part while it renders. */
export interface InboxMore {
  readonly refine: Refine | undefined;
  /** All there is to list, what is read only for one list too. The same array while nothing changed. */
  listOf(list: readonly Conversation[]): readonly Conversation[];
  /** How many messages wait for the connection. */
  queued(): number;
  chips(): TemplateResult | typeof nothing;
  /** In the place of rows, where there are none and it is known why. */
  instead(): TemplateResult | undefined;
  /** Whether a row was entered in its own way. */
  entered(row: Conversation): boolean;
}
