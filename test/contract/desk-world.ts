import type { World } from './world.js';

/** What a desk may offer beyond reading and writing: ports of `ChatPort`, and quick replies that can be changed. */
export type DeskPart =
  | 'tags'
  | 'own-tags'
  | 'closing'
  | 'dispositions'
  | 'transfer'
  | 'transfer-close'
  | 'ownership'
  | 'starting'
  | 'create-contact'
  | 'own-replies';

/** A conversation as the vendor has it. */
export interface VendorTicket {
  readonly open: boolean;
  /** Empty: nobody. */
  readonly agentId: string;
  readonly tagIds: readonly string[];
  readonly note: string;
  readonly dispositionId: string;
}

/** A world whose vendor can be asked what became of a conversation. */
export interface DeskWorld extends World {
  readonly colleague: { readonly id: string; readonly name: string };
  /** Nobody serves the first; the colleague serves the second. */
  readonly startable: { readonly free: string; readonly held: string };
  ticket(conversationId: string): Promise<VendorTicket>;
  /** What this contact was sent, in the conversation's channel. */
  sentTo(conversationId: string): Promise<readonly string[]>;
  deskMishap(act: 'tags' | 'closing' | 'starting' | 'ownership' | 'replies', what: 'refused' | 'unreadable'): Promise<void>;
}
