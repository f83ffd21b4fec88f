import { wideCloud } from '../../src/adapters/widecloud/index.js';
import type { Credentials } from '../../src/domain/agent.js';
import type { Io } from '../../src/net/io.js';
import { WideCloudSimulator } from '../../src/simulators/widecloud/index.js';
import { lineOf, type TelephonyPart, type TelephonyWorld } from './telephony-world.js';

const secrets = { login: 'api-user', senha: 'secret-example', token: 'token-example' };
const extension = '2001';
const campaignId = '583';
const HOUR = 60 * 60_000;

/** More than one answer holds (Wide Cloud contract, part 2). */
const calls = 1_100;

export const wideCloudOffers: ReadonlySet<TelephonyPart> = new Set(['campaigns', 'inserting', 'records']);

export interface ServedWideCloudWorld {
  readonly url: string;
  readonly io: Io;
  stop(): Promise<void>;
}

const writes: readonly string[] = ['insert', 'clicktocall', 'deletediscador'];

/** A central with one empty campaign and a long day of calls. `serve` puts it behind a wire. */
export async function wideCloudWorld(serve: (simulator: WideCloudSimulator) => Promise<ServedWideCloudWorld>): Promise<TelephonyWorld> {
  const simulator = new WideCloudSimulator({ secrets });
  const { central, ledger, faults } = simulator;
  const from = Math.floor((simulator.clock.now() - 24 * HOUR) / HOUR) * HOUR;
  central.addCampaign(campaignId, 'Renovação');
  for (let call = 0; call < calls; call += 1) {
    const at = from + Math.floor((call / calls) * 10 * HOUR / 1_000) * 1_000;
    central.history.push({ id: `${at / 1_000}.${call}`, at, seconds: call % 300, extension, number: '11955550142', inbound: call % 2 === 0, answered: call % 3 > 0 });
  }
  const { url, io, stop } = await serve(simulator);
  const actionOf = (init: RequestInit | undefined): string => (JSON.parse(init?.body as string) as { readonly acao: string }).acao;
  const line = lineOf(io, (_address, init) => writes.includes(actionOf(init)));
  const user: Credentials & { readonly token: string } = { user: secrets.login, password: secrets.senha, token: secrets.token };
  return {
    backend: wideCloud({ url, extension, io: line.io, campaigns: [{ id: campaignId }], pollEvery: 60_000, campaignsEvery: 20, timeout: 2_000 }),
    user,
    wrongUser: { ...user, password: 'errada' } as Credentials,
    line,
    requests: () => ledger.requests.length,
    looksAtCampaigns: () => ledger.count('statusdiscador'),
    refuses: () => {
      central.campaigns.delete(campaignId);
      faults.next('clicktocall', { kind: 'body', text: '["Status","RAMAL NAO CADASTRADO"]' });
    },
    dialled: () => ledger.requests.filter(({ action }) => action === 'clicktocall').map(({ fields }) => fields['destino'] ?? ''),
    insertable: { campaignId, taken: () => ledger.inserted.map(({ idcrm }) => idcrm) },
    recorded: { range: { from, until: from + 10 * HOUR }, ids: central.history.map(({ id }) => id) },
    complaints: () => ledger.violations.map(({ action, problem }) => `${action}: ${problem}`),
    stop,
  };
}
