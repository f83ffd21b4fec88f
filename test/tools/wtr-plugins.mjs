import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { register } from 'tsx/esm/api';

/** Some packages read `process.env.NODE_ENV` unguarded, which a browser does not have. */
export function nodeEnvPlugin() {
  return {
    name: 'node-env',
    transform(context) {
      if (!context.response.is('js') || !context.path.includes('/node_modules/')) return undefined;
      if (typeof context.body !== 'string' || !context.body.includes('process.env.NODE_ENV')) return undefined;
      return { body: context.body.replaceAll('process.env.NODE_ENV', '"development"') };
    },
  };
}

/** Runner plugins of the test support folders: each `test/support/<name>/plugin.ts` exports `plugin()`. */
export async function supportPlugins(rootDir) {
  const support = join(rootDir, 'test/support');
  if (!existsSync(support)) return [];
  register();
  const files = readdirSync(support).map((name) => join(support, name, 'plugin.ts')).filter((file) => existsSync(file));
  return Promise.all(files.sort().map(async (file) => (await import(pathToFileURL(file).href)).plugin()));
}
