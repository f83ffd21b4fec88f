/**
 * Sees which of the built files a browser has fetched when the telephone is registered and at rest, and when a call has run
 * for five seconds, and fails where a budget of `size-limit.mjs` counts anything else: an import that comes later than it
 * was thought to, or one that nobody counts.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { atRest, inCall, sourcesOf } from '../config/size/moments.mjs';
import { lazyChunksApart } from '../config/size-limit.mjs';
import { serveFolder } from './static-server.mjs';

const deadline = 20_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const args = ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'];

const entry = (name) => `test/config/size/${name}.mjs`;
const options = { absWorkingDir: root, bundle: true, minify: true, format: 'esm', splitting: true, target: 'es2022', metafile: true, legalComments: 'none' };
const isOurs = (input) => input.startsWith('dist/');
/** By what is in it. */
const nameOf = (input) => sourcesOf(join(root, input)).join(' + ') || basename(input);

/** Files that hold nothing but words: one language's. */
function isLanguage(input) {
  const sources = sourcesOf(join(root, input));
  return sources.length > 0 && sources.every((source) => /^i18n\/[a-z-]+\//.test(source));
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
  const { metafile } = await build({ ...options, entryPoints: [entry('softphone-with-sip')], outdir: 'unwritten', write: false, plugins: [lazyChunksApart(followed)] });
  return new Set(Object.keys(metafile.inputs).filter(isOurs));
}

/** What the page has executed, as sources with their outputs. */
function watchFetched(page, outputs) {
  const fetched = new Map();
  page.on('response', (response) => {
    const output = outputs.get(new URL(response.url()).pathname.slice(1));
    for (const input of Object.keys(output?.inputs ?? {})) fetched.set(input, output);
  });
  return () => new Map(fetched);
}

async function visit(page, url) {
  await page.goto(`${url}/index.html`);
  const session = await page.evaluateHandle(async () => {
    globalThis.customer = await globalThis.openOtherSide();
    globalThis.session = globalThis.openTelephone();
  });
  await session.dispose();
  await page.waitForFunction(() => globalThis.session.connection.$registration.get()?.status === 'registered', undefined, { timeout: deadline });
  await page.waitForLoadState('networkidle');
}

async function talk(page) {
  await page.evaluate(() => globalThis.customer.call('2001'));
  await page.waitForFunction(() => globalThis.session.calls.$calls.get().length > 0, undefined, { timeout: deadline });
  await page.evaluate(() => globalThis.document.querySelector('cc-softphone').answer());
  await page.waitForFunction(
    () => globalThis.session.calls.$calls.get().some(({ state, answeredAt }) => state === 'active' && Date.now() - answeredAt >= 5000),
    undefined,
    { timeout: deadline },
  );
  await page.waitForLoadState('networkidle');
}

function compare(moment, fetched, budget, { own, hosts }) {
  const used = [...fetched.keys()].filter((input) => isOurs(input) && own.has(input) && !isLanguage(input));
  const uncounted = used.filter((input) => !budget.has(input));
  const unused = [...budget].filter((input) => !fetched.has(input));
  const problems = [
    ...uncounted.filter((input) => !hosts.has(input)).map((input) => `${nameOf(input)} is fetched and not counted`),
    ...unused.map((input) => `${nameOf(input)} is counted and not fetched`),
  ];
  const shared = uncounted.filter((input) => hosts.has(input)).map(nameOf);
  console.log(`${moment}: ${used.length - shared.length} files counted, of ${fetched.size} sources in the page${shared.length > 0 ? `; of the session: ${shared.join(', ')}` : ''}`);
  return problems.map((problem) => `${moment}: ${problem}`);
}

const folder = await mkdtemp(join(tmpdir(), 'size-'));
const { metafile } = await build({ ...options, entryPoints: [entry('softphone-with-sip'), entry('page')], outdir: folder });
await build({ ...options, splitting: false, entryPoints: [entry('other-side')], outdir: folder, metafile: false });
await writeFile(join(folder, 'index.html'), `<!doctype html><title>size</title>${['other-side', 'softphone-with-sip', 'page'].map((name) => `<script type="module" src="${name}.js"></script>`).join('')}`);
const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [relative(folder, join(root, path)), output]));
const reach = { own: reachable(metafile, entry('softphone-with-sip')), hosts: reachable(metafile, 'dist/session.js') };
const server = await serveFolder(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args });
const problems = [];
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  const fetched = watchFetched(page, outputs);
  await visit(page, server.url);
  problems.push(...compare('at rest', fetched(), await counted(atRest), reach));
  await talk(page);
  problems.push(...compare('in a call', fetched(), await counted(inCall), reach));
} finally {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
}
for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
