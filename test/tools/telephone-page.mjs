import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { sourcesOf } from '../config/size/moments.mjs';
import { serveFolder } from './static-server.mjs';

const deadline = 20_000;
export const root = fileURLToPath(new URL('../..', import.meta.url));
const args = ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'];

export const entry = (name) => `test/config/size/${name}.mjs`;
export const buildOptions = { absWorkingDir: root, bundle: true, minify: true, format: 'esm', splitting: true, target: 'es2022', metafile: true, legalComments: 'none' };

/** Modules of ours that a built file is made of. */
export const modulesOf = (input) => (input.startsWith('dist/') ? sourcesOf(join(root, input)) : []);
/** By what is in it. */
export const nameOf = (input) => modulesOf(input).join(' + ') || basename(input);

/** A page with the telephone as a consumer's bundler would make it from the built files, in Chromium, beside a registrar and a customer. */
export async function startTelephonePage() {
  const folder = await mkdtemp(join(tmpdir(), 'telephone-'));
  const scripts = ['other-side', 'softphone-with-sip', 'page'];
  const { metafile } = await build({ ...buildOptions, entryPoints: [entry('softphone-with-sip'), entry('page')], outdir: folder });
  await build({ ...buildOptions, splitting: false, metafile: false, entryPoints: [entry('other-side')], outdir: folder });
  const tags = scripts.map((name) => `<script type="module" src="${name}.js"></script>`).join('');
  await writeFile(join(folder, 'index.html'), `<!doctype html><title>Telephone</title>${tags}`);
  const server = await serveFolder(folder);
  const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args });
  return {
    folder,
    metafile,
    /** By the path that a page asks for. */
    outputs: new Map(Object.entries(metafile.outputs).map(([path, output]) => [`/${relative(folder, join(root, path))}`, output])),
    newPage: () => browser.newPage(),
    /** Until the telephone is registered and nothing is being fetched any more. */
    async register(page) {
      await page.goto(`${server.url}/index.html`);
      await page.evaluate(async () => {
        globalThis.customer = await globalThis.openOtherSide();
        globalThis.session = globalThis.openTelephone();
      });
      await page.waitForFunction(() => globalThis.session.connection.$registration.get()?.status === 'registered', undefined, { timeout: deadline });
      await page.waitForLoadState('networkidle');
    },
    /** Until a call of the customer has run for so many milliseconds. */
    async talk(page, milliseconds) {
      await page.evaluate(() => globalThis.customer.call('2001'));
      await page.waitForFunction(() => globalThis.session.calls.$calls.get().length > 0, undefined, { timeout: deadline });
      await page.evaluate(() => globalThis.document.querySelector('cc-softphone').answer());
      await page.waitForFunction(
        (least) => globalThis.session.calls.$calls.get().some(({ state, answeredAt }) => state === 'active' && Date.now() - answeredAt >= least),
        milliseconds,
        { timeout: deadline },
      );
      await page.waitForLoadState('networkidle');
    },
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}
