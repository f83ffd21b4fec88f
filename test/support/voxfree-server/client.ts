import { executeServerCommand } from '@web/test-runner-commands';
import { START, STOP, type Control, type ServerAddress, type ServerOptions } from './protocol.js';

export interface StartedVoxFree extends ServerAddress {
  /** Runs one of the simulator's controls on the server. */
  readonly control: Control;
  stop(): Promise<void>;
}

/** Starts this test file's VoxFree server, ending an earlier one of the same file. */
export async function startVoxFree(options: ServerOptions = {}): Promise<StartedVoxFree> {
  const address = await executeServerCommand<ServerAddress, ServerOptions>(START, options);
  return {
    ...address,
    control: controlOver(address.origin),
    async stop() {
      await executeServerCommand(STOP, {});
    },
  };
}

function controlOver(origin: string): Control {
  return async (name, input) => {
    const response = await fetch(`${origin}/control/${name}`, { method: 'POST', body: JSON.stringify(input ?? {}) });
    if (!response.ok) throw new Error(await response.text());
    return response.json() as never;
  };
}
