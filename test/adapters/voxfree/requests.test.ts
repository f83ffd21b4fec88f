import { expect } from 'chai';
import type { Io } from '../../../src/net/io.js';
import { demoUsers } from '../../../src/simulators/scenarios/index.js';
import { Desk, outgoing } from './desk.js';
import { fixture, shapeOf } from './fixtures.js';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** Everything that leaves the adapter, at its own edge. */
function tap(sent: Sent[], frames: string[]): (io: Io) => Io {
  return (io) => ({
    ...io,
    fetch: (url, init = {}) => {
      sent.push({ url, init });
      return io.fetch(url, init);
    },
    WebSocket: class extends io.WebSocket {
      override send(data: string): void {
        frames.push(data);
        super.send(data);
      }
    },
  });
}

describe('VoxFree requests', () => {
  const sent: Sent[] = [];
  const frames: string[] = [];
  let desk: Desk;

  before(async () => {
    desk = new Desk({ wrap: tap(sent, frames) });
    const { auth } = desk.backend;
    await auth?.signIn(demoUsers.newcomer);
    await auth?.changePassword?.(demoUsers.newcomer.password, 'nova-senha');
    await auth?.signOut();
    await desk.ready();
    const { id } = desk.of('Ana');
    await desk.chat.open(id);
    await desk.chat.send(outgoing(id, 'teste'));
    await desk.chat.fetchNewer(id, undefined);
    await desk.backend.replies?.list(id);
  });

  after(() => desk.stop());

  const bodyOf = (endpoint: string): Record<string, unknown> => {
    const request = sent.find(({ url }) => url.endsWith(`/mobile/${endpoint}.php`));
    if (!request) throw new Error(`${endpoint} was not asked`);
    return JSON.parse(String(request.init.body)) as Record<string, unknown>;
  };

  const endpoints = [
    'login', 'alterarSenha', 'updateStatusAgente_Omni', 'chatsAtivos', 'chatsEspera', 'buscaChat', 'buscaMensagem', 'enviaMensagem',
    'servicoRespostasRapidas',
  ];
  for (const endpoint of endpoints) {
    it(`${endpoint} has the fields and types of the contract's example`, async () => {
      expect(shapeOf(bodyOf(endpoint))).to.deep.equal(shapeOf(await fixture(`${endpoint}.request`)));
    });
  }

  it('the socket is registered with the frame of the example, nulls included', async () => {
    const [frame = ''] = frames;
    const example = await fixture<Record<string, unknown>>('socket-connect.request');
    expect(JSON.parse(frame)).to.deep.equal({ ...example, codid_agente: '61' });
  });

  it('everything is a POST of JSON, to the host that serves it', () => {
    for (const { url, init } of sent) {
      expect(init.method, url).to.equal('POST');
      expect(new Headers(init.headers).get('content-type'), url).to.equal('application/json');
      const host = url.includes('servicoRespostasRapidas') ? desk.vox.urls.servicesUrl : desk.vox.urls.url;
      expect(url.startsWith(`${host}/mobile/`), url).to.equal(true);
    }
  });

  it('passwords leave as MD5 in lower-case hex, and never as they were typed', () => {
    expect(bodyOf('login')).to.deep.equal({ login: 'nova@serraazul', senha: '6e9bece1914809fb8493146417e722f6' });
    expect(bodyOf('alterarSenha')['senhaNovo']).to.equal('5700da049fffa5a4ff59892a31c05422');
    const everything = JSON.stringify(sent.map(({ init }) => init.body)) + frames.join('');
    expect(everything).not.to.include(demoUsers.newcomer.password);
    expect(everything).not.to.include('nova-senha');
  });

  it('the vendor found nothing to complain about', () => {
    expect(desk.vox.ledger.violations).to.deep.equal([]);
  });
});
