import { executeServerCommand } from '@web/test-runner-commands';
import type { Hole, ProxyCommands } from './protocol.js';

export type { Hole } from './protocol.js';

/** Starts the faulty network of this test file: resolves with the `ws://` URL that leads through it to `target`. */
export function startProxy(target: string): Promise<string> {
  return run('fault-proxy:start', target);
}

export function stopProxy(): Promise<true> {
  return run('fault-proxy:stop', null);
}

export const proxy = {
  /** Frames vanish from now on, and so does the end of a connection: neither side learns that the other is gone. */
  swallow: (hole: Hole) => run('fault-proxy:swallow', hole),
  /** New connections are accepted and led nowhere; those that are there go on. */
  hang: (on: boolean) => run('fault-proxy:hang', on),
  /** Sends the browser away on all connections with this close code, as a server does. */
  close: (code: number) => run('fault-proxy:close', code),
  /** Breaks all connections, without a word. */
  cut: () => run('fault-proxy:cut', null),
};

function run<C extends keyof ProxyCommands>(command: C, payload: ProxyCommands[C]['payload']): Promise<ProxyCommands[C]['result']> {
  return executeServerCommand<ProxyCommands[C]['result'], ProxyCommands[C]['payload']>(command, payload);
}
