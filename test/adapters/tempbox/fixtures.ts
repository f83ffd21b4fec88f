const folder = new URL('../../fixtures/tempbox/', import.meta.url);

export async function fixtureText(name: string): Promise<string> {
  const response = await fetch(new URL(name, folder));
  if (!response.ok) throw new Error(`no fixture ${name}`);
  return response.text();
}

export async function fixture<Shape = Readonly<Record<string, unknown>>>(name: string): Promise<Shape> {
  return JSON.parse(await fixtureText(`${name}.json`)) as Shape;
}
