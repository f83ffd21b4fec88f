/**
 * Sees which of the built files a browser has fetched when the telephone is registered and at rest, and when a call has run
 * for five seconds, and fails where a budget of `size-limit.mjs` counts anything else: an import that comes later than it
 * was thought to, or one that nobody counts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { atRest, inCall } from '../config/size/moments.mjs';
import { lazyChunksApart } from '../config/size-limit.mjs';
import { buildOptions, entry, modulesOf, nameOf, startTelephonePage } from './telephone-page.mjs';

const isOurs = (input) => input.startsWith('dist/');

/** Files that hold nothing but words: one language's. */
function isLanguage(input) {
  const modules = modulesOf(input);
  return modules.length > 0 && modules.every((module) => /^i18n\/[a-z-]+\//.test(module));
}

function reachable({ inputs }, from) {
  const seen = new Set();
  const follow = (path) => {
    if (seen.has(path) || !inputs[path]) return;
    seen.add(path);
    for (const { path: next } of inputs[path].imports) follow(next);
  };
  follow(from);
  return seen;
}

async function counted(followed) {
  const { metafile } = await build({ ...buildOptions, entryPoints: [entry('softphone-with-sip')], outdir: 'unwritten', write: false, plugins: [lazyChunksApart(followed)] });
  return new Set(Object.keys(metafile.inputs));
}

function problemsAt(moment, files, budget, { own, hosts }) {
  const inputs = new Set([...files.values()].flatMap((output) => Object.keys(output.inputs)));
  const isOwn = (input) => isOurs(input) && own.has(input) && !isLanguage(input);
  // What the session brings anyway costs nobody anything when the telephone uses it, too.
  const uncounted = [...inputs].filter((input) => isOwn(input) && !budget.has(input) && !hosts.has(input));
  const unused = [...budget].filter((input) => isOurs(input) && !inputs.has(input));
  return [...uncounted.map((input) => `${nameOf(input)} is fetched and not counted`), ...unused.map((input) => `${nameOf(input)} is counted and not fetched`)].map(
    (problem) => `${moment}: ${problem}`,
  );
}

/** In kB as they come over the wire: what the budget counts, one language, and the session with what else the page has. */
function weigh(folder, files, budget) {
  const sums = { telephone: 0, language: 0, session: 0 };
  for (const [path, { inputs }] of files) {
    const names = Object.keys(inputs);
    const kind = names.some((input) => budget.has(input)) ? 'telephone' : names.some(isLanguage) ? 'language' : 'session';
    sums[kind] += gzipSync(readFileSync(join(folder, path))).length / 1000;
  }
  return Object.entries(sums)
    .map(([kind, sum]) => `${kind} ${sum.toFixed(1)} kB`)
    .join(', ');
}

const site = await startTelephonePage();
const reach = { own: reachable(site.metafile, entry('softphone-with-sip')), hosts: reachable(site.metafile, 'dist/session.js') };
const problems = [];
try {
  const page = await site.newPage();
  const files = new Map();
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    const output = site.outputs.get(path);
    if (output) files.set(path, output);
  });
  const look = async (moment, followed) => {
    const budget = await counted(followed);
    problems.push(...problemsAt(moment, files, budget, reach));
    console.log(`${moment}, ${files.size} files fetched: ${weigh(site.folder, files, budget)}`);
  };
  await site.register(page);
  await look('registered and at rest', atRest);
  await site.talk(page, 5_000);
  await look('in a call', inCall);
} finally {
  await site.close();
}
for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
