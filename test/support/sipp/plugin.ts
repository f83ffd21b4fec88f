import type { TestRunnerPlugin } from '@web/test-runner-core';
import { Sipp } from './node/sipp.js';
import type { SippCommands } from './protocol.js';

type Command = keyof SippCommands;
type Handlers = {
  [C in Command]: (session: string, payload: SippCommands[C]['payload']) => Promise<SippCommands[C]['result']>;
};

/** Gives each test file that asks for one a SIPp, one after another. */
export function plugin(): TestRunnerPlugin {
  const running = new Map<string, Sipp>();
  const handlers = handlersOver(running);
  return {
    name: 'sipp',
    executeCommand({ command, payload, session }) {
      const handler = handlers[command as Command] as Handlers[Command] | undefined;
      return handler?.(session.id, payload as never);
    },
    async serverStop() {
      await Promise.all([...running.values()].map(sipp => sipp.stop()));
    },
  };
}

function handlersOver(running: Map<string, Sipp>): Handlers {
  const of = (session: string): Sipp => {
    const sipp = running.get(session);
    if (!sipp) throw new Error('Start SIPp first.');
    return sipp;
  };
  return {
    async 'sipp:start'(session, { repeatsAnswer }) {
      await running.get(session)?.stop();
      const sipp = await Sipp.start(repeatsAnswer);
      running.set(session, sipp);
      return sipp.port;
    },
    async 'sipp:pick-up'(session, callId) {
      await of(session).pickUp(callId);
      return true;
    },
    async 'sipp:verdict'(session) {
      const verdict = await of(session).verdict();
      await of(session).stop();
      running.delete(session);
      return verdict;
    },
  };
}
