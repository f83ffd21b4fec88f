import type { Credentials } from '../../src/domain/agent.js';
import type { Backend } from '../../src/domain/backend.js';

/** What becomes of the vendor's next answer. */
export type Mishap =
  /** The vendor says no. */
  | 'refused'
  /** The request never arrives. */
  | 'unreachable'
  /** It is done, and the answer is lost on its way. */
  | 'answer-lost'
  /** It is done, and the answer cannot be read. */
  | 'unreadable'
  /** It is done, and no answer ever comes. */
  | 'silent'
  /** A page with status 200 where data was expected. */
  | 'page';

export interface Taken {
  readonly id: string;
  readonly text: string;
  /** Id of the quoted message; empty: none. */
  readonly replyTo: string;
  readonly file?: { readonly name: string; readonly bytes: number };
  /** Id of the template. */
  readonly template?: string;
}

/** One fresh backend, not signed in, and the hands that move the vendor behind it. */
export interface World {
  readonly backend: Backend;
  readonly user: Credentials;
  readonly wrongUser: Credentials;
  readonly secondFactor?: { readonly user: Credentials; readonly code: string };
  readonly passwordChange?: { readonly user: Credentials; readonly current: string; readonly next: string };
  /** A conversation that the agent serves, another one, and one that nobody serves. */
  readonly mine: string;
  readonly alsoMine: string;
  readonly waiting: string;
  /** A conversation of the agent's in which templates can be sent, where the vendor has any. */
  readonly templated?: string;
  customerWrites(conversationId: string, text: string): Promise<void>;
  finish(conversationId: string): Promise<void>;
  takenByColleague(conversationId: string): Promise<void>;
  /** The live connection dies; a new one is taken. */
  cut(): Promise<void>;
  /** Live connections die, and none is taken until further notice. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  /** Live connections of this agent. */
  connections(): Promise<number>;
  mishap(act: 'send' | 'attach' | 'template' | 'lists' | 'open' | 'status' | 'sign-out', what: Mishap): Promise<void>;
  /** How often the vendor took this text from the agent. */
  timesTaken(text: string): Promise<number>;
  /** What the vendor took, in order. */
  taken(): Promise<readonly Taken[]>;
  /** Requests that the vendor has seen so far. */
  requests(): Promise<number>;
  /** What the vendor found wrong with the requests. */
  complaints(): Promise<readonly string[]>;
  stop(): Promise<void>;
}
