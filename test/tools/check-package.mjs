/** Holds the built package to its promises: what it imports, what has effects, what one CDN file needs. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { build } from 'esbuild';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const problems = [];
const expectThat = (holds, problem) => {
  if (!holds) problems.push(problem);
};

const scripts = (folder) => (existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.js')).map((file) => `${folder}/${file}`) : []);

async function bundle(options) {
  return build({ bundle: true, write: false, format: 'esm', metafile: true, outdir: 'out', logLevel: 'silent', ...options });
}

function externalsOf({ metafile }) {
  const inputs = Object.entries(metafile.inputs);
  return inputs.flatMap(([file, { imports }]) => imports.filter(({ external }) => external).map(({ path }) => ({ file, path })));
}

const packageName = (path) => path.split('/').slice(0, path.startsWith('@') ? 2 : 1).join('/');

async function checkImports(entries) {
  const result = await bundle({ entryPoints: entries, packages: 'external', splitting: true });
  for (const { file, path } of externalsOf(result)) {
    expectThat(!builtinModules.includes(path.replace(/^node:/, '')), `${file} imports ${path}, which no page has`);
    expectThat(packageName(path) in dependencies, `${file} imports ${path}, which is not a dependency`);
  }
  for (const file of Object.keys(result.metafile.inputs)) {
    expectThat(!readFileSync(file, 'utf8').includes('process.env'), `${file} reads process.env, which a page has not`);
  }
}

const bareImport = (path) => ({ contents: `import './${path}';`, resolveDir: '.', loader: 'js' });

/** A class is dropped when nobody uses it; a registration stays when nobody uses what it exports. */
async function checkEffects() {
  for (const file of scripts('dist/classes')) {
    const { outputFiles } = await bundle({ stdin: bareImport(file), packages: 'external', minify: true });
    expectThat(outputFiles[0].text.trim() === '', `${file} is not free of side effects for a bundler`);
  }
  for (const file of scripts('dist/elements')) {
    const { outputFiles } = await bundle({ stdin: bareImport(file), packages: 'external', minify: true });
    const tag = file.replace(/^.*\/|\.js$/g, '');
    expectThat(outputFiles[0].text.includes(tag) && outputFiles[0].text.length > 500, `${file} loses its registration in a bundler`);
  }
}

async function checkCdn() {
  const file = 'dist/cdn/cc-widgets.js';
  const { metafile } = await bundle({ entryPoints: [file], splitting: true, packages: 'external' });
  const { imports } = metafile.inputs[file];
  for (const { path, kind, external } of imports) {
    expectThat(kind === 'dynamic-import' && !external, `${file} is not self-contained: it imports ${path}`);
  }
  for (const input of Object.keys(metafile.inputs)) {
    expectThat(!readFileSync(input, 'utf8').includes('process.env'), `${input} reads process.env, which a page has not`);
  }
  const lazy = imports.filter(({ path }) => /sip/.test(path));
  expectThat(lazy.length > 0, `${file} has no lazy chunk for sip.js`);
}

const entries = ['dist/index.js', 'dist/session.js', ...['elements', 'classes', 'adapters', 'simulators'].flatMap((folder) => scripts(`dist/${folder}`))];
await checkImports(entries);
await checkEffects();
await checkCdn();

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`package: ${entries.length} entries and the CDN file keep their promises`);
