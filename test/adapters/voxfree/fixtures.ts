const folder = new URL('../../fixtures/voxfree/', import.meta.url);

export async function fixtureText(name: string): Promise<string> {
  const response = await fetch(new URL(name, folder));
  if (!response.ok) throw new Error(`no fixture ${name}`);
  return response.text();
}

export async function fixture<Shape = unknown>(name: string): Promise<Shape> {
  return JSON.parse(await fixtureText(`${name}.json`)) as Shape;
}

/** Names of fields with the type of each, sorted: two bodies with the same are of one shape. */
export function shapeOf(body: unknown): readonly string[] {
  const fields = Object.entries(body as Record<string, unknown>);
  return fields.map(([name, value]) => `${name}: ${value === null ? 'null' : typeof value}`).sort();
}
