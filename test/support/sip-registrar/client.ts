import { executeServerCommand } from '@web/test-runner-commands';
import type { RegistrarAddress, RegistrarCommands, RegistrarOptions } from './protocol.js';

export type { RegistrarAddress, RegistrarOptions } from './protocol.js';

/** Starts the SIP server of this test file on a free port, in place of an earlier one. */
export function startRegistrar(options: RegistrarOptions): Promise<RegistrarAddress> {
  return run('sip-registrar:start', options);
}

export function endRegistrar(): Promise<true> {
  return run('sip-registrar:end', null);
}

/** The controls of `SipServer`, from the browser. */
export const registrar = {
  stop: () => run('sip-registrar:control', 'stop'),
  start: () => run('sip-registrar:control', 'start'),
  freeze: () => run('sip-registrar:control', 'freeze'),
  thaw: () => run('sip-registrar:control', 'thaw'),
  drop: () => run('sip-registrar:control', 'dropAll'),
  bindings: (user?: string) => run('sip-registrar:bindings', user ?? null),
  /** Every INVITE to `user` gets `status`; `null` ends that. */
  respond: (user: string, status: number | null) => run('sip-registrar:respond', { user, status }),
  /** `METHOD uri` of what arrived, from number `since` on. */
  requests: (since = 0) => run('sip-registrar:requests', since),
};

function run<C extends keyof RegistrarCommands>(
  command: C,
  payload: RegistrarCommands[C]['payload'],
): Promise<RegistrarCommands[C]['result']> {
  return executeServerCommand(command, payload);
}
