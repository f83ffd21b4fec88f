import type { Credentials } from '../../../src/domain/agent.js';
import type { Backend } from '../../../src/domain/backend.js';
import type { Io } from '../../../src/net/io.js';
import type { Session } from '../../../src/session/session-api.js';
import type { ManualClock } from '../../../src/simulators/clocks.js';

/** A message as the vendor, or a screen, has it: a file by its name. */
export interface Line {
  readonly text: string;
  readonly fromAgent: boolean;
}

/** What the vendor took from the agent. */
export interface Taken {
  readonly conversationId: string;
  readonly text: string;
}

/** A vendor in memory, with conversations of one agent; everybody in them waits on one clock. */
export interface World {
  readonly name: string;
  readonly clock: ManualClock;
  readonly credentials: Credentials;
  /** Conversations of the agent. */
  readonly conversations: readonly string[];
  /** The agent may send files. */
  readonly takesFiles: boolean;
  /** One per kind of mishap, each with this probability. */
  misbehave(probability: number): void;
  behave(): void;
  io(): Io;
  customerWrites(conversationId: string, text: string): void;
  /** In the order in which the vendor took them. */
  taken(): readonly Taken[];
  /** What stands in the conversation, oldest first. */
  truth(conversationId: string): readonly Line[];
  violations(): readonly unknown[];
  stop(): void;
}

/** What a tab finds at the page that holds it. */
export interface TabPlace {
  readonly vendor: string;
  readonly credentials: Credentials;
  readonly backend: (makers: BackendMakers) => Backend;
  readonly clock: Io['clock'];
  readonly ready: (session: Session) => void;
}

/** The tab's own copies of the adapters. */
export interface BackendMakers {
  readonly voxfree: typeof import('../../../src/adapters/voxfree/index.js').voxfree;
  readonly tempbox: typeof import('../../../src/adapters/tempbox/index.js').tempbox;
}

/** Names of the agent's files; servers put something of their own before them. */
export const fileName = (turn: number): string => `f-${turn}.txt`;

export const ownName = (name: string): string => /f-\d+\.txt$/.exec(name)?.[0] ?? name;
