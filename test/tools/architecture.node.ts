import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../..', import.meta.url));
const config = join(root, 'test/config/dependency-cruiser.cjs');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const packages = ['lit', 'sip.js', 'valibot', 'nanostores', 'libphonenumber-js', 'ws'];
const typescript = JSON.stringify({ compilerOptions: { module: 'ESNext', moduleResolution: 'bundler', target: 'ES2022' } });

/** A small repository of its own, with the given files and hollow packages. */
function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cc-architecture-'));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write('tsconfig.json', typescript);
  write('package.json', JSON.stringify({ name: 'planted', type: 'module', dependencies: Object.fromEntries(packages.map((name) => [name, '1.0.0'])) }));
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', exports: { '.': './index.js' } }));
    write(`node_modules/${name}/index.js`, 'export const x = 1;');
  }
  for (const [name, text] of Object.entries(files)) write(name, text);
  return folder;
}

/** Names of the rules that the planted files break. */
async function violations(files: Record<string, string>): Promise<string[]> {
  const folder = plant(files);
  try {
    const folders = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? ''))];
    const args = [cruiser, '--config', config, '--output-type', 'json', ...folders];
    const output = await new Promise<string>((resolve) => {
      execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout));
    });
    const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string } }[] } };
    return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const leaf = 'export const x = 1;';
const use = (specifier: string): string => `import { x } from '${specifier}';\nexport const y = x;\n`;
const useType = (specifier: string): string => `import type { x } from '${specifier}';\nexport type Y = typeof x;\n`;

const planted: [what: string, rule: string, files: Record<string, string>][] = [
  ['the domain leaning on the net', 'domain-imports', { 'src/domain/a.ts': use('../net/b.js'), 'src/net/b.ts': leaf }],
  ['the net leaning on the session, by a type', 'net-imports', { 'src/net/a.ts': useType('../session/b.js'), 'src/session/b.ts': leaf }],
  [
    'an adapter importing another',
    'vendor-adapter-imports',
    { 'src/adapters/voxfree/a.ts': use('../vocom/b.js'), 'src/adapters/vocom/b.ts': leaf },
  ],
  ['a vendor adapter with sip.js', 'vendor-adapter-packages', { 'src/adapters/voxfree/a.ts': use('sip.js') }],
  ['the session importing an adapter', 'session-imports', { 'src/session/a.ts': use('../adapters/sip/b.js'), 'src/adapters/sip/b.ts': leaf }],
  ['the session with lit', 'session-packages', { 'src/session/a.ts': use('lit') }],
  ['an element importing vendors.ts', 'elements-imports', { 'src/elements/cc-x/a.ts': use('../../vendors.js'), 'src/vendors.ts': leaf }],
  ['an element importing an adapter', 'elements-imports', { 'src/elements/cc-x/a.ts': use('../../adapters/sip/b.js'), 'src/adapters/sip/b.ts': leaf }],
  [
    'a simulator importing more than the wire',
    'simulators-imports',
    { 'src/simulators/voxfree/a.ts': use('../../adapters/voxfree/map.js'), 'src/adapters/voxfree/map.ts': leaf },
  ],
  ['node in the page', 'no-node-in-the-page', { 'src/net/a.ts': "import { createHash } from 'node:crypto';\nexport const y = createHash;\n" }],
  ['a server package in the page', 'simulators-packages', { 'src/simulators/voxfree/a.ts': use('ws') }],
  ['a story reaching inside', 'customers-use-public-entries', { 'stories/a.ts': use('../src/session/slices.js'), 'src/session/slices.ts': leaf }],
  ['the demo reaching inside', 'customers-use-public-entries', { 'demo/a.ts': use('../src/vendors.js'), 'src/vendors.ts': leaf }],
  ['a cycle of types', 'no-cycles', { 'src/domain/a.ts': useType('./b.js') + leaf, 'src/domain/b.ts': useType('./a.js') + leaf }],
  ['an import of nothing', 'resolvable', { 'src/domain/a.ts': use('./gone.js') }],
  ['a layer nobody knows', 'known-layers', { 'src/index.ts': use('./utils/b.js'), 'src/utils/b.ts': leaf }],
];

const allowed: Record<string, string> = {
  'src/index.ts': use('./elements/cc-session/define.js'),
  'src/domain/a.ts': use('libphonenumber-js'),
  'src/net/a.ts': use('../domain/a.js'),
  'src/adapters/voxfree/index.ts': use('../../net/a.js') + "export { x as wire } from './wire.js';",
  'src/adapters/voxfree/wire.ts': "export { x } from 'valibot';",
  'src/simulators/voxfree/index.ts': use('../../adapters/voxfree/wire.js'),
  'src/simulators/voxfree/node.ts': "import { createServer } from 'node:http';\n" + use('ws') + 'export const z = createServer;',
  'src/i18n/area.ts': "export type Texts = { hi: string };\nexport const en = () => import('./en/area.js');",
  'src/i18n/en/area.ts': "import type { Texts } from '../area.js';\nexport const area: Texts = { hi: 'Hi' };",
  'src/vendors.ts': "export const voxfree = () => import('./adapters/voxfree/index.js');",
  'src/session/index.ts': use('nanostores'),
  'src/elements/cc-session/define.ts': use('lit') + "export { voxfree as x } from '../../vendors.js';",
  'demo/server.ts': "import '../src/simulators/voxfree/node.js';\nimport '../src/elements/cc-session/define.js';\n",
};

describe('architecture', () => {
  it('lets the layers of the table import what they may', async () => {
    expect(await violations(allowed)).to.deep.equal([]);
  });

  for (const [what, rule, files] of planted) {
    it(`reports ${what}`, async () => {
      expect(await violations(files)).to.include(rule);
    });
  }
});
