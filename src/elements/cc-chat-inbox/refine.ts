import type { Conversation } from '../../domain/conversation.js';
import { waitingFrom, type Refine } from './inbox-order.js';

export const sorts = ['usual', 'newest', 'wait', 'unread', 'name'] as const;
export type Sort = (typeof sorts)[number];

/** What conversations are told apart by, besides their list. */
export const facets = ['department', 'channel', 'tag'] as const;
export type Facet = (typeof facets)[number];

export interface Choices extends Readonly<Record<Facet, ReadonlySet<string>>> {
  readonly unread: boolean;
  readonly sort: Sort;
}

const nothingChosen: ReadonlySet<string> = new Set();

export const noChoices: Choices = { department: nothingChosen, channel: nothingChosen, tag: nothingChosen, unread: false, sort: 'usual' };

export type ChannelName = (channel: Conversation['channel']) => string;

/** By name, because not every vendor tells ids of departments with its conversations. */
export function valuesOf(row: Conversation, facet: Facet, channelName: ChannelName): readonly string[] {
  if (facet === 'department') return row.department ? [row.department.name] : [];
  return facet === 'channel' ? [channelName(row.channel)] : row.tags.map(({ name }) => name);
}

/** How many conversations have each value, by name; what is chosen and not there any more too. */
export function countValues(
  rows: readonly Conversation[], facet: Facet, chosen: ReadonlySet<string>, channelName: ChannelName,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>([...chosen].map((value) => [value, 0]));
  for (const row of rows) for (const value of new Set(valuesOf(row, facet, channelName))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b));
}

export function filtersOn({ department, channel, tag, unread }: Choices): number {
  return department.size + channel.size + tag.size + (unread ? 1 : 0);
}

/** Of one kind any of the values is enough, of several kinds each has its say. None where nothing is chosen. */
export function refineBy(choices: Choices, channelName: ChannelName, nameOf: (row: Conversation) => string): Refine | undefined {
  const { unread, sort } = choices;
  if (filtersOn(choices) === 0 && sort === 'usual') return undefined;
  const asked = facets.filter((facet) => choices[facet].size > 0);
  return {
    matches: (row) => (!unread || row.unread > 0) && asked.every((facet) => valuesOf(row, facet, channelName).some((value) => choices[facet].has(value))),
    compare: compareBy(sort, nameOf),
  };
}

type Compare = (a: Conversation, b: Conversation) => number;

const newest: Compare = (a, b) => (b.lastMessageAt ?? 0) - (a.lastMessageAt ?? 0);

function compareBy(sort: Sort, nameOf: (row: Conversation) => string): Compare | undefined {
  if (sort === 'newest') return newest;
  if (sort === 'wait') return (a, b) => waitOf(a) - waitOf(b) || newest(a, b);
  if (sort === 'unread') return (a, b) => Number(b.unread > 0) - Number(a.unread > 0) || newest(a, b);
  if (sort === 'usual') return undefined;
  const { compare } = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
  return (a, b) => compare(nameOf(a), nameOf(b));
}

/** Who waits for nobody comes after all who do. */
function waitOf(row: Conversation): number {
  return row.waitingSince !== undefined || row.place === 'waiting' ? waitingFrom(row) : Number.MAX_SAFE_INTEGER;
}
