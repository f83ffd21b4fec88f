import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const names = (folder: string) => (existsSync(path(folder)) ? readdirSync(path(folder)).sort() : []);

/** Build entries for every sub-folder of `folder` that has the file `file` says. */
function entriesOf(folder: string, output: string, file: (name: string) => string): [string, string][] {
  return names(folder)
    .map((name): [string, string] => [`${output}/${name}`, path(`${folder}/${name}/${file(name)}`)])
    .filter(([, source]) => existsSync(source));
}

function libraryEntries(): Record<string, string> {
  return Object.fromEntries([
    ['index', path('src/index.ts')],
    ['session', path('src/session/index.ts')],
    ['link-numbers', path('src/elements/link-numbers.ts')],
    ['headset', path('src/elements/headset/index.ts')],
    ...entriesOf('src/elements', 'elements', () => 'define.ts').filter(([name]) => name.startsWith('elements/cc-')),
    ...entriesOf('src/elements', 'classes', (tag) => `${tag}.ts`).filter(([name]) => name.startsWith('classes/cc-')),
    ...entriesOf('src/adapters', 'adapters', () => 'index.ts'),
    ...entriesOf('src/simulators', 'simulators', () => 'index.ts'),
  ] as [string, string][]);
}

/**
 * Everything a consumer's own bundler shares with other packages stays an import. nanostores is the exception: it reads
 * `process.env.NODE_ENV` unguarded, so a page that loads our modules without a bundler would stop there.
 */
function external(): RegExp[] {
  const { dependencies } = JSON.parse(readFileSync(path('package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const shared = Object.keys(dependencies).filter((name) => name !== 'nanostores');
  return shared.map((name) => new RegExp(`^${name.replaceAll('.', '\\.')}(/|$)`));
}

/** Host bridges are plain style sheets that a page links: they are published as they are. */
function copyThemes(): Plugin {
  return {
    name: 'copy-themes',
    generateBundle() {
      for (const file of names('src/styles/themes').filter((name) => name.endsWith('.css'))) {
        this.emitFile({ type: 'asset', fileName: `themes/${file}`, source: readFileSync(path(`src/styles/themes/${file}`)) });
      }
    },
  };
}

/** The simulator refers to its media files by name, so they keep theirs. */
function copyDemoMedia(): Plugin {
  return {
    name: 'copy-demo-media',
    generateBundle() {
      for (const file of names('demo/assets')) {
        this.emitFile({ type: 'asset', fileName: `demo/assets/${file}`, source: readFileSync(path(`demo/assets/${file}`)) });
      }
    },
  };
}

/** `adapters/voxfree/index.ts` becomes `adapters-voxfree` and a package is called after itself: "index" and "lib" say nothing. */
function chunkName({ facadeModuleId, name }: { facadeModuleId?: string | null; name: string }): string {
  const id = facadeModuleId ?? '';
  const [, layer, folder] = /\/src\/(\w+)\/([\w-]+)\/index\.ts$/.exec(id) ?? [];
  const [, locale] = /\/src\/i18n\/([\w-]+)\/[\w-]+\.ts$/.exec(id) ?? [];
  const [, packageName] = /\/node_modules\/(@?[\w.-]+)/.exec(id) ?? [];
  const clear = layer ? `${layer}-${folder}` : locale ? `${locale}-${name}` : (packageName?.replace(/^@|\.js$/g, '') ?? name);
  return `${clear}-[hash].js`;
}

/**
 * Comments and indentation of style sheets are in template literals, where no minifier looks.
 * Strings in our sheets hold no braces, semicolons or runs of space.
 */
function compactStyles(): Plugin {
  const compact = (sheet: string): string =>
    sheet
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replaceAll(': ', ':')
      .replaceAll(';}', '}')
      .trim();
  return {
    name: 'compact-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/(styles|elements)\/.*\.ts$/.test(id) || !code.includes('css`')) return undefined;
      return { code: code.replace(/\bcss`((?:[^`\\]|\\.)*)`/g, (_, sheet: string) => `css\`${compact(sheet)}\``), map: null };
    },
  };
}

const bindings = (list: string) => list.split(',').map((item) => item.trim().split(/\s+as\s+/));

/**
 * The bundler keeps its helpers in a chunk of their own, which would make two files of one. They are repeated at the end
 * of the entry as functions, which are hoisted, and their import becomes blanks: the source map stays true.
 */
function helpersInEntry(): Plugin {
  return {
    name: 'helpers-in-entry',
    generateBundle(_options, bundle) {
      for (const entry of Object.values(bundle)) {
        if (entry.type !== 'chunk' || !entry.isEntry) continue;
        const [statement, imported, file] = /^import\{([^}]*)\}from"\.\/(rolldown-runtime-[\w-]+\.js)";/.exec(entry.code) ?? [];
        const helpers = file ? bundle[file] : undefined;
        if (!statement || !imported || helpers?.type !== 'chunk') continue;
        const [, body, exported] = /^([^]*?)export\{([^}]*)\};?\s*$/.exec(helpers.code) ?? [];
        if (body === undefined || exported === undefined) throw new Error(`${helpers.fileName} does not look as expected`);
        const localName = new Map(bindings(exported).map(([local = '', name = local]) => [name, local]));
        const functions = bindings(imported).map(([name = '', local = name]) => `function ${local}(...a){return(${local}.f??=(()=>{${body};return ${localName.get(name)}})())(...a)}`);
        const [, code = '', mapComment = ''] = /^([^]*?)(\n\/\/# sourceMappingURL=\S+\s*)?$/.exec(entry.code.slice(statement.length)) ?? [];
        entry.code = `${' '.repeat(statement.length)}${code}\n${functions.join('\n')}${mapComment}`;
        entry.imports = entry.imports.filter((name) => name !== file);
      }
    },
  };
}

const production = { 'process.env.NODE_ENV': JSON.stringify('production') };

function library(): UserConfig {
  return {
    publicDir: false,
    // The worker's file is looked for beside the module that asks for it, wherever that is served from.
    base: './',
    define: production,
    plugins: [compactStyles(), copyThemes()],
    build: {
      outDir: 'dist',
      target: 'es2022',
      sourcemap: true,
      minify: false,
      lib: { entry: libraryEntries(), formats: ['es'] },
      rolldownOptions: {
        external: external(),
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  };
}

function cdn(): UserConfig {
  return {
    publicDir: false,
    base: './',
    define: production,
    plugins: [compactStyles(), helpersInEntry()],
    build: {
      outDir: 'dist/cdn',
      target: 'es2022',
      sourcemap: true,
      lib: { entry: path('src/index.ts'), formats: ['es'] },
      rolldownOptions: {
        // All that is needed at once is one group, the entry; lazy chunks import from it what they share.
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          entryFileNames: 'cc-widgets.js',
          chunkFileNames: chunkName,
          codeSplitting: { groups: [{ name: 'cc-widgets', tags: ['$initial'] }] },
        },
      },
    },
  };
}

function demo(): UserConfig {
  const pages = ['index.html', ...names('demo').filter((file) => file.endsWith('.html')).map((file) => `demo/${file}`)];
  return {
    publicDir: false,
    base: './',
    define: production,
    plugins: [compactStyles(), copyDemoMedia()],
    build: { outDir: 'dist/demo', target: 'es2022', rolldownOptions: { input: pages.map(path) } },
  };
}

export default defineConfig(({ command, mode }) => {
  if (command === 'serve') return { publicDir: false, base: './' };
  if (mode === 'cdn') return cdn();
  return mode === 'demo' ? demo() : library();
});
