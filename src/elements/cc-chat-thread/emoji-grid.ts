/** Of one row. */
export const columns = 8;

/** Where a key leads in a grid of `count` cells; below 0 is out of the grid at its top. */
export function gridGoal(key: string, at: number, count: number): number | undefined {
  const last = count - 1;
  const rowStart = at - (at % columns);
  switch (key) {
    case 'ArrowRight':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowDown':
      return at + columns <= last ? at + columns : at;
    case 'ArrowUp':
      return at - columns;
    case 'PageDown':
      return Math.min(last, at + columns * 4);
    case 'PageUp':
      return Math.max(0, at - columns * 4);
    case 'Home':
      return rowStart;
    case 'End':
      return Math.min(last, rowStart + columns - 1);
    default:
      return undefined;
  }
}
