import { expect } from 'chai';
import { meetip, type WebhookRequest } from '../../src/adapters/meetip/index.js';
import { platformIo } from '../../src/net/io.js';
import { serveDemo, type DemoServer } from '../../demo/node/serve-demo.js';
import { Recorder } from '../contract/recorder.js';

describe('demo server: MeetIP PRO', () => {
  let server: DemoServer;
  const stop = new AbortController();

  before(async () => { server = await serveDemo({ folder: '.' }); });

  after(async () => {
    stop.abort();
    await server.close();
  });

  /** What the page does: hands received requests to the adapter, and the adapter's answers back. */
  async function handOver(receive: (request: WebhookRequest) => Promise<unknown>): Promise<void> {
    const events = await fetch(`${server.url}demo/events`, { signal: stop.signal });
    const decoder = new TextDecoder();
    let text = '';
    for await (const part of events.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks.filter((each) => each.startsWith('event: meetip\n'))) {
        const { id, request } = JSON.parse(block.slice(block.indexOf('data: ') + 6)) as { id: string; request: WebhookRequest };
        await fetch(`${server.url}demo/meetip/answers/${id}`, { method: 'POST', body: JSON.stringify(await receive(request)) });
      }
    }
  }

  it('hands what MeetIP tells over to the page, and the page’s answer back', async () => {
    const { url, extension, tenant, password, webhookToken: token } = server.config.meetip;
    const backend = meetip({ url, extension, tenant, countryCode: '55', webhook: { token }, io: { ...platformIo(), random: () => 0.5 } });
    const seen = new Recorder();
    void handOver((request) => backend.receive(request)).catch(() => undefined);
    await backend.auth?.signIn({ user: extension, password });
    await backend.connect(seen.emit, stop.signal);
    const id = await backend.voice?.dial('(11) 95555-0178');
    // The first is the click itself.
    await seen.until('news of the call', () => seen.all('call-changed').filter(({ call }) => call.id === id).length > 1);
    const stranger = await fetch(`${server.url}demo/meetip`, { method: 'POST', headers: { authorization: 'guess' }, body: '{}' });
    expect(stranger.status, 'the page refuses who has no key').to.equal(401);
  });
});
