import type { CustomerMessage, TempBoxSimulator, Written } from '../tempbox/index.js';
import type { DemoCustomer } from './customer-desk.js';
import type { CustomerPhone } from './customer-phone.js';

/** The other side of a demo of TempBox: everything a customer can do. */
export class TempBoxCustomerDesk {
  readonly phone: CustomerPhone;
  readonly #tempbox: TempBoxSimulator;

  constructor(tempbox: TempBoxSimulator, phone: CustomerPhone) {
    this.#tempbox = tempbox;
    this.phone = phone;
  }

  get contacts(): DemoCustomer[] {
    const open = new Map(this.#tempbox.openCases.map((found) => [found.contactId, found]));
    return [...this.#tempbox.account.contacts.values()].map(({ id, name, phone: number }) => {
      const found = open.get(id);
      if (!found) return { id, name, number, group: false };
      return { id, name, number, group: false, conversation: { protocol: found.caseId, place: found.begun ? 'active' : 'waiting', agentId: found.agentId } };
    });
  }

  /** What this customer's own telephone shows, oldest first. */
  thread(contactId: string): CustomerMessage[] {
    return this.#tempbox.controls.customerThread({ contactId });
  }

  /** Writes as this customer; without an open conversation a new one waits for the agents. */
  write(contactId: string, text: string): Written {
    return this.#tempbox.controls.customerWrites({ contactId, text });
  }

  /** Writes as somebody whom the company does not know yet. */
  writeAsNew(name: string, text: string): Written {
    return this.#tempbox.controls.customerWrites({ newContact: { name }, text });
  }

  /** Calls the agent from this customer's number. Resolves when the call is out; watch `phone.state`. */
  async call(contactId: string): Promise<void> {
    const contact = this.#tempbox.account.contacts.get(contactId);
    if (!contact?.phone) throw new RangeError(`contact ${contactId} has no telephone`);
    await this.phone.call({ number: contact.phone, name: contact.name });
  }

  /** Hears of every message, change of hands and turn of a call; returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    const ends = [this.#tempbox.subscribe(listener), this.phone.subscribe(listener)];
    return () => ends.forEach((end) => end());
  }
}
