import { executeServerCommand } from '@web/test-runner-commands';
import { START, STOP, type Control, type ServerAddress, type ServerOptions } from './protocol.js';

export interface StartedTempBox extends ServerAddress {
  /** Runs one of the simulator's controls on the server. */
  readonly control: Control;
  stop(): Promise<void>;
}

/** Starts this test file's TempBox server, ending an earlier one of the same file. */
export async function startTempBox(options: ServerOptions = {}): Promise<StartedTempBox> {
  const address = await executeServerCommand<ServerAddress, ServerOptions>(START, options);
  return {
    ...address,
    async control(name, input) {
      const response = await fetch(`${address.origin}/control/${name}`, { method: 'POST', body: JSON.stringify(input ?? {}) });
      if (!response.ok) throw new Error(await response.text());
      return response.json() as never;
    },
    async stop() {
      await executeServerCommand(STOP, {});
    },
  };
}
