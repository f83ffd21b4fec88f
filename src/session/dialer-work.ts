import { dialerAbilities } from './dialer-abilities.js';
import { CampaignLooks } from './dialer-campaigns.js';
import { ContactLooks } from './dialer-contacts.js';
import { CurrentContacts } from './dialer-current.js';
import type { DialerDesk } from './dialer-desk.js';
import type { DialerStores, DialerSurroundings } from './dialer-stores.js';
import type { ImportWork } from './import-work.js';
import type { Kernel } from './kernel.js';
import { late } from './late.js';
import { invoke } from './ports.js';
import type { DialerSlice } from './session-api.js';

type Acts = Pick<DialerSlice, 'refresh' | 'refreshContacts' | 'contactCall' | 'recording' | 'erase' | 'dialerReport' | 'dispositionReport'>;

export interface DialerWork extends Acts, Omit<ImportWork, 'restore' | 'leave'> {
  /** Somebody reads the store of this name; returns what says that they read it no more. */
  watch(name: string): (() => void) | undefined;
  watchContacts(campaignId: string): () => void;
}

export function createDialerWork(kernel: Kernel, stores: DialerStores, around: DialerSurroundings): DialerWork {
  const desk = deskOf(kernel, stores, around);
  const contacts = new ContactLooks(desk);
  const campaigns = new CampaignLooks(desk);
  const current = new CurrentContacts(desk, contacts);
  let importing: ImportWork | undefined;
  const imports = late<ImportWork>(kernel, 'dialer', async () => {
    const { createImportWork } = await import('./import-work.js');
    importing = createImportWork(desk);
    return importing;
  });
  follow(desk, {
    enter: () => importing?.restore(),
    update: () => [campaigns, contacts].forEach((looks) => looks.update()),
    leave: () => [campaigns, contacts, current, importing].forEach((part) => part?.leave()),
  });
  return {
    ...actsOf(desk, campaigns, contacts),
    ...imports.acts('open', 'check', 'start', 'stop', 'resume', 'discard'),
    watchContacts: (campaignId) => contacts.watch(campaignId),
    watch(name) {
      if (name === '$campaigns' || name === '$history' || name === '$lookedAt') return campaigns.watch();
      if (name === '$current') return current.watch();
      if (name === '$imports') void imports.load().then((work) => work.restore(), (error: unknown) => kernel.report('dialer.imports', error));
      return undefined;
    },
  };
}

function deskOf(kernel: Kernel, stores: DialerStores, around: DialerSurroundings): DialerDesk {
  const { $key, $resting } = stores;
  return {
    kernel, stores, around,
    mayLook: () => $key.get() !== undefined && !$resting.get() && !document.hidden
      && kernel.ports.get('dialer') !== undefined && around.connection().get().status === 'online',
    port: () => kernel.ports.need('dialer'),
  };
}

/** From one sign-in to its end, again and again. */
function follow({ kernel, stores, around }: DialerDesk, run: Record<'enter' | 'update' | 'leave', () => void>): void {
  const { $key, $resting, $abilities, $limits, $callBacks } = stores;
  const ends: (() => void)[] = [];
  $key.subscribe((key) => {
    for (const end of ends.splice(0)) end();
    if (key === undefined) {
      run.leave();
      return;
    }
    run.enter();
    document.addEventListener('visibilitychange', run.update);
    ends.push(
      () => document.removeEventListener('visibilitychange', run.update),
      $resting.listen(run.update),
      around.connection().listen(run.update),
      around.$facets.subscribe(() => {
        const { ports } = kernel;
        const [dialer, records] = [ports.get('dialer'), ports.get('records')];
        $abilities.set(dialerAbilities({ ...(dialer ? { dialer } : {}), ...(records ? { records } : {}) }));
        $limits.set(dialer?.limits);
        run.update();
      }),
      around.after.$drafts.subscribe((drafts) => {
        const known = $callBacks.get();
        const next = new Map(known);
        for (const { callId, callBackAt } of drafts.values()) {
          if (callBackAt === undefined) next.delete(callId);
          else next.set(callId, callBackAt);
        }
        if (next.size !== known.size || [...next].some(([id, at]) => known.get(id) !== at)) $callBacks.set(next);
      }),
    );
  });
}

function actsOf({ kernel, port }: DialerDesk, campaigns: CampaignLooks, contacts: ContactLooks): Acts {
  const act = <Result>(name: string, run: () => Promise<Result>): Promise<Result> => kernel.act(`dialer.${name}`, run);
  return {
    refresh: () => act('campaigns', () => campaigns.now()),
    refreshContacts: (campaignId) => act('contacts', () => contacts.now(campaignId)),
    contactCall: (campaignId, contactId) => act('contactCall', async () => invoke(port(), 'contactCall', campaignId, contactId)),
    recording: (recordingId) => act('recording', async () => invoke(kernel.ports.need('records'), 'recording', recordingId)),
    erase: (campaignId) => act('erase', async () => {
      const count = await invoke(port(), 'erase', campaignId);
      // What is there now is seen soon; that something went is certain already.
      campaigns.soon();
      contacts.soon(campaignId);
      return count;
    }),
    dialerReport: (range) => act('dialerReport', async () => invoke(port(), 'dialerReport', range)),
    dispositionReport: (range) => act('dispositionReport', async () => invoke(port(), 'dispositionReport', range)),
  };
}
