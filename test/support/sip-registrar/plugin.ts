import type { TestRunnerPlugin } from '@web/test-runner-core';
import { listenSip, type ListeningSip } from '../../../src/simulators/sip/node.js';
import type { RegistrarCommands, RegistrarOptions } from './protocol.js';

type Command = keyof RegistrarCommands;
type Handlers = {
  [C in Command]: (
    session: string,
    payload: RegistrarCommands[C]['payload'],
  ) => Promise<RegistrarCommands[C]['result']>;
};

interface Registrar {
  readonly sip: ListeningSip;
  readonly domain: string;
  readonly requests: string[];
}

/** Gives each test file that asks for one the simulator's SIP server on a real port. */
export function plugin(): TestRunnerPlugin {
  const registrars = new Map<string, Registrar>();
  const handlers = handlersOver(registrars);
  return {
    name: 'sip-registrar',
    executeCommand({ command, payload, session }) {
      const handler = handlers[command as Command] as Handlers[Command] | undefined;
      return handler?.(session.id, payload as never);
    },
    async serverStop() {
      await Promise.all([...registrars.values()].map(({ sip }) => sip.close()));
    },
  };
}

async function startRegistrar(options: RegistrarOptions): Promise<Registrar> {
  const requests: string[] = [];
  const sip = await listenSip(options);
  sip.server.onMessage(message => {
    if (message.kind === 'request') requests.push(`${message.method} ${message.uri}`);
  });
  return { sip, requests, domain: options.domain ?? 'example.test' };
}

function handlersOver(registrars: Map<string, Registrar>): Handlers {
  const of = (session: string): Registrar => {
    const registrar = registrars.get(session);
    if (!registrar) throw new Error('Start the registrar first.');
    return registrar;
  };
  return {
    async 'sip-registrar:start'(session, options) {
      const registrar = await startRegistrar(options);
      await registrars.get(session)?.sip.close();
      registrars.set(session, registrar);
      return { url: registrar.sip.url, domain: registrar.domain };
    },
    async 'sip-registrar:end'(session) {
      await registrars.get(session)?.sip.close();
      registrars.delete(session);
      return true;
    },
    async 'sip-registrar:control'(session, act) {
      of(session).sip.server[act]();
      return true;
    },
    async 'sip-registrar:bindings'(session, user) {
      return of(session).sip.server.bindings(user ?? undefined);
    },
    async 'sip-registrar:respond'(session, { user, status }) {
      const { responses } = of(session).sip.server;
      if (status === null) responses.delete(user);
      else responses.set(user, status);
      return true;
    },
    async 'sip-registrar:requests'(session, since) {
      return of(session).requests.slice(since);
    },
  };
}
