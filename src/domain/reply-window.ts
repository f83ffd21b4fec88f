/**
 * Until when free text may be sent. Messengers under Meta's rules close it 24 h after the contact's last message
 * (VoxFree contract, part 5); `closesAt` is in epoch milliseconds.
 */
export type ReplyWindow =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly closesAt: number }
  | { readonly kind: 'closed'; readonly closedAt?: number };

export const replyWindowLength = 24 * 60 * 60 * 1000;

/** The window that the contact's last message opens; `none` when the channel has no such rule. */
export function replyWindowAt(now: number, lastFromContactAt: number | undefined, ruled: boolean): ReplyWindow {
  if (!ruled) return { kind: 'none' };
  if (lastFromContactAt === undefined) return { kind: 'closed' };
  const closesAt = lastFromContactAt + replyWindowLength;
  return closesAt > now ? { kind: 'open', closesAt } : { kind: 'closed', closedAt: closesAt };
}
