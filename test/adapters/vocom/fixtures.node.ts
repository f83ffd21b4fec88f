import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { vocom } from '../../../src/adapters/vocom/index.js';
import type { Backend } from '../../../src/domain/backend.js';
import { systemClock, type Io } from '../../../src/net/io.js';

const folder = new URL('../../fixtures/vocom/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

interface Sent {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** An adapter whose every request is answered with a printed body. */
function printed(name: string, who: { agent?: string; company?: string; extension?: string } = {}): { backend: Backend; sent: Sent[]; io: Io } {
  const sent: Sent[] = [];
  const fetch = (url: string, init: RequestInit = {}): Promise<Response> => {
    const path = new URL(url).pathname;
    sent.push({ path, body: JSON.parse(init.body as string) as Sent['body'], headers: new Headers(init.headers) });
    const own = path.endsWith('call_services/') && !name.startsWith('call_services') ? 'call_services.response.json'
      : path.endsWith('get_break_list/') && !name.startsWith('get_break_list') ? 'get_break_list.response.json' : name;
    const text = read(own).replace('aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee', '66666666-7777-4888-8999-000000000000');
    return Promise.resolve(new Response(text, { status: 200, headers: { 'content-type': 'text/html' } }));
  };
  const io: Io = { fetch, clock: systemClock, random: Math.random, WebSocket: class {} as never };
  const backend = vocom({
    url: 'http://localhost', company: '11111111-2222-4333-8444-555555555555', agent: 'DEV', extension: '2000', queues: ['FILA_SUPORTE'],
    credentials: () => Promise.resolve({ token: '00000000-1111-4222-8333-444444444444' }), ...who, io,
  });
  return { backend, sent, io };
}

async function sentBy(name: string, act: (backend: Backend) => Promise<unknown>, who = {}): Promise<{ sent: Sent; result: unknown }> {
  const { backend, sent } = printed(`${name}.response.json`, who);
  // The key is asked for with the connection; what the looks of it are answered with does not matter here.
  const controller = new AbortController();
  await backend.connect(() => undefined, controller.signal);
  const result = await act(backend);
  controller.abort();
  const last = sent.at(-1);
  if (!last) throw new Error('nothing was sent');
  return { sent: last, result };
}

const printedRequest = (name: string): unknown => JSON.parse(read(`${name}.request.json`));

describe('Vocom: printed bodies', () => {
  const dialed = async (backend: Backend): Promise<string> => (await backend.voice?.dial('1100000001')) ?? '';
  const pathOf: Readonly<Record<string, string>> = {
    login: '/interact_cti/agent/login/', logout: '/interact_cti/agent/logout/', get_break_list: '/interact_cti/agent/get_break_list/',
    state_set_break: '/interact_cti/agent/state_set_break/', state_return_break: '/interact_cti/agent/state_return_break/',
    get_agent_list: '/interact_cti/get_agent_list/', call_services: '/interact_cti/call/call_services/',
    call_terminate: '/interact_cti/call/call_terminate/', call_transfer: '/interact_cti/call/call_transfer/',
    call_hold: '/interact_cti/call/call_hold/', call_hold_retrieve: '/interact_cti/call/call_hold_retrieve/',
    tabs_list_all: '/tabs/list_all/', dialer_list_all: '/dialer/list_all/',
  };
  const acts: Readonly<Record<string, (backend: Backend) => Promise<unknown>>> = {
    login: async ({ agent }) => agent?.goOnline?.(),
    logout: async ({ agent }) => agent?.goOffline?.(),
    get_break_list: async ({ agent }) => agent?.pauseReasons?.(),
    state_set_break: async ({ agent }) => agent?.pause?.('b0000000-0000-4000-8000-000000000004'),
    state_return_break: async ({ agent }) => agent?.endPause?.(),
    get_agent_list: async ({ agent }) => agent?.peers?.(),
    call_services: dialed,
    call_terminate: async (backend) => backend.voice?.hangUp(await dialed(backend)),
    call_transfer: async (backend) => backend.voice?.transfer?.(await dialed(backend), '2000'),
    call_hold: async (backend) => backend.voice?.hold?.(await dialed(backend)),
    call_hold_retrieve: async (backend) => backend.voice?.resume?.(await dialed(backend)),
    tabs_list_all: async ({ dialer }) => dialer?.dispositionReport?.({ from: Date.UTC(2020, 8, 2, 3), until: Date.UTC(2020, 8, 3, 2, 59, 59) }),
    dialer_list_all: async ({ dialer }) => dialer?.dialerReport?.({ from: Date.UTC(2020, 8, 3, 3), until: Date.UTC(2020, 8, 4, 2, 59) }),
  };
  const who: Readonly<Record<string, { agent?: string; company?: string; extension?: string }>> = {
    logout: { agent: 'DESENVOLVIMENTO.ANA' },
    call_services: { extension: '3000' },
    tabs_list_all: { company: '00-0000-4000-8000-bbb' },
    dialer_list_all: { company: 'bbbb-0000-4000-8000-9999' },
  };

  const actOf = (name: string): (backend: Backend) => Promise<unknown> => acts[name] ?? (() => Promise.reject(new Error(name)));

  for (const [name, act] of Object.entries(acts)) {
    // Rows 1, 3, 8, 9, 10, 11 and 12 of the contract's part 4 are in these bodies.
    it(`${name}: sends the printed request and takes the printed answer, whatever its content type`, async () => {
      const { sent } = await sentBy(name, act, who[name]);
      expect(sent.path).to.equal(pathOf[name]);
      expect(sent.body).to.deep.equal(printedRequest(name));
      expect(sent.headers.get('authorization')).to.equal(`Basic ${btoa('api_key:00000000-1111-4222-8333-444444444444')}`);
    });
  }

  it('has an act for every printed example', () => {
    const names = readdirSync(folder).map((file) => file.split('.')[0]);
    expect([...new Set(names)].sort()).to.deep.equal(Object.keys(acts).sort());
  });

  it('maps pauses with their planned length', async () => {
    const { result } = await sentBy('get_break_list', actOf('get_break_list'));
    expect(result).to.deep.include({ id: 'b0000000-0000-4000-8000-000000000002', label: 'Almoço', plannedLength: 90 * 60_000 });
    expect(result).to.deep.include({ id: 'b0000000-0000-4000-8000-000000000003', label: 'Banheiro' });
  });

  it('maps colleagues with their counters; an empty text is an empty list (row 4)', async () => {
    const { result } = await sentBy('get_agent_list', actOf('get_agent_list'));
    expect(result).to.deep.equal([{
      id: 'SUPORTE.ANA', name: 'SUPORTE.ANA', queue: 'FILA_SUPORTE', availability: 'available', extension: '2008',
      counters: { firstSignInAt: 1_578_679_731_000, answered: 13, answeredTime: 3_300_000, notAnswered: 108, outbound: 3, outboundTime: 10_000 },
    }]);
  });

  it('maps the report of dispositions; start_epoch is a date (row 7)', async () => {
    const { result } = await sentBy('tabs_list_all', actOf('tabs_list_all'));
    expect((result as { rows: unknown[] }).rows[0]).to.deep.equal({
      direction: 'dialer', agentName: 'Teste', disposition: 'Telefone Ocupado / Não atende', number: '00000000001', campaignName: 'TESTE',
      at: Date.UTC(2020, 8, 2, 21, 3, 12),
    });
  });

  it('maps the report of the dialler', async () => {
    const { result } = await sentBy('dialer_list_all', actOf('dialer_list_all'));
    expect(result).to.deep.equal({ truncated: false, rows: [
      { campaignName: 'BASE1', number: '00000000001', startedAt: Date.UTC(2020, 8, 3, 21), ringTime: 19_000, cause: 'SUBSCRIBER_ABSENT' },
      { campaignName: 'BASE1', number: '00000000002', startedAt: Date.UTC(2020, 8, 3, 20, 59, 59), ringTime: 45_000, cause: 'NO_ANSWER' },
    ] });
  });

  it('takes the broken print for no answer, never for an empty list (row 6)', async () => {
    const { io } = printed('get_break_list.response.raw.txt');
    const { auth } = vocom({ url: 'http://localhost', company: 'c', agent: 'DEV', extension: '1', io });
    const fault: unknown = await auth?.signIn({ token: 'key' }).catch((error: unknown) => error);
    expect(fault).to.have.property('code', 'protocol');
  });

  it('the request that was printed over two lines is the one that is sent', () => {
    expect(JSON.parse(read('get_agent_list.request.raw.txt').replace(/-\n/, '-'))).to.deep.equal(printedRequest('get_agent_list'));
  });
});
