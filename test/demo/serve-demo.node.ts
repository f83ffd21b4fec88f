import { expect } from 'chai';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WireConfig } from '../../demo/config.js';
import { serveDemo, type DemoServer } from '../../demo/node/serve-demo.js';

const PAGE = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'"><title>Rumo</title>`;

describe('demo server', () => {
  let folder = '';
  let server: DemoServer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cc-demo-'));
    await mkdir(join(folder, 'page'));
    await writeFile(join(folder, 'page/index.html'), PAGE);
    await writeFile(join(folder, 'secret.txt'), 'not for the page');
    server = await serveDemo({ folder: join(folder, 'page') });
  });

  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('tells the page where its servers are, and lets it reach them', async () => {
    const page = await (await fetch(server.url)).text();
    const [, content = ''] = /<meta name="cc-demo" content='([^']*)'>/.exec(page) ?? [];
    expect(JSON.parse(content) as WireConfig).to.deep.equal(server.config);
    const [, allowed = ''] = /connect-src ([^"]*)"/.exec(page) ?? [];
    const origins = [server.config.url, server.config.socketUrl, server.config.sipServer].map((address) => new URL(address).origin);
    expect(allowed.split(' ')).to.include.members(["'self'", ...origins]);
  });

  it('has the agents who may sign in', async () => {
    const answer = await fetch(`${server.config.url}/control/agents`, { method: 'POST' });
    const agents = (await answer.json()) as readonly { readonly login: string; readonly online: boolean }[];
    expect(agents.map(({ login }) => login)).to.include(server.config.users['marina']?.user);
  });

  it('names the customers and where their conversations stand', async () => {
    const customers = (await (await fetch(`${server.url}demo/customers`)).json()) as readonly { readonly name: string; readonly conversation?: object }[];
    const ana = customers.find(({ name }) => name === 'Ana Beatriz Nogueira');
    expect(ana?.conversation).to.include({ place: 'active' });
  });

  it('tells the customers’ side of every change', async () => {
    const stop = new AbortController();
    const events = await fetch(`${server.url}demo/events`, { signal: stop.signal });
    expect(events.headers.get('content-type')).to.equal('text/event-stream');
    const reader = events.body?.getReader();
    await fetch(`${server.config.url}/control/customerWrites`, { method: 'POST', body: JSON.stringify({ newContact: { name: 'Feira Livre' }, text: 'Oi', departmentId: '14' }) });
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).to.match(/^event: changed\n/);
    stop.abort();
  });

  it('serves nothing from outside of its folder', async () => {
    const { port } = new URL(server.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/%2e%2e/secret.txt' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).to.equal(404);
  });

  it('takes another port where the wished one is in use', async () => {
    const port = Number(new URL(server.url).port);
    const second = await serveDemo({ folder: join(folder, 'page'), port });
    try {
      expect(new URL(second.url).port).not.to.equal(String(port));
      expect((await fetch(second.url)).status).to.equal(200);
    } finally {
      await second.close();
    }
  });
});
