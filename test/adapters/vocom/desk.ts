import type { BackendEvent } from '../../../src/domain/backend-event.js';
import type { Backend } from '../../../src/domain/backend.js';
import { vocom, type VocomOptions } from '../../../src/adapters/vocom/index.js';
import { VocomSimulator, type VocomSimulatorOptions } from '../../../src/simulators/vocom/index.js';
import { manualClock, type ManualClock } from '../../../src/simulators/clocks.js';

export const agent = 'DEV';
export const queue = 'FILA_SUPORTE';

export interface Scene {
  readonly sim: VocomSimulator;
  readonly clock: ManualClock;
  readonly backend: Backend;
  readonly events: BackendEvent[];
  readonly notices: string[];
  readonly controller: AbortController;
  connected(): Promise<void>;
  /** Lets the answers of what is under way arrive, which takes no time on this clock. */
  settled(): Promise<void>;
  last<Type extends BackendEvent['type']>(type: Type): Extract<BackendEvent, { type: Type }>;
}

export function scene(options: Partial<VocomOptions> = {}, simulated: VocomSimulatorOptions = {}): Scene {
  const clock = manualClock(Date.UTC(2026, 0, 5, 12));
  const sim = new VocomSimulator({ clock, ...simulated });
  sim.addAgent(agent, [queue]);
  sim.addAgent('SUPORTE.ANA', [queue], { branch: '2008', signedIn: true, firstLogin: 1_578_679_731_000, answered: 13, answeredTime: 3_300 });
  sim.pbx.breaks.push({ id: 'b1', name: 'Lanche', length: 5, digit: '1' }, { id: 'b2', name: 'Banheiro', length: 0, digit: '4' });
  const notices: string[] = [];
  const events: BackendEvent[] = [];
  const controller = new AbortController();
  const backend = vocom({
    url: sim.url, company: sim.company, agent, extension: '2000', queues: [queue], io: sim.io(), onNotice: (notice) => notices.push(notice),
    credentials: () => Promise.resolve({ token: sim.key }), ...options,
  });
  return {
    sim, clock, backend, events, notices, controller,
    connected: () => backend.connect((event) => events.push(event), controller.signal),
    async settled() {
      for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port1.close(); resolve(); }; port2.postMessage(0); });
    },
    last(type) {
      const found = events.findLast((event) => event.type === type);
      if (!found) throw new Error(`no ${type}`);
      return found as never;
    },
  };
}
