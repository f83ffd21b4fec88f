import { expect } from 'chai';
import { memoryWebSocket, type SocketConnection } from '../../src/simulators/memory-socket.js';

function pair() {
  let server: SocketConnection | undefined;
  const heard: string[] = [];
  const Socket = memoryWebSocket(connection => {
    server = connection;
    connection.onMessage = text => heard.push(text);
    connection.onClose = () => heard.push('closed');
    return true;
  });
  const page = new Socket('wss://host.example/', ['one', 'two']);
  const log: string[] = [];
  page.onopen = () => log.push('onopen');
  for (const type of ['open', 'message', 'error'] as const) page.addEventListener(type, () => log.push(type));
  page.addEventListener('close', ({ code, reason, wasClean }) => log.push(`close ${code} ${reason} ${wasClean}`));
  const opened = new Promise(resolve => page.addEventListener('open', resolve));
  const closed = new Promise(resolve => page.addEventListener('close', resolve));
  return { page, log, heard, opened, closed, server: () => server as SocketConnection };
}

describe('socket in memory', () => {
  it('opens later, not at once, and throws on sending before', async () => {
    const { page, log, opened, server } = pair();
    expect([page.readyState, log]).to.deep.equal([0, []]);
    expect(() => page.send('early')).to.throw(DOMException);
    await opened;
    expect([page.readyState, page.url, page.protocol]).to.deep.equal([1, 'wss://host.example/', 'one']);
    expect(server().protocols).to.deep.equal(['one', 'two']);
    expect(log).to.deep.equal(['onopen', 'open']);
  });

  it('carries texts both ways in order', async () => {
    const { page, heard, opened, server } = pair();
    await opened;
    const got: unknown[] = [];
    const both = new Promise<void>(resolve => {
      page.onmessage = ({ data }) => {
        got.push(data);
        if (got.length === 2) resolve();
      };
    });
    page.send('a');
    page.send('b');
    server().send('c');
    server().send('d');
    await both;
    expect([heard, got]).to.deep.equal([['a', 'b'], ['c', 'd']]);
  });

  it('is closed by the page with its code, once', async () => {
    const { page, log, heard, opened, closed } = pair();
    await opened;
    page.close(3000, 'enough');
    page.close(3001);
    expect(page.readyState).to.equal(2);
    await closed;
    expect(page.readyState).to.equal(3);
    expect(log).to.deep.equal(['onopen', 'open', 'close 3000 enough true']);
    expect(heard).to.deep.equal(['closed']);
  });

  it('is cut by the server without a code, with an error first', async () => {
    const { log, heard, opened, closed, server } = pair();
    await opened;
    server().close();
    await closed;
    expect(log).to.deep.equal(['onopen', 'open', 'error', 'close 1006  false']);
    expect(heard).to.deep.equal(['closed']);
  });

  it('is closed by the server with its code, and silent afterwards', async () => {
    const { page, log, opened, closed, server } = pair();
    await opened;
    server().close(1012, 'restart');
    server().send('late');
    await closed;
    page.send('late');
    expect(log.at(-1)).to.equal('close 1012 restart true');
    expect(log).to.not.include('message');
  });

  it('is refused as by a server that is down', async () => {
    const Socket = memoryWebSocket(() => false);
    const page = new Socket('wss://host.example/');
    const code = await new Promise(resolve => page.addEventListener('close', event => resolve(event.code)));
    expect(code).to.equal(1006);
  });

  it('never opens when the page gave up first', async () => {
    const { page, log, closed, heard } = pair();
    page.close();
    await closed;
    expect(log).to.deep.equal(['error', 'close 1006  false']);
    expect(heard).to.deep.equal([]);
  });
});
