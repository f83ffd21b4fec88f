import type { PreinitializedWritableAtom, ReadableAtom } from 'nanostores';
import type { Facet } from '../domain/backend.js';
import type { ConnectionState } from '../domain/backend-event.js';
import type { Campaign, CampaignContact, ImportLimits } from '../domain/dialer.js';
import type { AfterCallsPart } from './call-log.js';
import type { CallsSlice, CurrentContact, DialerAbility, ImportState, Loadable, ProgressPoint } from './session-api.js';

type Writable<Value> = PreinitializedWritableAtom<Value> & object;

export interface DialerStores {
  /** Names the backend and the agent while somebody is signed in. */
  readonly $key: Writable<string | undefined>;
  readonly $abilities: Writable<ReadonlySet<DialerAbility>>;
  readonly $limits: Writable<ImportLimits | undefined>;
  readonly $campaigns: Writable<Loadable<readonly Campaign[]>>;
  readonly $lookedAt: Writable<number | undefined>;
  readonly $resting: Writable<boolean>;
  readonly $history: Writable<ReadonlyMap<string, readonly ProgressPoint[]>>;
  readonly $current: Writable<CurrentContact | undefined>;
  readonly $callBacks: Writable<ReadonlyMap<string, number>>;
  readonly $imports: Writable<ReadonlyMap<string, ImportState>>;
  readonly contacts: Map<string, ContactsStore>;
}

export type Contacts = Loadable<readonly CampaignContact[]>;
export type ContactsStore = Writable<Contacts>;

export interface DialerSurroundings {
  readonly $facets: ReadableAtom<ReadonlySet<Facet>>;
  readonly connection: () => ReadableAtom<ConnectionState>;
  readonly calls: () => CallsSlice;
  readonly after: AfterCallsPart;
  /** ISO 3166 code that numbers without a country code belong to. */
  readonly country: () => string;
  /** Takes a list as if the backend had told of it. */
  readonly list: (campaigns: readonly Campaign[]) => void;
}
