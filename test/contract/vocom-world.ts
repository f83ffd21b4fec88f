import { vocom } from '../../src/adapters/vocom/index.js';
import type { Io } from '../../src/net/io.js';
import { VocomSimulator } from '../../src/simulators/vocom/index.js';
import { lineOf, type TelephonyPart, type TelephonyWorld } from './telephony-world.js';

const agent = 'DEV';
const queue = 'FILA_SUPORTE';
const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;

/** More than one answer holds, so that the range must be cut. */
const reportLimit = 50;
const rows = 180;

export const vocomOffers: ReadonlySet<TelephonyPart> = new Set(['agent', 'reports']);

export interface ServedVocomWorld {
  readonly url: string;
  readonly io: Io;
  stop(): Promise<void>;
}

const reads: readonly string[] = ['get_break_list', 'get_agent_list', 'list_all'];

/** An installation with one queue, two pauses and a day of what the dialler did. `serve` puts it behind a wire. */
export async function vocomWorld(serve: (simulator: VocomSimulator) => Promise<ServedVocomWorld>): Promise<TelephonyWorld> {
  const simulator = new VocomSimulator({ habits: { limit: reportLimit } });
  const from = Math.floor((simulator.clock.now() - DAY) / HOUR) * HOUR;
  seed(simulator, from);
  const { url, io, stop } = await serve(simulator);
  const line = lineOf(io, (address) => !reads.some((path) => address.includes(path)));
  const { ledger, faults, company } = simulator;
  return {
    backend: vocom({ url, company, agent, extension: '2000', queues: [queue], io: line.io, pollEvery: 60_000, reportLimit, timeout: 2_000 }),
    user: { token: simulator.key },
    wrongUser: { token: 'errado' },
    line,
    requests: () => ledger.requests.length,
    looksAtCampaigns: () => ledger.count('dialer') + ledger.count('dispositions'),
    refuses: () => {
      for (const service of ['login', 'logout', 'pause', 'call'] as const) faults.next(service, { kind: 'refuse', type: 'execute_failed' });
    },
    dialled: () => ledger.placed.map(({ to }) => to),
    reported: { range: { from, until: from + 12 * HOUR }, rows },
    complaints: () => ledger.violations.map(({ path, problem }) => `${path}: ${problem}`),
    stop,
  };
}

function seed(simulator: VocomSimulator, from: number): void {
  simulator.addAgent(agent, [queue]);
  simulator.addAgent('SUPORTE.ANA', [queue], { branch: '2008', signedIn: true, firstLogin: from, answered: 13, answeredTime: 3_300 });
  simulator.pbx.breaks.push({ id: 'b1', name: 'Lanche', length: 5, digit: '1' }, { id: 'b2', name: 'Banheiro', length: 0, digit: '4' });
  for (let row = 0; row < rows; row += 1) {
    simulator.pbx.dialed.push({
      mailing: 'Renovação', key: '7', destination: `119555501${row % 100}`, at: from + Math.floor((row / rows) * 12 * HOUR), ringing: 5, cause: 'NO_ANSWER',
    });
  }
}
