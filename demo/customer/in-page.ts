import type { CallCentreWorld, DemoWorld, MeetIpWorld, OutboundWorld, TempBoxWorld } from '../../src/simulators/demo/index.js';
import type { CustomerMessage } from '../../src/simulators/voxfree/index.js';
import { ANSWERS_AFTER_MS, type CustomerMessages, type CustomerSide } from './side.js';

/** The customers of the simulation that runs in this page. */
export function inPageCustomers({ customer: desk }: DemoWorld | TempBoxWorld): CustomerSide {
  return sideOf(desk, {
    thread: async (contactId) => desk.thread(contactId).map(asShown),
    write: async (contactId, text) => void desk.write(contactId, text),
    writeAsNew: async (name, text) => desk.writeAsNew(name, text).contactId,
  });
}

/** The same where customers can only call. */
export function callingCustomers({ customer }: CallCentreWorld | OutboundWorld | MeetIpWorld): CustomerSide {
  return sideOf(customer);
}

function sideOf(desk: (DemoWorld | TempBoxWorld | CallCentreWorld | OutboundWorld | MeetIpWorld)['customer'], messages?: CustomerMessages): CustomerSide {
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
    ...(messages ? { messages } : {}),
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
