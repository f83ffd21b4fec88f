import fc from 'fast-check';
import type { Backend } from '../../src/domain/backend.js';
import { Fault } from '../../src/domain/fault.js';
import type { Io } from '../../src/net/io.js';

type Command = readonly [name: string, run: () => Promise<unknown> | undefined];

/** Changes one place of a JSON value, anywhere in it. */
type Damage = (value: unknown) => unknown;

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>('', '0', ' ', 'null', '<b>x</b>', '0000-00-00 00:00:00', '/Date(1)/', -1, 1e300, 0.5, true, [], {}, null, '__proto__', '{"a":1}'),
);

/** What to do at which place; any JSON in place of the whole where there is no path. */
export interface Plan {
  readonly path: readonly number[];
  readonly act: 'gone' | 'replaced' | 'doubled' | 'wrapped' | 'renamed';
  readonly value: unknown;
}

/** Any JSON in place of an answer, or a true answer with something in it gone, replaced, doubled, wrapped or renamed. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  path: fc.array(fc.nat(40), { maxLength: 6 }),
  act: fc.constantFrom('gone', 'replaced', 'doubled', 'wrapped', 'renamed'),
  value: odd,
});

export const damageOf = ({ path, act, value }: Plan): Damage => (whole) => damaged(whole, path, act, value);

function damaged(value: unknown, [turn, ...rest]: readonly number[], act: Plan['act'], odd: unknown): unknown {
  if (typeof value !== 'object' || value === null || turn === undefined) return act === 'wrapped' ? [value] : odd;
  const entries = Object.entries(value as Record<string, unknown>);
  const [key, inner] = entries[turn % Math.max(1, entries.length)] ?? [];
  if (key === undefined) return odd;
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) return replaced(value, key, [[key, damaged(inner, rest, act, odd)]]);
  if (act === 'gone') return replaced(value, key, []);
  if (act === 'doubled') return replaced(value, key, [[key, [inner, inner]]]);
  if (act === 'wrapped') return replaced(value, key, [[key, { 0: inner }]]);
  if (act === 'renamed') return replaced(value, key, [[key.toUpperCase(), inner]]);
  return replaced(value, key, [[key, odd]]);
}

function replaced(value: object, key: string, by: readonly (readonly [string, unknown])[]): unknown {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => (String(index) === key ? by.map(([, inner]) => inner) : [item]));
  return Object.fromEntries(Object.entries(value).flatMap((entry) => (entry[0] === key ? by : [entry])));
}

/** An `Io` whose answers are damaged as long as there is something to damage them with. */
export class DamagedLine {
  damage: Damage | undefined;
  /** How many answers it met. */
  met = 0;

  readonly wrap = (io: Io): Io => {
    const { upload } = io;
    return {
      ...io,
      fetch: (url, init) => this.#spoil(io.fetch(url, init)),
      ...(upload ? { upload: (url, body, uploading) => this.#spoil(upload(url, body, uploading)) } : {}),
    };
  };

  async #spoil(answering: Promise<Response>): Promise<Response> {
    const response = await answering;
    if (!this.damage) return response;
    this.met += 1;
    const text = await response.text();
    const value: unknown = JSON.parse(text);
    return new Response(JSON.stringify(this.damage(value)) ?? '', { status: response.status, headers: response.headers });
  }
}

export interface Place {
  readonly conversationId: string;
  readonly contactId: string;
  readonly otherId: string;
}

let written = 0;

/** Everything a backend can be asked about chat. Nothing of it closes or hands over the conversation itself. */
export function everyCommand({ chat, replies, agent, admin }: Backend, { conversationId: id, contactId, otherId }: Place): readonly Command[] {
  written += 1;
  const text = { clientId: `odd-${written}`, conversationId: id, text: `odd ${written}`, writtenAt: Date.now() };
  const file = { ...text, clientId: `file-${written}`, file: { name: 'a.txt', size: 1, type: 'text/plain' } };
  const tag = { id: '1', name: 'x', color: '#111111', mine: true };
  return [
    ['refresh', () => chat?.refresh()],
    ['open', () => chat?.open(id)],
    ['fetchNewer', () => chat?.fetchNewer(id, undefined)],
    ['fetchNewer from', () => chat?.fetchNewer(id, '1')],
    ['send', () => chat?.send(text)],
    ['findSent', () => chat?.findSent(text)],
    ['recent', () => chat?.recent?.(10)],
    ['contactHistory', () => chat?.contactHistory?.(id)],
    ['attach', () => chat?.attachments?.send(file, new Blob(['x']), () => undefined, new AbortController().signal)],
    ['claim', () => chat?.claim?.(otherId)],
    ['begin', () => chat?.begin?.(otherId)],
    ['targets', () => chat?.transfer?.targets(id)],
    ['transfer', () => chat?.transfer?.transfer(otherId, { agentId: '60', note: 'x', close: false })],
    ['dispositions', () => chat?.closing?.dispositions?.(id)],
    ['owned', () => chat?.ownership?.owned()],
    ['release', () => chat?.ownership?.release(contactId, '1')],
    ['tags', () => chat?.tags?.list(id)],
    ['create tag', () => chat?.tags?.create?.(id, 'x')],
    ['set tag', () => chat?.tags?.set(id, '1', true)],
    ['update tag', () => chat?.tags?.update?.(id, tag)],
    ['remove tag', () => chat?.tags?.remove?.(id, '1')],
    ['templates', () => chat?.templates?.list(id)],
    ['send template', () => chat?.templates?.send(id, '1', `template-${written}`)],
    ['departments', () => chat?.starting?.departments?.()],
    ['channels', () => chat?.starting?.channels('1')],
    ['contacts', () => chat?.starting?.contacts('a')],
    ['create contact', () => chat?.starting?.createContact?.({ name: 'x', phone: '5511955550199' })],
    ['start', () => chat?.starting?.start(contactId, '25', '1')],
    ['slots', () => chat?.scheduling?.slots(id)],
    ['schedule', () => chat?.scheduling?.schedule({ ...text, clientId: `later-${written}` }, Date.now() + 3_600_000)],
    ['answer conversation', () => chat?.assistant?.answerConversation?.(id)],
    ['answer message', () => chat?.assistant?.answerMessage?.(id, '1')],
    ['record', () => chat?.records?.conversation?.(id)],
    ['report', () => chat?.records?.report?.()],
    ['occurrences', () => chat?.records?.occurrences?.()],
    ['dashboard', () => chat?.records?.dashboard?.()],
    ['replies', () => replies?.list(id)],
    ['create reply', () => replies?.create?.(id, 'x', 'y')],
    ['update reply', () => replies?.update?.(id, { id: '1', title: 'x', text: 'y', mine: true })],
    ['remove reply', () => replies?.remove?.(id, '1')],
    ['go online', () => agent?.goOnline?.()],
    ['all conversations', () => admin?.allConversations?.()],
    ['close', () => chat?.closing?.close(otherId, {})],
  ];
}

/** Runs all of it; returns what failed with anything but a `Fault`, and what never ended. */
export async function misbehaviour(commands: readonly Command[], settle: (promise: Promise<unknown>) => Promise<unknown>): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [name, run] of commands) {
    try {
      await settle(Promise.resolve(run()));
    } catch (error) {
      if (!(error instanceof Fault)) wrong.push(`${name}: ${String(error)}`);
    }
  }
  return wrong;
}
