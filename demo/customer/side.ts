import type { CustomerPhoneState, DemoCustomer } from '../../src/simulators/demo/index.js';
import type { CustomerMessage } from '../../src/simulators/voxfree/index.js';

/** What customers can write. */
export interface CustomerMessages {
  thread(contactId: string): Promise<readonly CustomerMessage[]>;
  write(contactId: string, text: string): Promise<void>;
  /** Resolves with the new contact's id. */
  writeAsNew(name: string, text: string): Promise<string>;
}

/** The customers' world, in this page or behind real servers: what the panel needs of it. */
export interface CustomerSide {
  readonly contacts: readonly DemoCustomer[];
  readonly phone: CustomerPhoneState;
  /** They are played by another tab of this browser, where their sound is. */
  readonly elsewhere: boolean;
  /** What the customer of that number hears while a call is on. */
  hears(number: string): MediaStream | undefined;
  /** Picks up after some rings. */
  answersAlone: boolean;
  /** Absent where customers can only call. */
  readonly messages?: CustomerMessages;
  call(customer: DemoCustomer): Promise<void>;
  /** As the customer of that number, as are the other two. */
  answer(number: string): Promise<void>;
  reject(number: string): Promise<void>;
  hangUp(number: string): Promise<void>;
  subscribe(listener: () => void): void;
}

export const ANSWERS_AFTER_MS = 3500;
