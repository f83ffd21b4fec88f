import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

export const names = ['nothing', 'floor', 'tanstack', 'ours', 'deep-chat', 'vue-advanced-chat'] as const;
export type Name = (typeof names)[number];

const here = fileURLToPath(new URL('..', import.meta.url));
const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Out of the way of everything that looks through the sources. */
const peers = `${repository}.cache/bench`;

/** The peers are no dependencies of the package: they come when they are measured. */
export function installPeers(): void {
  if (existsSync(`${peers}/node_modules/vue-advanced-chat`)) return;
  mkdirSync(peers, { recursive: true });
  copyFileSync(`${here}package.json`, `${peers}/package.json`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'], { cwd: peers, stdio: 'inherit' });
}

function imports(name: Name, dist: string): string {
  switch (name) {
    case 'ours':
      return `import '${dist}/elements/cc-chat-thread.js'; import '${dist}/elements/cc-chat-inbox.js'; import { createSession } from '${dist}/session.js'; globalThis.peer = { createSession };`;
    case 'tanstack':
      return `import * as core from '@tanstack/virtual-core'; globalThis.peer = core;`;
    case 'deep-chat':
      return `import 'deep-chat';`;
    case 'vue-advanced-chat':
      return `import { register } from 'vue-advanced-chat'; register();`;
    default:
      return '';
  }
}

/** One contender with the harness, as a bundler of today would ship it: compressed, lazy parts in files of their own. */
async function bundle(name: Name, dist: string): Promise<Map<string, Buffer>> {
  const { outputFiles } = await build({
    stdin: { contents: `${imports(name, dist)}\nimport './contenders/${name}.ts';\nimport './page.ts';`, resolveDir: here, sourcefile: 'entry.js' },
    nodePaths: [`${peers}/node_modules`, `${repository}node_modules`],
    bundle: true,
    splitting: true,
    write: false,
    minify: process.env["BENCH_PLAIN"] === undefined,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    conditions: ['browser', 'production'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), brotliCompressSync(contents)]));
}

const PAGE = `<!doctype html><html lang="pt-BR"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">
<style>html, body { margin: 0; background: #fff } #root { width: 800px; height: 720px }</style><div id="root"></div><script type="module" src="stdin.js"></script>`;
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="187"><rect width="240" height="187" fill="#9bc"/></svg>';

/** Serves `/<name>/` for each contender, and pictures that arrive when `/release` was asked for. */
export class Pages {
  readonly #files: Map<string, Map<string, Buffer>>;
  readonly #server: Server;
  #late: ServerResponse[] = [];

  constructor(files: Map<string, Map<string, Buffer>>) {
    this.#files = files;
    this.#server = createServer(({ url = '/' }, response) => this.#answer(url, response));
  }

  static async begin(chosen: readonly Name[], dist: string): Promise<Pages> {
    const files = new Map<string, Map<string, Buffer>>();
    for (const name of chosen) files.set(name, await bundle(name, dist));
    const pages = new Pages(files);
    await new Promise<void>((resolve) => pages.#server.listen(0, '127.0.0.1', resolve));
    return pages;
  }

  url(name: Name): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${name}/`;
  }

  end(): void {
    this.#release();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(url: string, response: ServerResponse): void {
    const [, name = '', file = ''] = new URL(url, 'http://x').pathname.split('/');
    if (name === 'late') return void this.#late.push(response);
    if (name === 'release') {
      this.#release();
      return void response.end();
    }
    const code = this.#files.get(name)?.get(file);
    if (code) response.writeHead(200, { 'content-type': file.endsWith('.css') ? 'text/css' : 'text/javascript', 'content-encoding': 'br' }).end(code);
    else if (file === '' && this.#files.has(name)) response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    else response.writeHead(404).end();
  }

  #release(): void {
    for (const response of this.#late.splice(0)) response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(PICTURE);
  }
}

export const packageDist = `${repository}dist`;
export const hasDist = (dist: string): boolean => existsSync(`${dist}/session.js`) && readFileSync(`${dist}/session.js`).length > 0;
