/** An axis from 0 in steps that people count in: 1, 2 or 5 and those ten, a hundred … times as large. */
export interface Scale {
  /** End of the axis: the first step that is no less than what is to be shown. */
  readonly max: number;
  /** From 0 to `max`, both included. */
  readonly ticks: readonly number[];
}

/** For counts of things: whole steps only, `wanted` of them or fewer. */
export function countScale(highest: number, wanted = 4): Scale {
  const raw = Math.max(1, highest) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= raw && Number.isInteger(Math.max(1, each))) ?? 10 * power);
  const count = Math.max(1, Math.ceil(highest / step));
  return { max: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

/** Every so-many-th label, so that no more than `most` stand side by side. */
export function labelEvery(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / Math.max(1, most)));
}
