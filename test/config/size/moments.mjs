import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Modules that the telephone imports by the time of a moment that has a name, beside what it imports at once. The budgets
 * count them, and `test/tools/size-moments.mjs` sees in a browser that it is these and no other ones.
 */
/** Registered, and nobody touched the page since: no call yet. */
export const atRest = ['adapters/sip/phone', 'adapters/sip/sound', 'adapters/sip/instance-id', 'adapters/sip/devices'];

/** An answered call has run for five seconds. */
export const inCall = [...atRest, 'adapters/sip/call-list', 'adapters/sip/quality-watch', 'elements/cc-softphone/stage', 'elements/cc-softphone/in-call', 'elements/cc-softphone/desk'];

/** What a built file was made of, by its source map: `elements/cc-softphone/stage`. */
export function sourcesOf(file) {
  const map = `${file}.map`;
  const { sources } = existsSync(map) ? JSON.parse(readFileSync(map, 'utf8')) : { sources: [] };
  return sources.map((source) => source.replace(/^.*\/src\//, '').replace(/\.ts$/, ''));
}

/** Whether a dynamic import leads to one of the modules. */
export function leadsTo(modules, { path, importer }) {
  return path.startsWith('.') && sourcesOf(join(dirname(importer), path)).some((source) => modules.includes(source));
}
