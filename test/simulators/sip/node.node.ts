import { once } from 'node:events';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { listenSip, type ListeningSip } from '../../../src/simulators/sip/node.js';

describe('SIP server on a real port', () => {
  let sip: ListeningSip;

  beforeEach(async () => {
    sip = await listenSip({ users: { ana: 'pw' }, allowOrigin: origin => origin !== 'https://evil.test' });
  });

  afterEach(() => sip.close());

  /** With the close code; an error on the way is no news. */
  const ended = (socket: WebSocket): Promise<number> =>
    new Promise(resolve => socket.on('error', () => {}).on('close', code => resolve(code)));

  async function open(): Promise<WebSocket> {
    const socket = new WebSocket(sip.url, 'sip');
    await once(socket, 'open');
    return socket;
  }

  it('takes lines with the subprotocol and answers them', async () => {
    const socket = await open();
    expect(socket.protocol).to.equal('sip');
    socket.send('\r\n\r\n');
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(data.toString()).to.equal('\r\n');
  });

  it('refuses lines without the subprotocol, from a foreign origin, and while stopped', async () => {
    expect(await ended(new WebSocket(sip.url))).to.equal(1002);
    expect(await ended(new WebSocket(sip.url, 'sip', { origin: 'https://evil.test' }))).to.equal(1006);
    sip.server.stop();
    expect(await ended(new WebSocket(sip.url, 'sip'))).to.equal(1006);
    sip.server.start();
    (await open()).close();
  });

  it('cuts lines when told to, says goodbye when it stops, and closes on a frame that is too big', async () => {
    const cut = await open();
    const cutCode = ended(cut);
    sip.server.dropAll();
    expect(await cutCode).to.equal(1006);
    const big = await open();
    const bigCode = ended(big);
    big.send('x'.repeat(70_000));
    expect(await bigCode).to.equal(1009);
    const stopped = await open();
    const stoppedCode = ended(stopped);
    sip.server.stop();
    expect(await stoppedCode).to.equal(1001);
  });
});
