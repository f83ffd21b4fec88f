import type { TempBoxWorld } from '../../src/simulators/demo/index.js';
import type { CustomerSide } from './side.js';

const noTelephone = (): Promise<void> => Promise.reject(new Error('TempBox has no telephones'));

/** The customers of a simulated TempBox in this page. They write, and have no telephone. */
export function tempBoxCustomers({ customer: desk }: TempBoxWorld): CustomerSide {
  return {
    get contacts() {
      return desk.contacts.map(({ id, name }) => ({ id, name, number: '', group: false }));
    },
    phone: { calls: [], digits: '' },
    elsewhere: false,
    hears: () => undefined,
    answersAlone: true,
    thread: async (contactId) => desk.thread(contactId).map(({ file, ...message }) => ({
      ...message, ...(file ? { file: file.name, url: file.url } : {}), tick: 0, deleted: false,
    })),
    write: async (contactId, text) => void desk.write(contactId, text),
    writeAsNew: async (name, text) => desk.writeAsNew(name, text).contactId,
    call: noTelephone,
    answer: noTelephone,
    reject: noTelephone,
    hangUp: noTelephone,
    subscribe: (listener) => void desk.subscribe(listener),
  };
}
