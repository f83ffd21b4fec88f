import type { DemoCustomer } from './customer-desk.js';
import type { CustomerPhone, CustomerPhoneState } from './customer-phone.js';

/** The other side of a demo without messages: customers who call, and who answer. */
export class TelephoneCustomers {
  readonly phone: CustomerPhone;
  readonly #contacts: () => readonly DemoCustomer[];

  constructor(phone: CustomerPhone, contacts: () => readonly DemoCustomer[]) {
    this.phone = phone;
    this.#contacts = contacts;
  }

  get contacts(): readonly DemoCustomer[] {
    return this.#contacts();
  }

  get state(): CustomerPhoneState {
    return this.phone.state;
  }

  /** Calls the agent from this customer's number. Resolves when the call is out; watch `phone.state`. */
  async call(contactId: string): Promise<void> {
    const contact = this.contacts.find(({ id }) => id === contactId);
    if (!contact?.number) throw new RangeError(`contact ${contactId} has no telephone`);
    await this.phone.call({ number: contact.number, name: contact.name });
  }

  /** Hears of every turn of a call; returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    return this.phone.subscribe(listener);
  }
}
