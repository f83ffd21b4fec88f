import type { BackendEvent } from '../../domain/backend-event.js';
import type { FaultInfo } from '../../domain/fault.js';

/** Raised when the meaning of a message changes: pages of another version are then as if they were not there. */
const version = 1;

/** What the tab that holds the telephone says of itself. */
export interface LineOwner {
  /** Title of its page. */
  readonly title: string;
  readonly popOut: boolean;
}

/** What the tabs of one line say to each other: plain data without any account or secret. */
export type LineMessage =
  /** Who holds the telephone? */
  | { readonly type: 'hello' }
  /** I do. `term`, epoch milliseconds: since when; a later one wins. `events`: how it is now. */
  | { readonly type: 'state'; readonly term: number; readonly owner: LineOwner; readonly events: readonly BackendEvent[] }
  | { readonly type: 'about'; readonly owner: LineOwner }
  | { readonly type: 'event'; readonly event: BackendEvent }
  /** I do not any more. `moving`: somebody else takes it with its calls. */
  | { readonly type: 'bye'; readonly moving: boolean }
  /** `until`, epoch milliseconds: later than that it is not wanted any more. */
  | { readonly type: 'command'; readonly to: string; readonly id: string; readonly name: string; readonly args: readonly unknown[]; readonly until: number }
  /** The command has arrived; its outcome may take as long as the other side of a call does. */
  | { readonly type: 'taken'; readonly to: string; readonly id: string }
  | { readonly type: 'outcome'; readonly to: string; readonly id: string; readonly value?: unknown; readonly fault?: FaultInfo };

export type SentMessage = LineMessage & { readonly from: string };

export type MessageOf<Type extends LineMessage['type']> = Extract<SentMessage, { type: Type }>;

export function encode(from: string, message: LineMessage): object {
  return { ...message, from, version };
}

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const toSomebody = ({ to, id }: Fields): boolean => isText(to) && isText(id);
const isOwner = (value: unknown): boolean => isFields(value) && isText(value['title']) && typeof value['popOut'] === 'boolean';
const isFault = (value: unknown): boolean => isFields(value) && isText(value['code']);

const checks: Readonly<Record<LineMessage['type'], (fields: Fields) => boolean>> = {
  hello: () => true,
  state: ({ term, owner, events }) => Number.isFinite(term) && isOwner(owner) && Array.isArray(events) && events.every(isEvent),
  about: ({ owner }) => isOwner(owner),
  event: ({ event }) => isEvent(event),
  bye: ({ moving }) => typeof moving === 'boolean',
  command: (fields) => toSomebody(fields) && isText(fields['name']) && Array.isArray(fields['args']) && Number.isFinite(fields['until']),
  taken: toSomebody,
  outcome: (fields) => toSomebody(fields) && (fields['fault'] === undefined || isFault(fields['fault'])),
};

const isCall = (value: unknown): boolean =>
  isFields(value) && isText(value['id']) && isText(value['state']) && value['can'] instanceof Set && isFields(value['remote']) && isFields(value['hold']);
const hasStatus = (value: unknown): boolean => isFields(value) && isText(value['status']);

/** A telephone's own; all else belongs to the tab that tells it. */
const events: Readonly<Record<string, (event: Fields) => boolean>> = {
  'connection-changed': ({ connection }) => hasStatus(connection),
  'registration-changed': ({ registration }) => hasStatus(registration),
  'audio-changed': ({ audio }) => isFields(audio) && isText(audio['microphone']),
  'calls-listed': ({ calls }) => Array.isArray(calls) && calls.every(isCall),
  'call-changed': ({ call }) => isCall(call),
  'screen-popped': ({ pop }) => isFields(pop) && isText(pop['number']) && isFields(pop['variables']),
  'quality-changed': ({ quality }) => isFields(quality) && isText(quality['callId']),
  'quality-summed': ({ summary }) => isFields(summary) && isText(summary['callId']),
  faulted: ({ fault }) => isFault(fault),
};

export function isShared({ type }: BackendEvent): boolean {
  return Object.hasOwn(events, type);
}

function isEvent(value: unknown): boolean {
  if (!isFields(value) || !isText(value['type'])) return false;
  return Object.hasOwn(events, value['type']) && events[value['type']]?.(value) === true;
}

/** `undefined` for what another version of this library, or another program, put on the channel. */
export function decode(data: unknown): SentMessage | undefined {
  if (!isFields(data) || data['version'] !== version || !isText(data['from']) || !isText(data['type'])) return undefined;
  const check = Object.hasOwn(checks, data['type']) ? checks[data['type'] as LineMessage['type']] : undefined;
  return check?.(data) ? (data as unknown as SentMessage) : undefined;
}
