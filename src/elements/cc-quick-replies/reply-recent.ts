import type { QuickReply } from '../../domain/quick-reply.js';

const key = 'cc-replies-recent';
const most = 20;

/** Ids of the replies that this browser's agents used, newest first. */
export function recentReplies(): readonly string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberReply({ id }: QuickReply): void {
  try {
    localStorage.setItem(key, JSON.stringify([id, ...recentReplies().filter((each) => each !== id)].slice(0, most)));
  } catch {
    // A page without storage forgets.
  }
}

/** Those used lately before the others, which stay in their order. */
export function recentFirst(replies: readonly QuickReply[], recent: readonly string[]): readonly QuickReply[] {
  if (recent.length === 0) return replies;
  const place = new Map(recent.map((id, index) => [id, index]));
  const at = ({ id }: QuickReply): number => place.get(id) ?? recent.length;
  return [...replies].sort((a, b) => at(a) - at(b));
}
