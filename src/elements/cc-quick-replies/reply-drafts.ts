import type { Session } from '../../session/session-api.js';

export interface ReplyDraft {
  readonly title: string;
  readonly text: string;
}

/** What was written in the editor and not saved; `id` is absent for a new reply. It outlives the widget and a reload of the tab. */
export function replyDraft(session: Session, id: string | undefined): ReplyDraft | undefined {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(keyOf(session, id)) ?? 'null');
    return isDraft(draft) ? draft : undefined;
  } catch {
    return memory.get(session)?.get(id);
  }
}

export function keepReplyDraft(session: Session, id: string | undefined, draft: ReplyDraft): void {
  try {
    sessionStorage.setItem(keyOf(session, id), JSON.stringify(draft));
  } catch {
    const known = memory.get(session) ?? new Map<string | undefined, ReplyDraft>();
    memory.set(session, known.set(id, draft));
  }
}

export function dropReplyDraft(session: Session, id: string | undefined): void {
  memory.get(session)?.delete(id);
  try {
    sessionStorage.removeItem(keyOf(session, id));
  } catch {
    // A page without storage has nothing there.
  }
}

/** For pages without storage. */
const memory = new WeakMap<Session, Map<string | undefined, ReplyDraft>>();

/** Of one agent: the next one at this computer finds nothing. */
function keyOf(session: Session, id: string | undefined): string {
  const agent = session.agent.$agent.get();
  return JSON.stringify(['cc-reply-draft', session.id, agent?.account, agent?.id, id]);
}

function isDraft(value: unknown): value is ReplyDraft {
  return typeof value === 'object' && value !== null && 'title' in value && 'text' in value && typeof value.title === 'string' && typeof value.text === 'string';
}
