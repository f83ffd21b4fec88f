import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const prefix = '/__packages/';
const nodeOnly = /(\.node|\/node|\/plugin)\.ts$|\/(node|tools|config)\//;
/** The runner serves its own modules; types and servers never reach a page. */
const notForPages = /^(node:|@web\/|ws$|mocha$)/;

const typeImports = /\b(?:import|export)\s+type\s[^;]*?\sfrom\s*['"][^'"]+['"]/g;
const imports = /\b(?:from|import)\s*\(?\s*['"]([^'"./][^'"\s]*)['"]/g;

function sources(rootDir) {
  return ['src', 'test'].flatMap((folder) =>
    readdirSync(join(rootDir, folder), { recursive: true })
      .map((file) => join(rootDir, folder, file))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !nodeOnly.test(file)),
  );
}

function specifiersOf(file) {
  const text = readFileSync(file, 'utf8').replaceAll(typeImports, '');
  return [...text.matchAll(imports)].map(([, specifier]) => specifier).filter((specifier) => !notForPages.test(specifier));
}

/**
 * `waitUntil` gives up after a second unless told otherwise, which a machine that runs several test files at once needs
 * for fetching what is lazy. What never comes still fails, only later.
 */
const patientWaiting = {
  name: 'patient-waiting',
  setup({ onLoad, onEnd }) {
    let found = false;
    onLoad({ filter: /testing-helpers\/src\/helpers\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const contents = text.replace('interval = 50, timeout = 1000', 'interval = 50, timeout = 10_000');
      found = contents !== text;
      return { contents, loader: 'js' };
    });
    onEnd(() => (found ? {} : { errors: [{ text: 'waitUntil is not where it was' }] }));
  },
};

async function bundle(specifiers, rootDir) {
  const names = new Map(specifiers.map((specifier) => [specifier, specifier.replace(/\.js$/, '').replace(/[^\w-]+/g, '_')]));
  const { outputFiles } = await build({
    absWorkingDir: rootDir,
    entryPoints: [...names].map(([specifier, name]) => ({ in: specifier, out: name })),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'esnext',
    conditions: ['browser', 'development'],
    define: { 'process.env.NODE_ENV': '"development"' },
    outdir: join(rootDir, '__packages'),
    chunkNames: 'chunk-[hash]',
    write: false,
    logLevel: 'silent',
    plugins: [patientWaiting],
  });
  const files = new Map(outputFiles.map(({ path, text }) => [prefix + path.slice(join(rootDir, '__packages/').length), text]));
  return { files, urls: new Map([...names].map(([specifier, name]) => [specifier, `${prefix}${name}.js`])) };
}

/**
 * Serves each package as one file. Unbundled, sip.js and libphonenumber-js alone are two hundred requests, and every
 * test file starts in a fresh browser context without a cache.
 */
export function packagesPlugin(rootDir) {
  let bundled = { files: new Map(), urls: new Map() };
  return {
    name: 'packages',
    async serverStart({ logger }) {
      const specifiers = [...new Set(sources(rootDir).flatMap(specifiersOf))].sort();
      try {
        bundled = await bundle(specifiers, rootDir);
      } catch (error) {
        logger.warn(`packages are served unbundled: ${error.message}`);
      }
    },
    resolveImport({ source }) {
      return bundled.urls.get(source);
    },
    serve({ path }) {
      const body = bundled.files.get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
