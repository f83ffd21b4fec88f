import { executeServerCommand } from '@web/test-runner-commands';
import type { SippCommands } from './protocol.js';

/** A telephone that announces itself reliably before it picks up (RFC 3262), played by SIPp for one call. */
export const sipp = {
  /** The port on 127.0.0.1 to call it at. */
  start: (repeatsAnswer: boolean) => run('sipp:start', { repeatsAnswer }),
  pickUp: (callId: string) => run('sipp:pick-up', callId),
  /** Resolves when the call is over: empty, or what was not as it has to be. */
  verdict: () => run('sipp:verdict', null),
};

function run<C extends keyof SippCommands>(command: C, payload: SippCommands[C]['payload']): Promise<SippCommands[C]['result']> {
  return executeServerCommand(command, payload);
}
