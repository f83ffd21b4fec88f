import type { TestRunnerPlugin } from '@web/test-runner-core';
import { FaultProxy } from './node/proxy.js';
import type { ProxyCommands } from './protocol.js';

type Command = keyof ProxyCommands;
type Handlers = {
  [C in Command]: (session: string, payload: ProxyCommands[C]['payload']) => Promise<ProxyCommands[C]['result']>;
};

/** Gives each test file that asks for one a faulty network of its own. */
export function plugin(): TestRunnerPlugin {
  const proxies = new Map<string, FaultProxy>();
  const handlers = handlersOver(proxies);
  return {
    name: 'fault-proxy',
    executeCommand({ command, payload, session }) {
      const handler = handlers[command as Command] as Handlers[Command] | undefined;
      return handler?.(session.id, payload as never);
    },
    serverStop() {
      for (const proxy of proxies.values()) proxy.stop();
    },
  };
}

function handlersOver(proxies: Map<string, FaultProxy>): Handlers {
  const on = async (session: string, act: (proxy: FaultProxy) => void): Promise<true> => {
    const proxy = proxies.get(session);
    if (!proxy) throw new Error('Start the proxy first.');
    act(proxy);
    return true;
  };
  return {
    async 'fault-proxy:start'(session, target) {
      proxies.get(session)?.stop();
      const proxy = await FaultProxy.before(target);
      proxies.set(session, proxy);
      return proxy.url;
    },
    async 'fault-proxy:stop'(session) {
      proxies.get(session)?.stop();
      proxies.delete(session);
      return true;
    },
    'fault-proxy:swallow': (session, hole) => on(session, proxy => (proxy.hole = hole)),
    'fault-proxy:hang': (session, hanging) => on(session, proxy => (proxy.hanging = hanging)),
    'fault-proxy:close': (session, code) => on(session, proxy => proxy.close(code)),
    'fault-proxy:cut': session => on(session, proxy => proxy.cut()),
  };
}
