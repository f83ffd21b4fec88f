import { atom } from 'nanostores';
import type { Campaign, ImportLimits } from '../domain/dialer.js';
import { faultInfo } from '../domain/fault.js';
import type { Contacts, ContactsStore, DialerStores, DialerSurroundings } from './dialer-stores.js';
import type { DialerWork } from './dialer-work.js';
import type { Kernel } from './kernel.js';
import { late, whileRead, type Late } from './late.js';
import type { CurrentContact, DialerAbility, DialerSlice, ImportState, Loadable, ProgressPoint } from './session-api.js';

const idle = { status: 'idle', value: [] } as const;

export interface DialerPart {
  readonly view: DialerSlice;
  apply(campaigns: readonly Campaign[]): void;
  enter(key: string): void;
  leave(): void;
}

type OwnStores = Omit<DialerStores, '$key' | 'contacts'>;

/** Only the stores are here from the start: the rest is fetched when somebody reads one of them, or acts. */
export function createDialer(kernel: Kernel, around: Omit<DialerSurroundings, 'list'>): DialerPart {
  const $key = atom<string | undefined>();
  const contacts = new Map<string, ContactsStore>();
  const stores = emptyStores();
  const { $campaigns } = stores;
  const list = (campaigns: readonly Campaign[]): void => {
    stores.$lookedAt.set(kernel.clock.now());
    $campaigns.set({ status: 'ready', value: campaigns });
    kernel.tell('cc-dialer-changed', { campaignIds: campaigns.map(({ id }) => id) });
  };
  const work = late(kernel, 'dialer', async () => {
    const { createDialerWork } = await import('./dialer-work.js');
    return createDialerWork(kernel, { $key, contacts, ...stores }, { ...around, list: (campaigns) => kernel.commit(() => list(campaigns)) });
  });
  const fail = (error: unknown): void => $campaigns.set({ ...$campaigns.value, status: 'error', fault: faultInfo(kernel.report('dialer.load', error)) });
  for (const [name, store] of Object.entries(stores)) whileRead(store, work, (loaded) => loaded.watch(name), fail);
  return {
    view: viewOf(stores, work, around, (id) => {
      const store = contacts.get(id) ?? atom<Contacts>(idle);
      if (!contacts.has(id)) whileRead(store, work, (loaded) => loaded.watchContacts(id), fail);
      contacts.set(id, store);
      return store;
    }),
    apply: list,
    enter: (key) => $key.set(key),
    leave() {
      $key.set(undefined);
      $campaigns.set(idle);
    },
  };
}

function emptyStores(): OwnStores {
  return {
    $abilities: atom<ReadonlySet<DialerAbility>>(new Set()),
    $campaigns: atom<Loadable<readonly Campaign[]>>(idle),
    $lookedAt: atom<number | undefined>(),
    $resting: atom<boolean>(false),
    $history: atom<ReadonlyMap<string, readonly ProgressPoint[]>>(new Map()),
    $current: atom<CurrentContact | undefined>(),
    $callBacks: atom<ReadonlyMap<string, number>>(new Map()),
    $limits: atom<ImportLimits | undefined>(),
    $imports: atom<ReadonlyMap<string, ImportState>>(new Map()),
  };
}

function viewOf(stores: OwnStores, { acts }: Late<DialerWork>, { after }: Pick<DialerSurroundings, 'after'>, contacts: DialerSlice['contacts']): DialerSlice {
  return {
    ...stores,
    ...acts('refresh', 'refreshContacts', 'contactCall', 'recording', 'erase', 'dialerReport', 'dispositionReport'),
    contacts,
    setResting: (resting) => stores.$resting.set(resting),
    callBackAt: (callId, callBackAt) => after.amend(callId, { callBackAt }),
    imports: { ...stores, ...acts('open', 'check', 'start', 'stop', 'resume', 'discard') },
  };
}
