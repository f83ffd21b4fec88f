import type { CustomerMessage, TempBoxSimulator, Written } from '../tempbox/index.js';

/** A customer of TempBox, as somebody who plays them picks one. */
export interface TempBoxCustomer {
  readonly id: string;
  readonly name: string;
  /** Where their open conversation stands; absent when there is none. */
  readonly conversation?: { readonly caseId: string; readonly place: 'waiting' | 'active'; readonly agentId: string };
}

/** The other side of a demo of TempBox: everything a customer can do. */
export class TempBoxCustomerDesk {
  readonly #tempbox: TempBoxSimulator;

  constructor(tempbox: TempBoxSimulator) {
    this.#tempbox = tempbox;
  }

  get contacts(): TempBoxCustomer[] {
    const open = new Map(this.#tempbox.openCases.map((found) => [found.contactId, found]));
    return [...this.#tempbox.account.contacts.values()].map(({ id, name }) => {
      const found = open.get(id);
      if (!found) return { id, name };
      return { id, name, conversation: { caseId: found.caseId, place: found.begun ? 'active' : 'waiting', agentId: found.agentId } };
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

  /** Hears of every message and change of hands; returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    return this.#tempbox.subscribe(listener);
  }
}
