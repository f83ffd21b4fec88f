import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const html = '<!doctype html><meta charset="utf-8"><title>page</title><script type="module" src="page.js"></script>';

/** A page of the tests, built as a host would build it and served at a free port. */
export class ServedPage {
  readonly #folder: string;
  readonly #server: Server;

  constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#server = server;
  }

  /** `entry` is a module, from the root of the repository. */
  static async begin(entry: string): Promise<ServedPage> {
    const outDir = await mkdtemp(join(tmpdir(), 'cc-page-'));
    const rolldownOptions = { input: join(root, entry), output: { entryFileNames: 'page.js' } };
    await build({ configFile: false, root, publicDir: false, base: './', logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2022', rolldownOptions } });
    return new ServedPage(outDir, await serve(outDir));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async end(): Promise<void> {
    this.#server.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function serve(folder: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://page').pathname;
    if (path === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    readFile(join(folder, path)).then(
      (body) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
