import type { TestRunnerPlugin } from '@web/test-runner-core';
import { systemClock } from '../../../src/net/io.js';
import { fastClock, manualClock } from '../../../src/simulators/clocks.js';
import { tempBoxScenarios } from '../../../src/simulators/scenarios/index.js';
import { TempBoxSimulator } from '../../../src/simulators/tempbox/index.js';
import { serveTempBox } from '../../../src/simulators/tempbox/node.js';
import { START, STOP, type ServerAddress, type ServerOptions } from './protocol.js';

interface Running extends ServerAddress {
  close(): Promise<void>;
}

/** Gives each test file that asks for one the TempBox simulator on a real port. */
export function plugin(): TestRunnerPlugin {
  const running = new Map<string, Running>();
  const end = async (session: string) => {
    await running.get(session)?.close();
    running.delete(session);
  };
  return {
    name: 'tempbox-server',
    async executeCommand({ command, payload, session }) {
      if (command === START) {
        await end(session.id);
        const server = await start(payload as ServerOptions);
        running.set(session.id, server);
        return { origin: server.origin, url: server.url, token: server.token };
      }
      if (command !== STOP) return undefined;
      await end(session.id);
      return true;
    },
    async serverStop() {
      await Promise.all([...running.keys()].map(end));
    },
  };
}

async function start({ scenario: name = 'tempbox-quiet', speed, frozenAt, ...options }: ServerOptions): Promise<Running> {
  const scenario = tempBoxScenarios.get(name);
  if (!scenario) throw new RangeError(`no scenario "${name}"`);
  const served = await serveTempBox((mediaBase) => {
    const simulator = new TempBoxSimulator({ ...options, mediaBase, clock: frozenAt === undefined ? systemClock : manualClock(frozenAt) });
    scenario.seed(simulator);
    return simulator;
  });
  const tempbox = served.simulator;
  const endScenario = speed === undefined ? undefined : scenario.run({ tempbox, clock: fastClock(systemClock, speed), random: tempbox.random });
  return {
    origin: served.origin,
    url: served.url,
    token: tempbox.token,
    close: () => {
      endScenario?.();
      return served.close();
    },
  };
}
