import type { Credentials } from '../../src/domain/agent.js';
import type { Backend } from '../../src/domain/backend.js';
import type { RecordRange } from '../../src/domain/record.js';
import type { Io } from '../../src/net/io.js';

/** The wire between the adapter and a telephone system, in the hands of a test. */
export interface Line {
  readonly io: Io;
  /** Nothing gets through while it is down. */
  isDown: boolean;
  /** The next write to be sent is taken by the vendor, and its answer is lost. */
  losesNextAnswer(): void;
  /** Somebody looks at the page: what is polled for is looked at now. */
  wake(): void;
  /** Who waits for that. */
  readonly lookers: number;
}

/** `write`: whether this request changes anything at the vendor. Waits are short, and never none. */
export function lineOf(io: Io, write: (url: string, init: RequestInit | undefined) => boolean): Line {
  const lookers = new Set<() => void>();
  let loses = false;
  const line: Line = {
    isDown: false,
    losesNextAnswer: () => { loses = true; },
    wake: () => [...lookers].forEach((run) => run()),
    get lookers() { return lookers.size; },
    io: {
      ...io,
      random: () => 0.01,
      wake(run) {
        const looker = (): void => run('visible');
        lookers.add(looker);
        return () => lookers.delete(looker);
      },
      async fetch(url, init) {
        if (line.isDown) throw new TypeError('Failed to fetch');
        const response = await io.fetch(url, init);
        if (!loses || !write(url, init)) return response;
        loses = false;
        throw new TypeError('Failed to fetch');
      },
    },
  };
  return line;
}

/** What only some telephone systems have; the rest all of them have. */
export type TelephonyPart = 'agent' | 'campaigns' | 'inserting' | 'reports' | 'records';

/** A campaign that contacts can be put into. */
export interface Insertable {
  readonly campaignId: string;
  /** Keys that the vendor took, in order, each as often as it took them. */
  taken(): readonly string[];
}

/** One fresh backend of a telephone system, not signed in, and the hands that move the vendor behind it. */
export interface TelephonyWorld {
  readonly backend: Backend;
  readonly user: Credentials;
  readonly wrongUser: Credentials;
  readonly line: Line;
  /** Requests that the vendor has seen so far, and those among them that ask for campaigns or their contacts. */
  requests(): number;
  looksAtCampaigns(): number;
  /** The vendor says no to the next write. */
  refuses(): void;
  /** Numbers that the vendor was told to call, in order. */
  dialled(): readonly string[];
  readonly insertable?: Insertable;
  /** A range that is full of calls, and ids of all that it holds. */
  readonly recorded?: { readonly range: RecordRange; readonly ids: readonly string[] };
  /** A range that is full of what the dialler did, and how many rows it holds. */
  readonly reported?: { readonly range: RecordRange; readonly rows: number };
  /** What the vendor found wrong with the requests. */
  complaints(): readonly string[];
  stop(): Promise<void>;
}
