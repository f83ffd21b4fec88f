import { expect, oneEvent } from '@open-wc/testing';
import { inPageSip } from '../../../src/simulators/sip/index.js';
import { describeFarEnds, users } from './far-end-suite.js';

describeFarEnds('Far ends over SIP in the page', async () => {
  const { server, WebSocket } = inPageSip({ users });
  return {
    line: { WebSocket },
    drop: async () => server.dropAll(),
    freeze: async () => server.freeze(),
    thaw: async () => server.thaw(),
    registered: async user => server.bindings(user).length,
  };
});

describe('The WebSocket of SIP in the page', () => {
  it('opens with the subprotocol, carries text and closes, each in a turn of its own', async () => {
    const { WebSocket } = inPageSip();
    const socket = new WebSocket('wss://sip.example.test', 'sip');
    expect([socket.readyState, socket.url]).to.deep.equal([socket.CONNECTING, 'wss://sip.example.test']);
    expect(() => socket.send('too early')).to.throw(DOMException);
    await oneEvent(socket, 'open');
    expect([socket.readyState, socket.protocol]).to.deep.equal([socket.OPEN, 'sip']);
    const pong = oneEvent(socket, 'message');
    socket.send('\r\n\r\n');
    expect(await pong).to.include({ data: '\r\n' });
    const closed = oneEvent(socket, 'close');
    socket.close(1000, 'done');
    expect(socket.readyState).to.equal(socket.CLOSING);
    expect(await closed).to.include({ code: 1000, reason: 'done', wasClean: true });
  });

  it('is refused without the subprotocol, and while the server is stopped', async () => {
    const { server, WebSocket } = inPageSip();
    expect(await oneEvent(new WebSocket('wss://sip.example.test'), 'close')).to.include({ code: 1002 });
    server.stop();
    const socket = new WebSocket('wss://sip.example.test', ['sip']);
    const failed = oneEvent(socket, 'error');
    expect(await oneEvent(socket, 'close')).to.include({ code: 1006, wasClean: false });
    expect((await failed).type).to.equal('error');
  });

  it('sees the server cut the line, and calls handlers as well as listeners', async () => {
    const { server, WebSocket } = inPageSip();
    const socket = new WebSocket('wss://sip.example.test', 'sip');
    await new Promise(resolve => (socket.onopen = resolve));
    const closed = new Promise(resolve => (socket.onclose = resolve));
    server.dropAll();
    expect(await closed).to.include({ code: 1006 });
    expect(socket.readyState).to.equal(socket.CLOSED);
  });
});
