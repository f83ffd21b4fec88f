import { meetip } from '../../src/adapters/meetip/index.js';
import type { Io } from '../../src/net/io.js';
import { MeetIpSimulator } from '../../src/simulators/meetip/index.js';
import { lineOf, type TelephonyPart, type TelephonyWorld } from './telephony-world.js';

export const meetIpOffers: ReadonlySet<TelephonyPart> = new Set(['campaigns', 'inserting', 'records']);

export interface ServedMeetIpWorld {
  readonly url: string;
  readonly io: Io;
  stop(): Promise<void>;
}

const extension = '115';
const campaignId = '22';
const webhookToken = 'key-of-the-webhook';
const HOUR = 60 * 60_000;
/** Some pages of 25. */
const calls = 120;

/** A PBX with one campaign and a day of calls, which tells of its calls. `serve` puts it behind a wire. */
export async function meetIpWorld(serve: (simulator: MeetIpSimulator) => Promise<ServedMeetIpWorld>): Promise<TelephonyWorld> {
  const simulator = new MeetIpSimulator();
  const { pbx, ledger, faults, access } = simulator;
  const from = Math.floor((simulator.clock.now() - 24 * HOUR) / HOUR) * HOUR;
  seed(simulator, from);
  const { url, io, stop } = await serve(simulator);
  const line = lineOf(io, (_address, init) => init?.method === 'POST');
  const backend = meetip({
    url, extension, tenant: '001', countryCode: '55', timeZone: 'UTC', io: line.io, pollEvery: 60_000, campaignsEvery: 20, timeout: 2_000,
    webhook: { token: webhookToken }, forms: { [campaignId]: { nameLabel: 'Nome', keyLabel: 'Contrato' } },
  });
  simulator.addHook({ authorization: webhookToken, send: (request) => backend.receive(request) });
  return {
    backend,
    user: { user: extension, password: access.passwords.get(extension) ?? '' },
    wrongUser: { user: extension, password: 'errada' },
    line,
    requests: () => ledger.requests.length,
    looksAtCampaigns: () => ledger.count('campaigns'),
    refuses: () => {
      pbx.campaigns.delete(campaignId);
      faults.next('call', { kind: 'body', text: '{"estado":"No existe el agente"}' });
    },
    dialled: () => ledger.dialled.map(({ number }) => number),
    insertable: { campaignId, taken: () => ledger.inserted.map(({ form }) => form['Contrato'] ?? '') },
    recorded: { range: { from, until: from + 10 * HOUR }, ids: pbx.tickets.map(({ id }) => id) },
    complaints: () => ledger.violations.map(({ operation, problem }) => `${operation}: ${problem}`),
    stop,
  };
}

function seed({ pbx }: MeetIpSimulator, from: number): void {
  pbx.addCampaign(campaignId, 'Renovação', { labels: ['Nome', 'Contrato'] });
  pbx.queues.set('101', [extension, '116']);
  for (let call = 0; call < calls; call += 1) {
    const id = `${Math.floor(from / 1_000) + Math.floor((call / calls) * 36_000)}.${call}`;
    const placed = { id, extension, number: '11955550142', shownNumber: '', inbound: call % 2 === 0, startedAt: from };
    pbx.write(placed, call % 3 > 0, call % 300);
  }
}
