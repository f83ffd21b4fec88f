import { departmentIds } from '../scenarios/index.js';
import type { CustomerMessage, VoxFreeSimulator, Written } from '../voxfree/index.js';
import type { CustomerPhone } from './customer-phone.js';

/** A customer, as somebody who plays them picks one. */
export interface DemoCustomer {
  readonly id: string;
  readonly name: string;
  /** Digits with country code; '' for a group. */
  readonly number: string;
  readonly group: boolean;
  /** Where their open conversation stands; absent when there is none. */
  readonly conversation?: { readonly protocol: string; readonly place: 'waiting' | 'active'; readonly agentId: string };
}

/** The other side of the demo: everything a customer can do. */
export class CustomerDesk {
  readonly phone: CustomerPhone;
  readonly #voxfree: VoxFreeSimulator;

  constructor(voxfree: VoxFreeSimulator, phone: CustomerPhone) {
    this.#voxfree = voxfree;
    this.phone = phone;
  }

  get contacts(): DemoCustomer[] {
    const open = new Map(this.#voxfree.openChats.map(chat => [chat.contactId, chat]));
    return [...this.#voxfree.account.contacts.values()].map(({ id, name, number, group }) => {
      const chat = open.get(id);
      if (!chat || chat.place === 'closed') return { id, name, number, group };
      return { id, name, number, group, conversation: { protocol: chat.protocol, place: chat.place, agentId: chat.agentId } };
    });
  }

  /** What this customer's own telephone shows, oldest first. */
  thread(contactId: string): CustomerMessage[] {
    return this.#voxfree.controls.customerThread({ contactId });
  }

  /** Writes as this customer; without an open conversation a new one waits for the agents. */
  write(contactId: string, text: string): Written {
    this.#voxfree.controls.customerReads({ contactId });
    return this.#voxfree.controls.customerWrites({ contactId, text });
  }

  /** Writes as somebody whom the company does not know yet. */
  writeAsNew(name: string, text: string, departmentId: string = departmentIds.sales): Written {
    return this.#voxfree.controls.customerWrites({ newContact: { name }, text, departmentId });
  }

  /** Calls the agent from this customer's number. Resolves when the call is out; watch `phone.state`. */
  async call(contactId: string): Promise<void> {
    const contact = this.#voxfree.account.contacts.get(contactId);
    if (!contact?.number) throw new RangeError(`contact ${contactId} has no telephone`);
    await this.phone.call({ number: contact.number, name: contact.name });
  }

  /** Hears of every message, tick, change of hands and turn of a call; returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    const ends = [this.#voxfree.subscribe(listener), this.phone.subscribe(listener)];
    return () => ends.forEach(end => end());
  }
}
