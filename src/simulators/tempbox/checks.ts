import { schema, type Field, type Method } from './schema.js';

export interface ReadQuery {
  /** Undefined: it cannot be read at all. */
  readonly input: Readonly<Record<string, unknown>> | undefined;
  /** What the client did that the contract does not allow, in words for a test's message. */
  readonly problems: readonly string[];
}

const known: Readonly<Record<(typeof schema)[Method]['query'], readonly string[]>> = {
  json: ['token', 'json'],
  'empty-json': ['token', 'json'],
  hash: ['token', 'Hash'],
  none: ['token'],
};

/** Reads and checks the query of one request. */
export function readQuery(method: Method, query: URLSearchParams): ReadQuery {
  const { query: form, input: fields } = schema[method];
  const names = [...query.keys()];
  const problems = [
    ...known[form].filter((name) => !query.has(name)).map((name) => `${name}: missing in the query`),
    ...names.filter((name) => !known[form].includes(name)).map((name) => `${name}: not a parameter of this method`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name}: given twice`),
  ];
  if (form === 'hash') return { input: { Hash: query.get('Hash') ?? '' }, problems };
  const json = query.get('json') ?? '';
  if (form !== 'json') return { input: {}, problems: json === '' ? problems : [...problems, 'json: has a value'] };
  const given = readObject(json);
  if (!given) return { input: undefined, problems: [...problems, 'json: not a JSON object'] };
  return { input: given, problems: [...problems, ...fieldProblems(fields, given)] };
}

function readObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Nothing says which fields are required: what is missing is no fault here, only what is strange. */
function fieldProblems(fields: readonly Field[], given: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const field = fields.find((each) => each.name === name);
    if (!field) return [`${name}: not a field of this method`];
    const wanted = field.type === 'i' ? 'number' : field.type === 'b' ? 'boolean' : 'string';
    if (typeof value !== wanted) return [`${name}: ${value === null ? 'null' : typeof value} instead of ${wanted}`];
    return field.type === 'i' && !Number.isInteger(value) ? [`${name}: not whole`] : [];
  });
}
