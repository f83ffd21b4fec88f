/** Differences between an answer and the documented example in keys and in the types of values; [] when there are none. */
export function shapeDifferences(actual: unknown, example: unknown, path = '$'): string[] {
  if (Array.isArray(example)) return listDifferences(actual, example, path);
  if (isRecord(example)) return recordDifferences(actual, example, path);
  // What the example shows empty, other answers fill: the contract's tables say with a string.
  if (example === null) return actual === null || typeof actual === 'string' ? [] : [`${path}: ${typeof actual} for null`];
  if (actual === null && path.endsWith('.id')) return [];
  return typeof actual === typeof example && actual !== null ? [] : [`${path}: ${typeof actual} for ${typeof example}`];
}

function listDifferences(actual: unknown, example: readonly unknown[], path: string): string[] {
  if (!Array.isArray(actual)) return [`${path}: ${typeof actual} for list`];
  return actual.flatMap((item, index) => shapeDifferences(item, example[index] ?? example[0], `${path}[${index}]`));
}

function recordDifferences(actual: unknown, example: Record<string, unknown>, path: string): string[] {
  if (!isRecord(actual)) return [`${path}: ${Array.isArray(actual) ? 'list' : typeof actual} for object`];
  const keys = Object.keys(example);
  if (keys.every(key => /^\d+$/.test(key))) {
    const first = example[keys[0] ?? ''];
    return Object.entries(actual).flatMap(([key, value]) => shapeDifferences(value, first, `${path}.${key}`));
  }
  const missing = keys.filter(key => !(key in actual)).map(key => `${path}.${key}: missing`);
  const extra = Object.keys(actual).filter(key => !keys.includes(key)).map(key => `${path}.${key}: not documented`);
  const common = keys.filter(key => key in actual);
  return [...missing, ...extra, ...common.flatMap(key => shapeDifferences(actual[key], example[key], `${path}.${key}`))];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
