import type { Call, CallDirection, CallEnd } from '../../domain/call.js';
import { sameNumber } from '../../domain/phone-number.js';
import type { Context } from './context.js';
import { column, lowerCase, milliseconds, type Row } from './decode.js';
import { recordingPath } from './records.js';

interface Leg {
  readonly id: string;
  readonly direction: CallDirection;
  readonly state: 'dialing' | 'ringing' | 'active';
  readonly held: boolean;
  readonly number: string;
  readonly age: number;
  readonly variables: Readonly<Record<string, string>>;
}

interface Known {
  readonly call: Call;
  /** Undefined: asked for by a click, and not yet seen at the extension. */
  readonly leg: string | undefined;
  readonly popped: boolean;
}

/** A click whose call has not shown up after this long has failed: the extension was not picked up. */
const clickPatience = 60_000;

/**
 * Facts about the calls of one extension, made of what `statusramais` shows at each look. The id that a click gets has
 * another form than the one at the extension, so that both are brought together by number and time (contract part 5, row 4).
 */
export class ExtensionCalls {
  readonly #context: Context;
  readonly #known = new Map<string, Known>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** All that is there now, as a snapshot; pops what has not been popped. */
  list(rows: readonly Row[]): void {
    const { before, after } = this.#take(rows);
    for (const [id, { call }] of before) if (!after.has(id)) this.#end(call);
    this.#context.emit({ type: 'calls-listed', calls: [...after.values()].map(({ call }) => call) });
    this.#pop();
  }

  /** Tells what is different from the look before. */
  update(rows: readonly Row[]): void {
    const { before, after } = this.#take(rows);
    for (const [id, { call }] of before) if (!after.has(id)) this.#end(call);
    for (const [id, { call }] of after) if (before.get(id)?.call !== call) this.#tell(call);
    this.#pop();
  }

  /** A call was asked for and accepted; no telephone need have rung. */
  clicked(id: string, number: string): void {
    const call = callOf(id, { direction: 'out', state: 'dialing', held: false, number, age: 0, variables: {} }, this.#now());
    this.#known.set(id, { call, leg: undefined, popped: true });
    this.#tell(call);
  }

  clear(): void {
    this.#known.clear();
  }

  #take(rows: readonly Row[]): { readonly before: ReadonlyMap<string, Known>; readonly after: ReadonlyMap<string, Known> } {
    const before = new Map(this.#known);
    const { extension } = this.#context.settings;
    const legs = rows.map(lowerCase).filter((row) => column(row, 'ramal') === extension).flatMap((row) => legOf(row, extension));
    const seen = new Set<string>();
    for (const leg of legs) seen.add(this.#see(leg));
    for (const [id, known] of before) {
      const waits = known.leg === undefined && this.#now() - known.call.startedAt < clickPatience;
      if (!seen.has(id) && !waits) this.#known.delete(id);
    }
    return { before, after: this.#known };
  }

  /** Id of the call that this leg belongs to. */
  #see(leg: Leg): string {
    const [id, known] = this.#find(leg) ?? [leg.id, undefined];
    const fresh = callOf(id, leg, this.#now(), known?.call);
    const call = known && same(known.call, fresh) ? known.call : fresh;
    this.#known.set(id, { call, leg: leg.id, popped: known?.popped ?? false });
    return id;
  }

  #find(leg: Leg): [string, Known] | undefined {
    const all = [...this.#known];
    return all.find(([, known]) => known.leg === leg.id)
      ?? all.find(([, known]) => known.leg === undefined && sameNumber(known.call.remote.number, leg.number, 'BR'));
  }

  /** Once for each call at this extension, as soon as it brings a variable, and never for calls that go out. */
  #pop(): void {
    for (const [id, known] of this.#known) {
      const { call: { direction, variables, remote: { number } } } = known;
      if (known.popped || direction !== 'in' || !(variables['JSON1'] || variables['JSON2'] || variables['JSON3'])) continue;
      this.#known.set(id, { ...known, popped: true });
      this.#context.emit({ type: 'screen-popped', pop: { callId: id, number, extension: this.#context.settings.extension, variables } });
    }
  }

  /** Who hung up the wire does not say. */
  #end(call: Call): void {
    const cause: CallEnd['cause'] = call.answeredAt !== undefined ? 'hung-up' : call.direction === 'in' ? 'cancelled' : 'no-answer';
    this.#tell({ ...call, state: 'ended', endedAt: this.#now(), end: { cause, by: 'system' } });
  }

  #tell(call: Call): void {
    this.#context.emit({ type: 'call-changed', call });
  }

  #now(): number {
    return this.#context.settings.io.clock.now();
  }
}

/** None where the extension is idle, or where nothing is said of a call (contract part 5, row 15). */
function legOf(row: Row, extension: string): readonly Leg[] {
  const id = column(row, 'idchamada');
  const direction: CallDirection = /^s/i.test(column(row, 'direcao')) ? 'out' : 'in';
  const state = stateOf(column(row, 'statuscanal'), column(row, 'status'), direction);
  if (id === '' || !state) return [];
  const parties = [column(row, 'callerid'), column(row, 'extension')];
  const number = parties.find((party) => party !== '' && party !== extension) ?? '';
  const variables = Object.fromEntries(
    ['JSON1', 'JSON2', 'JSON3', 'GRAVACAO'].map((name) => [name, column(row, name.toLowerCase())]).filter(([, value]) => value !== ''),
  ) as Readonly<Record<string, string>>;
  const held = /hold/i.test(column(row, 'status'));
  return [{ id, direction, state, held, number, age: milliseconds(column(row, 'duracao')), variables }];
}

/** States of a channel and of a device, in Asterisk's words: the channel's own is the nearer one. */
function stateOf(channel: string, device: string, direction: CallDirection): Leg['state'] | undefined {
  const early = direction === 'in' ? 'ringing' : 'dialing';
  if (/^up$/i.test(channel)) return 'active';
  if (/^(?:ring|ringing|dialing|dialing offhook|offhook|pre-ring)$/i.test(channel)) return early;
  if (channel !== '') return undefined;
  if (/^(?:in use|busy|on hold)$/i.test(device)) return 'active';
  return /^ring/i.test(device) ? early : undefined;
}

function callOf(id: string, leg: Omit<Leg, 'id'>, now: number, before?: Call): Call {
  const startedAt = before?.startedAt ?? now - leg.age;
  const answered = before?.answeredAt ?? (leg.state !== 'active' ? undefined : before ? now : startedAt);
  return {
    id,
    direction: before?.direction ?? leg.direction,
    state: leg.state,
    remote: { number: leg.number || (before?.remote.number ?? '') },
    startedAt,
    ...(answered === undefined ? {} : { answeredAt: answered }),
    hold: { local: leg.held, remote: false },
    ...(leg.held ? { heldSince: before?.heldSince ?? now } : {}),
    muted: false,
    silenced: false,
    media: 'elsewhere',
    signalling: 'ok',
    variables: { ...before?.variables, ...leg.variables },
    ...recordingOf(leg.variables['GRAVACAO'] ?? before?.variables['GRAVACAO']),
    // The vendor has no act on a running call (contract part 5, row 17).
    can: new Set(),
  };
}

function recordingOf(written = ''): Pick<Call, 'recordingId'> {
  const recordingId = recordingPath(written);
  return recordingId === undefined ? {} : { recordingId };
}

function same(before: Call, after: Call): boolean {
  const face = ({ state, remote, hold, variables }: Call): string => JSON.stringify([state, remote.number, hold.local, variables]);
  return face(before) === face(after);
}
