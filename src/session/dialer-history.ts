import type { Campaign, CampaignProgress } from '../domain/dialer.js';
import type { ProgressPoint } from './session-api.js';

const most = 240;

/** With what the campaigns have come to now. Those that are gone are let go. */
export function withProgress(
  history: ReadonlyMap<string, readonly ProgressPoint[]>, campaigns: readonly Campaign[], at: number,
): ReadonlyMap<string, readonly ProgressPoint[]> {
  const next = new Map<string, readonly ProgressPoint[]>();
  for (const { id, progress } of campaigns) {
    const points = history.get(id) ?? [];
    if (progress) next.set(id, withPoint(points, { at, progress }));
    else if (points.length > 0) next.set(id, points);
  }
  return next;
}

/** A line that stays level needs its two ends only; of too many points, the two that are closest in time become one. */
function withPoint(points: readonly ProgressPoint[], point: ProgressPoint): readonly ProgressPoint[] {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (last && last.at >= point.at) return [...points.slice(0, -1), point];
  const isLevel = last && before && same(last.progress, point.progress) && same(before.progress, point.progress);
  const next = [...(isLevel ? points.slice(0, -1) : points), point];
  return next.length > most ? merged(next) : next;
}

/** The first and the last point stay. */
function merged(points: readonly ProgressPoint[]): readonly ProgressPoint[] {
  let closest = 1;
  let least = Infinity;
  for (let index = 1; index < points.length - 1; index += 1) {
    const gap = (points[index + 1]?.at ?? 0) - (points[index - 1]?.at ?? 0);
    if (gap < least) [least, closest] = [gap, index];
  }
  return points.filter((_, index) => index !== closest);
}

function same(a: CampaignProgress, b: CampaignProgress): boolean {
  return a.waiting === b.waiting && a.dialing === b.dialing && a.done === b.done && a.discarded === b.discarded && a.exceeded === b.exceeded;
}
