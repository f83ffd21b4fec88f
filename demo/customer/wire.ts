import { ColleaguePhones, CustomerPhone, type DemoCustomer } from '../../src/simulators/demo/index.js';
import type { ControlInput, ControlName, ControlResult } from '../../src/simulators/voxfree/index.js';
import type { WireConfig } from '../config.js';
import { ANSWERS_AFTER_MS, type CustomerSide } from './side.js';

/** Department of whoever writes for the first time: sales. */
const SALES = '14';

/** The customers behind the demo's servers: messages by the simulator's control endpoint, calls by SIP, colleagues' too. */
export async function wireCustomers(wire: WireConfig): Promise<CustomerSide> {
  const listeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());
  let contacts = await fetchContacts();
  const nameOf = (number: string) => contacts.find((contact) => contact.number !== '' && contact.number.slice(-8) === number.slice(-8))?.name ?? '';
  const net = { WebSocket, server: wire.sipServer, domain: wire.sipDomain };
  const phone = new CustomerPhone({ net, extension: wire.extension.user, nameOf });
  phone.subscribe(changed);
  let elsewhere = true;
  const events = new EventSource('/demo/events');
  events.addEventListener('changed', () => void fetchContacts().then((now) => {
    contacts = now;
    changed();
  }, () => undefined));
  const onEvent = <Data>(name: string, run: (data: Data) => void) =>
    events.addEventListener(name, ({ data }: MessageEvent<string>) => {
      if (!elsewhere) run(JSON.parse(data) as Data);
    });
  onEvent<{ line: string; number: string }>('dialled', ({ line, number }) => phone.noteDialled(line, number));
  onEvent<{ number: string; name: string; patience?: number }>('ring', (call) => phone.callWhenReachable(call));
  // However many tabs show the page, one of them is the world outside.
  void navigator.locks.request('rumo-world', async () => {
    elsewhere = false;
    changed();
    const telephones = [phone, new ColleaguePhones(net)];
    await Promise.all(telephones.map((each) => each.connect())).catch((error: unknown) => console.warn('demo: telephones outside', error));
    await new Promise(() => undefined);
  });

  const control = async <K extends ControlName>(name: K, input: ControlInput<K>): Promise<ControlResult<K>> => {
    const response = await fetch(`${wire.url}/control/${name}`, { method: 'POST', body: JSON.stringify(input) });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
    return (await response.json()) as ControlResult<K>;
  };

  return {
    get contacts() {
      return contacts;
    },
    get phone() {
      return phone.state;
    },
    get elsewhere() {
      return elsewhere;
    },
    hears: (number) => phone.hears(number),
    get answersAlone() {
      return phone.answersAfter !== null;
    },
    set answersAlone(alone) {
      phone.answersAfter = alone ? ANSWERS_AFTER_MS : null;
    },
    messages: {
      thread: (contactId) => control('customerThread', { contactId }),
      async write(contactId, text) {
        await control('customerReads', { contactId });
        await control('customerWrites', { contactId, text });
      },
      async writeAsNew(name, text) {
        const { contactId } = await control('customerWrites', { newContact: { name }, text, departmentId: SALES });
        contacts = await fetchContacts();
        return contactId;
      },
    },
    call: (customer) => phone.call(customer),
    answer: (number) => phone.answer(number),
    reject: (number) => phone.reject(number),
    hangUp: (number) => phone.hangUp(number),
    subscribe: (listener) => void listeners.add(listener),
  };
}

async function fetchContacts(): Promise<readonly DemoCustomer[]> {
  const response = await fetch('/demo/customers');
  return (await response.json()) as readonly DemoCustomer[];
}
