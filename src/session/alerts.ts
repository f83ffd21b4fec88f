import type { Conversation } from '../domain/conversation.js';
import type { AlertKind } from './alert-settings.js';
import type { Session } from './session-api.js';

/** Something that the agent should hear of. */
export interface Alert {
  readonly kind: AlertKind;
  /** Somebody waits still, and the agent has heard of it before. */
  readonly reminder: boolean;
  /** The conversation; of several the one that waits longest. */
  readonly conversation: Conversation;
  /** Of a message, as far as it has words. */
  readonly text: string;
  /** How many wait, for kind `waiting`. */
  readonly count: number;
}

export interface AlertSurroundings {
  /** Whether the agent has this page before them. */
  isSeen(): boolean;
  tell(alert: Alert): void;
  /** Milliseconds between reminders; 0: none. */
  remindEvery(): number;
  after(milliseconds: number, run: () => void): () => void;
}

/** An own act shows as an open conversation a moment after the list says that it is ours. */
const settle = 1_500;

/**
 * Decides what is worth an alert, until the returned function is called. What is there at first is no news, and neither
 * is what happens in the conversation that is open before the agent's eyes, nor what the agent took themselves.
 */
export function watchAlerts(session: Session, around: AlertSurroundings): () => void {
  const watch = new AlertWatch(session, around);
  return () => watch.end();
}

class AlertWatch {
  readonly #session: Session;
  readonly #around: AlertSurroundings;
  readonly #over = new AbortController();
  readonly #pending = new Map<string, () => void>();
  readonly #unlisten: () => void;
  #known: readonly Conversation[] | undefined;
  #waiting = 0;
  #stopReminder: (() => void) | undefined;

  constructor(session: Session, around: AlertSurroundings) {
    this.#session = session;
    this.#around = around;
    const { signal } = this.#over;
    session.addEventListener('cc-message-received', ({ detail }) => this.#received(detail.conversationId, detail.text), { signal });
    this.#unlisten = session.conversations.$list.subscribe(() => this.#compare());
  }

  end(): void {
    this.#over.abort();
    this.#unlisten();
    this.#forget();
  }

  /** Of the conversation that is open, which has nothing unread; of others their unread count is what tells. */
  #received(id: string, text: string): void {
    const conversation = this.#find(id);
    if (conversation?.place !== 'mine' || this.#session.conversations.$selectedId.get() !== id) return;
    if (!this.#around.isSeen()) this.#tell('message', conversation, text);
  }

  #compare(): void {
    const { status, value } = this.#session.conversations.$list.get();
    if (status === 'idle') return this.#forget();
    if (status !== 'ready') return;
    const before = this.#known;
    this.#known = value;
    const changes = changesBetween(before ?? [], value);
    // In a first list, and in one that grew or shrank, some may have gone that no change tells of.
    if (before?.length !== value.length || changes.some(({ row, before: was }) => isWaiting(row) !== (was !== undefined && isWaiting(was)))) {
      this.#waiting = value.filter(isWaiting).length;
    }
    if (before) this.#tellOf(changes);
    if (this.#waiting === 0) this.#stopReminding();
    else this.#stopReminder ??= this.#remindLater();
  }

  #tellOf(changes: readonly Change[]): void {
    const came = changes.filter(({ row, before }) => isWaiting(row) && before?.place !== 'waiting');
    const longest = longestWait(came.map(({ row }) => row));
    if (longest) this.#tell('waiting', longest, '', this.#waiting);
    for (const { row, before } of changes) if (row.place === 'mine') this.#compareOwn(row, before);
  }

  #compareOwn(row: Conversation, before: Conversation | undefined): void {
    if (before?.place !== 'mine') return this.#mayBeHanded(row.id);
    if (row.unread <= before.unread) return;
    this.#tell('message', row, row.previewFromAgent === true ? '' : (row.preview ?? ''));
  }

  /** Told where it was not the agent's own act, which would have opened it by then. */
  #mayBeHanded(id: string): void {
    if (this.#pending.has(id)) return;
    const stop = this.#around.after(settle, () => {
      this.#pending.delete(id);
      const conversation = this.#find(id);
      const isOurs = this.#session.conversations.$selectedId.get() === id;
      if (conversation?.place === 'mine' && !isOurs) this.#tell('handed', conversation, '');
    });
    this.#pending.set(id, stop);
  }

  #remindLater(): (() => void) | undefined {
    const pause = this.#around.remindEvery();
    if (pause <= 0) return undefined;
    return this.#around.after(pause, () => {
      this.#stopReminder = undefined;
      const waiting = this.#session.conversations.$list.get().value.filter(isWaiting);
      const conversation = longestWait(waiting);
      if (!conversation) return;
      if (this.#around.remindEvery() > 0) this.#tell('waiting', conversation, '', waiting.length, true);
      this.#stopReminder ??= this.#remindLater();
    });
  }

  #stopReminding(): void {
    this.#stopReminder?.();
    this.#stopReminder = undefined;
  }

  #forget(): void {
    this.#known = undefined;
    for (const stop of this.#pending.values()) stop();
    this.#pending.clear();
    this.#stopReminding();
  }

  #find(id: string): Conversation | undefined {
    return this.#session.conversations.$list.get().value.find((row) => row.id === id);
  }

  #tell(kind: AlertKind, conversation: Conversation, text: string, count = 1, reminder = false): void {
    this.#around.tell({ kind, conversation, text, count, reminder });
  }
}

interface Change {
  readonly row: Conversation;
  readonly before: Conversation | undefined;
}

/** Lists are long, change one row at a time, and rows keep their places: what is the same object there needs no look. */
function changesBetween(before: readonly Conversation[], after: readonly Conversation[]): readonly Change[] {
  const places: number[] = [];
  for (let place = 0; place < after.length; place += 1) if (after[place] !== before[place]) places.push(place);
  const changes = places.map((place) => ({ row: after[place] as Conversation, before: before[place] }));
  if (after.length === before.length && changes.every(({ row, before: was }) => row.id === was?.id)) return changes;
  const known = new Map(before.map((row) => [row.id, row]));
  return changes.map(({ row }) => ({ row, before: known.get(row.id) })).filter((change) => change.row !== change.before);
}

function isWaiting({ place }: Conversation): boolean {
  return place === 'waiting';
}

function longestWait(rows: readonly Conversation[]): Conversation | undefined {
  const since = ({ waitingSince, lastMessageAt }: Conversation): number => waitingSince ?? lastMessageAt ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => since(a) - since(b))[0];
}
