import type { Message } from '../../../src/domain/message.js';
import { ownName, type World } from './world.js';

export interface Written {
  readonly conversationId: string;
  readonly text: string;
  readonly clientId: string;
  /** Changes with the tab that it was written in, and with each reload. */
  readonly life: number;
}

export interface Wrongs {
  readonly lost: number;
  readonly doubled: number;
  readonly outOfOrder: number;
}

export interface Figures {
  readonly written: number;
  /** At the vendor, of what the agent wrote. */
  readonly sent: Wrongs;
  /** On the screens, of everything that stands in the conversations. */
  readonly shown: Wrongs;
  /** Facts that a page was told more than once. */
  readonly toldTwice: number;
  readonly reloads: number;
  readonly switches: number;
  /** Texts that failed for certain and that the agent sent again: they may stand after younger ones. */
  readonly retried: number;
  readonly violations: readonly unknown[];
}

type Counted = Omit<Figures, 'reloads' | 'switches' | 'retried'>;

export function count(
  world: World,
  written: readonly Written[],
  retried: ReadonlySet<string>,
  screens: ReadonlyMap<string, readonly (readonly Message[])[]>,
  told: ReadonlyMap<string, number>,
): Counted {
  const shown = [...screens].flatMap(([id, lists]) => {
    const truth = world.truth(id).map(({ text, fromAgent }) => `${fromAgent} ${text}`);
    return lists.map((items) => compare(truth, items.map(asLine)));
  });
  return {
    written: written.length,
    sent: sentWrongs(world, written, retried),
    shown: sum(shown),
    toldTwice: [...told.values()].filter((times) => times > 1).length,
    violations: world.violations(),
  };
}

function asLine({ body, attachment, direction }: Message): string {
  const text = body.kind === 'text' ? body.text : body.html;
  return `${direction === 'out'} ${attachment ? ownName(attachment.name) : text}`;
}

/** What was written in one page goes out in the order of writing. */
function sentWrongs(world: World, written: readonly Written[], retried: ReadonlySet<string>): Wrongs {
  const taken = world.taken().map(({ conversationId, text }) => `${conversationId} ${text}`);
  const wanted = written.map(({ conversationId, text }) => `${conversationId} ${text}`);
  const { lost, doubled } = compare([...wanted].sort(), [...taken].sort());
  const orderly = grouped(written.filter(({ clientId }) => !retried.has(clientId)), ({ conversationId, life }) => `${conversationId} ${life}`);
  const place = new Map(taken.map((key, index) => [key, index]));
  const outOfOrder = [...orderly.values()].reduce((sum, texts) =>
    sum + backwards(texts.map(({ conversationId, text }) => place.get(`${conversationId} ${text}`) ?? -1)), 0);
  return { lost, doubled, outOfOrder };
}

export function compare(truth: readonly string[], seen: readonly string[]): Wrongs {
  const places = grouped([...truth.keys()], (index) => truth[index] ?? '');
  const times = grouped(seen, (line) => line);
  const lost = [...places].reduce((sum, [line, wanted]) => sum + Math.max(0, wanted.length - (times.get(line)?.length ?? 0)), 0);
  const doubled = [...times].reduce((sum, [line, lines]) => sum + Math.max(0, lines.length - (places.get(line)?.length ?? 0)), 0);
  const outOfOrder = backwards(seen.map((line) => places.get(line)?.[0] ?? -1).filter((index) => index >= 0));
  return { lost, doubled, outOfOrder };
}

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function backwards(places: readonly number[]): number {
  return places.filter((place, index) => place < (places[index - 1] ?? -1)).length;
}

function sum(all: readonly Wrongs[]): Wrongs {
  return all.reduce(
    (total, { lost, doubled, outOfOrder }) =>
      ({ lost: total.lost + lost, doubled: total.doubled + doubled, outOfOrder: total.outOfOrder + outOfOrder }),
    { lost: 0, doubled: 0, outOfOrder: 0 },
  );
}

export const nothingWrong: Wrongs = { lost: 0, doubled: 0, outOfOrder: 0 };
