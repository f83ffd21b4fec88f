import type { DemoWorld, TempBoxWorld } from '../../src/simulators/demo/index.js';
import type { CustomerMessage } from '../../src/simulators/voxfree/index.js';
import { ANSWERS_AFTER_MS, type CustomerSide } from './side.js';

/** The customers of the simulation that runs in this page. */
export function inPageCustomers({ customer: desk }: DemoWorld | TempBoxWorld): CustomerSide {
  const { phone } = desk;
  return {
    get contacts() {
      return desk.contacts;
    },
    get phone() {
      return phone.state;
    },
    elsewhere: false,
    hears: (number) => phone.hears(number),
    get answersAlone() {
      return phone.answersAfter !== null;
    },
    set answersAlone(alone) {
      phone.answersAfter = alone ? ANSWERS_AFTER_MS : null;
    },
    thread: async (contactId) => desk.thread(contactId).map(asShown),
    write: async (contactId, text) => void desk.write(contactId, text),
    writeAsNew: async (name, text) => desk.writeAsNew(name, text).contactId,
    call: ({ id }) => desk.call(id),
    answer: (number) => phone.answer(number),
    reject: (number) => phone.reject(number),
    hangUp: (number) => phone.hangUp(number),
    subscribe: (listener) => void desk.subscribe(listener),
  };
}

type Written = ReturnType<(DemoWorld | TempBoxWorld)['customer']['thread']>[number];

/** TempBox knows neither ticks nor deleted messages. */
function asShown(message: Written): CustomerMessage {
  if ('tick' in message) return message;
  const { file, ...rest } = message;
  return { ...rest, ...(file ? { file: file.name, url: file.url } : {}), tick: 0, deleted: false };
}
