import type { DemoCustomer } from '../../src/simulators/demo/index.js';
import type { ControlInput, ControlName, ControlResult } from '../../src/simulators/voxfree/index.js';
import type { WireConfig } from '../config.js';
import type { CustomerSide } from './side.js';
import { WirePhone } from './wire-phone.js';

/** Department of whoever writes for the first time: sales. */
const SALES = '14';

/** The customers behind the demo's servers: messages by the simulator's control endpoint, calls by SIP. */
export async function wireCustomers(wire: WireConfig): Promise<CustomerSide> {
  const listeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());
  const phone = new WirePhone(wire, changed);
  let contacts = await fetchContacts();
  const events = new EventSource('/demo/events');
  events.addEventListener('changed', () => void fetchContacts().then((now) => {
    contacts = now;
    changed();
  }, () => undefined));
  events.addEventListener('dialled', ({ data }: MessageEvent<string>) => phone.noteDialled(JSON.parse(data) as { number: string; name: string }));
  events.addEventListener('ring', ({ data }: MessageEvent<string>) => phone.callWhenFree(JSON.parse(data) as { number: string; name: string }));
  phone.connect().catch((error: unknown) => console.warn('demo: customers’ telephone', error));

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
    get hears() {
      return phone.hears;
    },
    get answersAlone() {
      return phone.answersAlone;
    },
    set answersAlone(alone) {
      phone.answersAlone = alone;
    },
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
    call: (customer) => phone.call(customer),
    answer: () => phone.answer(),
    reject: () => phone.reject(),
    hangUp: () => phone.hangUp(),
    subscribe: (listener) => void listeners.add(listener),
  };
}

async function fetchContacts(): Promise<readonly DemoCustomer[]> {
  const response = await fetch('/demo/customers');
  return (await response.json()) as readonly DemoCustomer[];
}
