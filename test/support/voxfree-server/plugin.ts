import type { TestRunnerPlugin } from '@web/test-runner-core';
import { systemClock } from '../../../src/net/io.js';
import { fastClock, manualClock } from '../../../src/simulators/clocks.js';
import { scenarios } from '../../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator } from '../../../src/simulators/voxfree/index.js';
import { serveVoxFree } from '../../../src/simulators/voxfree/node.js';
import { START, STOP, type ServerAddress, type ServerOptions } from './protocol.js';

interface Running extends ServerAddress {
  close(): Promise<void>;
}

/** Gives each test file that asks for one the VoxFree simulator on a real port. */
export function plugin(): TestRunnerPlugin {
  const running = new Map<string, Running>();
  const end = async (session: string) => {
    await running.get(session)?.close();
    running.delete(session);
  };
  return {
    name: 'voxfree-server',
    async executeCommand({ command, payload, session }) {
      if (command === START) {
        await end(session.id);
        const server = await start(payload as ServerOptions);
        running.set(session.id, server);
        return { origin: server.origin, urls: server.urls };
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

async function start({ scenario: name = 'quiet', speed, frozenAt, ...options }: ServerOptions): Promise<Running> {
  const scenario = scenarios.get(name);
  if (!scenario) throw new RangeError(`no scenario "${name}"`);
  const served = await serveVoxFree(mediaBase => {
    const simulator = new VoxFreeSimulator({ ...options, mediaBase, clock: frozenAt === undefined ? systemClock : manualClock(frozenAt) });
    scenario.seed(simulator);
    return simulator;
  });
  const voxfree = served.simulator;
  const endScenario = speed === undefined ? undefined : scenario.run({ voxfree, clock: fastClock(systemClock, speed), random: voxfree.random });
  return {
    ...served,
    close: () => {
      endScenario?.();
      return served.close();
    },
  };
}
