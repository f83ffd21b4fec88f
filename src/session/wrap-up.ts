import type { Call } from '../domain/call.js';
import type { WrapUp, WrapUpSettings } from './session-api.js';

/** What the agent notes of one call, as it is written down. */
export interface WrapUpDraft {
  readonly callId: string;
  readonly notes: string;
  readonly dispositionId?: string;
  /** Milliseconds that were added to the time for it. */
  readonly extra: number;
  /** Epoch milliseconds: when it was begun. */
  readonly at: number;
  /** The campaign that the call is one of, and its contact. */
  readonly campaignId?: string;
  readonly contactId?: string;
  /** Epoch milliseconds: when the contact wants to be called again. */
  readonly callBackAt?: number | undefined;
  /** Of an answered call that ended: it waits to be finished. */
  readonly call?: Pick<WrapUp, 'direction' | 'number' | 'name' | 'talkTime' | 'since'>;
}

export type Drafts = ReadonlyMap<string, WrapUpDraft>;

export function talkTimeOf({ answeredAt, endedAt }: Call, now: number): number {
  return answeredAt === undefined ? 0 : Math.max(0, (endedAt ?? now) - answeredAt);
}

export function endedDraft(draft: WrapUpDraft, call: Call, now: number): WrapUpDraft {
  const { direction, remote, endedAt = now } = call;
  const name = remote.name === undefined ? {} : { name: remote.name };
  return { ...draft, call: { direction, number: remote.number, ...name, talkTime: talkTimeOf(call, now), since: endedAt } };
}

/** The call that has waited longest. */
export function currentWrapUp(settings: WrapUpSettings | undefined, drafts: Drafts): WrapUp | undefined {
  if (!settings) return undefined;
  let first: WrapUp | undefined;
  for (const { callId, notes, dispositionId, call, extra } of drafts.values()) {
    if (!call || (first && first.since <= call.since)) continue;
    const until = settings.limit === undefined ? {} : { until: call.since + settings.limit + extra };
    first = { callId, ...call, ...until, ...(dispositionId === undefined ? {} : { dispositionId }), notes };
  }
  return first;
}

/** Whether a finished wrap-up must name a disposition; nobody can choose where there is none. */
export function mustChoose(settings: WrapUpSettings | undefined): boolean {
  return settings?.required === true && settings.dispositions.length > 0;
}

/** An answered call waits without the disposition that it must have. */
export function lacksDisposition(settings: WrapUpSettings | undefined, drafts: Drafts): boolean {
  if (!mustChoose(settings)) return false;
  return [...drafts.values()].some(({ call, dispositionId }) => call !== undefined && dispositionId === undefined);
}

export function notesOf(drafts: Drafts): ReadonlyMap<string, string> {
  const noted = [...drafts.values()].filter(({ notes }) => notes !== '');
  return new Map(noted.map(({ callId, notes }) => [callId, notes]));
}
