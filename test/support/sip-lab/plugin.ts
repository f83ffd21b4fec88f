import type { TestRunnerPlugin } from '@web/test-runner-core';
import { SipLab } from './node/lab.js';
import type { LabCommands } from './protocol.js';

type Command = keyof LabCommands;
type Handlers = {
  [C in Command]: (session: string, payload: LabCommands[C]['payload']) => Promise<LabCommands[C]['result']>;
};

/** Gives each test file that asks for one a telephone system of its own. */
export function plugin(): TestRunnerPlugin {
  const labs = new Map<string, Promise<SipLab>>();
  const stopLab = async (session: string) => {
    const lab = labs.get(session);
    labs.delete(session);
    await lab?.then(started => started.stop(), () => {});
  };
  const handlers = handlersOver(labs, stopLab);
  return {
    name: 'sip-lab',
    executeCommand({ command, payload, session }) {
      const handler = handlers[command as Command] as Handlers[Command] | undefined;
      return handler?.(session.id, payload as never);
    },
    async serverStop() {
      await Promise.all([...labs.keys()].map(stopLab));
    },
  };
}

function handlersOver(labs: Map<string, Promise<SipLab>>, stopLab: (session: string) => Promise<void>): Handlers {
  const labOf = async (session: string): Promise<SipLab> => {
    const lab = labs.get(session);
    if (!lab) throw new Error('Start the lab first.');
    return lab;
  };
  return {
    async 'sip-lab:start'(session) {
      if (!labs.has(session)) labs.set(session, SipLab.start());
      return (await labOf(session)).address;
    },
    async 'sip-lab:stop'(session) {
      await stopLab(session);
      return true;
    },
    async 'sip-lab:kill'(session, part) {
      await (await labOf(session)).kill(part);
      return true;
    },
    async 'sip-lab:restart'(session, part) {
      await (await labOf(session)).restart(part);
      return true;
    },
    async 'sip-lab:freeze'(session, part) {
      (await labOf(session)).freeze(part);
      return true;
    },
    async 'sip-lab:thaw'(session, part) {
      (await labOf(session)).thaw(part);
      return true;
    },
    async 'sip-lab:command'(session, { name, command, params }) {
      return (await labOf(session)).telephones[name].command(command, params);
    },
    async 'sip-lab:events'(session, { name, since }) {
      return (await labOf(session)).telephones[name].events(since);
    },
    async 'sip-lab:heard'(session, { name, since }) {
      return (await labOf(session)).telephones[name].heard(since);
    },
    async 'sip-lab:refuse'(session, { user, how }) {
      await (await labOf(session)).refuse(user, how);
      return true;
    },
    async 'sip-lab:forget'(session, user) {
      await (await labOf(session)).forget(user);
      return true;
    },
    async 'sip-lab:contacts'(session, user) {
      return (await labOf(session)).contactsOf(user);
    },
  };
}
