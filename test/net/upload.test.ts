import { expect } from 'chai';
import { uploadFromPage } from '../../src/net/upload.js';
import { startVoxFree, type StartedVoxFree } from '../support/voxfree-server/client.js';

/** Over real HTTP, to a server that takes a body in slowly. */
describe('uploading from a page', () => {
  let server: StartedVoxFree;

  beforeEach(async () => { server = await startVoxFree({ uplink: 6_000_000 }); });
  afterEach(() => server.stop());

  const address = (): string => `${server.urls.url}/mobile/enviaAnexo.php`;
  const form = (bytes: number): FormData => {
    const body = new FormData();
    body.append('protocolo', 'não há');
    body.append('file', new Blob([new Uint8Array(bytes)]), 'arquivo.bin');
    return body;
  };
  const seen = async (): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    (await server.control('requests', {})).filter(({ endpoint }) => endpoint === 'enviaAnexo.php').map(({ body }) => body);

  it('tells how much has left, in between, too, and brings the answer', async () => {
    const told: number[] = [];
    const response = await uploadFromPage(address(), form(9_000_000), {
      signal: new AbortController().signal,
      progress: (done) => told.push(done),
    });
    expect([response.status, response.headers.get('content-type')]).to.deep.equal([200, 'text/html; charset=UTF-8']);
    expect(await response.json()).to.deep.equal([{ retorno: 'falha - parâmetros inválidos' }]);
    expect(told.at(-1)).to.equal(1);
    expect(told.some((done) => done > 0 && done < 1), told.join()).to.equal(true);
    expect((await seen()).map(({ protocolo }) => protocolo)).to.deep.equal(['não há']);
  });

  it('stopped in between, never reaches the server as a whole', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const outcome = await uploadFromPage(address(), form(15_000_000), {
      signal: controller.signal,
      progress: (done) => { if (done > 0) controller.abort(reason); },
    }).catch((error: unknown) => error);
    expect(outcome).to.equal(reason);
    await uploadFromPage(address(), form(10), { signal: new AbortController().signal, progress: () => undefined });
    expect(await seen()).to.have.length(1);
  });

  it('does not begin where it was stopped before', async () => {
    const reason = new Error('too late');
    const outcome = await uploadFromPage(address(), form(10), { signal: AbortSignal.abort(reason), progress: () => undefined })
      .catch((error: unknown) => error);
    expect(outcome).to.equal(reason);
    expect(await seen()).to.deep.equal([]);
  });

  it('fails as fetch does where nobody answers', async () => {
    await server.stop();
    const outcome = await uploadFromPage(address(), form(10), { signal: new AbortController().signal, progress: () => undefined })
      .catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(TypeError);
  });

  it('brings the status of an answer that says no', async () => {
    await server.control('faultNext', { target: 'enviaAnexo.php', fault: { kind: 'status', status: 503 } });
    const response = await uploadFromPage(address(), form(10), { signal: new AbortController().signal, progress: () => undefined });
    expect([response.status, response.ok]).to.deep.equal([503, false]);
  });
});
