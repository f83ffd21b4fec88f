import { brief, type Table } from './table.js';

/*
 * What we want to be, as ratios within one run: of a plain DOM list that cannot be beaten (floor), of the best list library
 * at its best (tanstack), of the chats that people use today. The harness's own cost (nothing) is taken off processor times.
 */

interface Goal {
  readonly id: string;
  readonly text: string;
  readonly value: number;
  readonly isMet: boolean;
}

/** The floor shows bare rows of one height. What rows of a product, which are measured and say and offer more, may take beside it: */
const REAL_ROWS = 1.3;
const FRAME = 16.667;
/** A frame more or less is chance: that is how often a browser paints. */
const SAME_FRAME = 0.5 * FRAME;

export function goals(table: Table): Goal[] {
  const list: Goal[] = [];
  const atMost = (id: string, text: string, value: number, limit: number): void => void list.push({ id, text: `${text} <= ${limit}`, value, isMet: value <= limit });
  const atLeast = (id: string, text: string, value: number, limit: number): void => void list.push({ id, text: `${text} >= ${limit}`, value, isMet: value >= limit });
  const median = (scenario: string, name: Parameters<Table['median']>[1] = 'ours'): number => table.median(scenario, name);
  const net = (scenario: string, name: Parameters<Table['net']>[1] = 'floor'): number => table.net(scenario, 'ours') / table.net(scenario, name);

  for (const size of [100, 1000, 10_000, 100_000]) {
    const first = `thread ${size}: first render, ms`;
    const floor = median(first, 'floor');
    const limit = size === 100_000 ? 2 : 1.5;
    list.push({ id: 'G1', text: `first render of ${size} / floor <= ${limit}, or the same frame`, value: median(first) / floor, isMet: median(first) <= Math.max(limit * floor, floor + SAME_FRAME) });
    atMost('G1', `first render of ${size}, frames`, median(first) / FRAME, 2);
    atMost('G1', `first render of ${size}, long tasks`, median(`thread ${size}: first render, long tasks`), 0);
    atLeast('G1', `tanstack / ours, first render of ${size}`, median(first, 'tanstack') / median(first), size === 100_000 ? 1.5 : 1.8);
    atMost('G2', `elements / floor, ${size}`, median(`thread ${size}: elements`) / median(`thread ${size}: elements`, 'floor'), 2);
    atMost('G2', `heap beyond the data, ${size}: MB / (0.15 MB + 16 B a message)`, median(`thread ${size}: heap, MB`) / (0.15 + (16 * size) / 1_048_576), 1);
  }
  atLeast('G1', 'vue-advanced-chat / ours, first render of 1000', median('thread 1000: first render, ms', 'vue-advanced-chat') / median('thread 1000: first render, ms'), 80);
  atLeast('G2', 'vue-advanced-chat / ours, heap of 1000', median('thread 1000: heap, MB', 'vue-advanced-chat') / median('thread 1000: heap, MB'), 250);
  for (const size of [10_000, 100_000]) {
    const append = `thread ${size}: append, ms`;
    atMost('G3', `append to ${size} painted, frames after floor`, (median(append) - median(append, 'floor')) / FRAME, 0.5);
  }

  const burst = 'thread 10000, 1000 at 200/s';
  atMost('G4', `${burst}: frames dropped beyond nothing`, median(`${burst}: dropped`) - median(`${burst}: dropped`, 'nothing'), 0);
  atMost('G4', `${burst}: long tasks`, median(`${burst}: long tasks`), 0);
  atMost('G4', `${burst}: processor / floor`, net(`${burst}: processor, ms`), REAL_ROWS);
  atMost('G4', `${burst}: runs that lost the end`, Math.max(...table.values(`${burst}: lost`, 'ours')), 0);
  const stretch = 'thread 10000, 5000 at 1000/s';
  atMost('G5', `${stretch}: frames dropped beyond nothing`, median(`${stretch}: dropped`) - median(`${stretch}: dropped`, 'nothing'), 0);

  for (const at of ['at 0', 'at 400', 'at 0, late pictures']) {
    atMost('G6', `prepend ${at}: worst shift in any frame of any run, px`, Math.max(...table.values(`prepend ${at}: worst shift, px`, 'ours')), 0.5);
  }
  for (const way of ['120 px a frame', 'whole list']) {
    const scroll = `thread 10000, scroll ${way}`;
    atMost('G7', `${scroll}: frames with a gap`, Math.max(...table.values(`${scroll}: gaps`, 'ours')), 0);
    atMost('G7', `${scroll}: p95 / floor`, median(`${scroll}: p95, ms`) / median(`${scroll}: p95, ms`, 'floor'), 1.1);
    atMost('G7', `${scroll}: processor / floor`, net(`${scroll}: processor, ms`), 1.1);
  }

  const inbox = 'inbox 10000, 1000 at 200/s';
  atMost('G8', 'first render of an inbox of 10000, frames', median('inbox 10000: first render, ms') / FRAME, 2);
  atMost('G8', `${inbox}: processor / floor`, net(`${inbox}: processor, ms`), REAL_ROWS);
  atMost('G8', `${inbox}: processor / tanstack`, net(`${inbox}: processor, ms`, 'tanstack'), 0.75);
  atMost('G8', `${inbox}: frames dropped beyond nothing`, median(`${inbox}: dropped`) - median(`${inbox}: dropped`, 'nothing'), 0);
  const event = 'inbox 1000: processor an event, ms';
  atLeast('G8', 'vue-advanced-chat / ours, processor an event in an inbox of 1000', median(event, 'vue-advanced-chat') / median(event), 50);

  const load = 'load with 100, processor at a quarter, ms';
  atMost('G10', `${load}: ours / empty page`, median(load) / median(load, 'nothing'), 1.5);
  atLeast('G10', `${load}: vue-advanced-chat / ours`, median(load, 'vue-advanced-chat') / median(load), 4);
  atLeast('G10', `${load}: deep-chat / ours`, median(load, 'deep-chat') / median(load), 2);
  atMost('G11', 'kB kept a cycle', median('cycle: kB kept'), 0.1);
  atMost('G11', 'nodes kept a cycle', median('cycle: nodes kept'), 0);
  atMost('G11', 'listeners kept a cycle', median('cycle: listeners kept'), 0);
  return list.filter(({ value }) => !Number.isNaN(value) && value !== Number.NEGATIVE_INFINITY);
}

export function goalsMarkdown(list: readonly Goal[]): string {
  const lines = list.map(({ id, text, value, isMet }) => `| ${id} | ${text} | ${brief(value)} | ${isMet ? 'PASS' : 'MISS'} |`);
  return ['| | goal | measured | |', '| --- | --- | ---: | --- |', ...lines].join('\n');
}
