import { faultInfo, toFault } from '../domain/fault.js';
import type { CampaignContact } from '../domain/dialer.js';
import { Attention, repeatedly } from './attention.js';
import type { ContactsStore } from './dialer-stores.js';
import type { DialerDesk } from './dialer-desk.js';
import { invoke } from './ports.js';

/** Milliseconds between two looks at the contacts of a campaign. */
const lookEvery = 15_000;

/** The contacts of each campaign, looked at while somebody reads them. */
export class ContactLooks {
  readonly #desk: DialerDesk;
  readonly #attention = new Map<string, Attention>();
  readonly #reading = new Map<string, Promise<readonly CampaignContact[]>>();
  readonly #failed = new Set<string>();

  constructor(desk: DialerDesk) {
    this.#desk = desk;
  }

  watch(campaignId: string): () => void {
    const attention = this.#attention.get(campaignId) ?? new Attention(() => this.#may(), () => this.#begin(campaignId));
    this.#attention.set(campaignId, attention);
    return attention.look();
  }

  update(): void {
    for (const attention of this.#attention.values()) attention.update();
    if (this.#desk.around.connection().get().status === 'online') return;
    for (const store of this.#desk.stores.contacts.values()) if (store.value.status === 'ready') store.set({ status: 'stale', value: store.value.value });
  }

  async now(campaignId: string): Promise<void> {
    await this.read(campaignId);
  }

  /** Nobody waits for it; it is left out where nobody reads them. */
  soon(campaignId: string): void {
    if (this.#attention.get(campaignId)?.isOn) void this.#quietly(campaignId);
  }

  /** Two who ask at once share the answer. */
  read(campaignId: string): Promise<readonly CampaignContact[]> {
    const underWay = this.#reading.get(campaignId);
    if (underWay) return underWay;
    const reading = this.#read(campaignId).finally(() => this.#reading.delete(campaignId));
    this.#reading.set(campaignId, reading);
    return reading;
  }

  leave(): void {
    this.update();
    this.#failed.clear();
    this.#reading.clear();
    for (const store of this.#desk.stores.contacts.values()) store.set({ status: 'idle', value: [] });
  }

  #may(): boolean {
    return this.#desk.mayLook() && this.#desk.port().contacts !== undefined;
  }

  #begin(campaignId: string): () => void {
    const { clock } = this.#desk.kernel;
    return repeatedly((milliseconds, run) => clock.after(milliseconds, run), lookEvery, () => this.#quietly(campaignId));
  }

  async #quietly(campaignId: string): Promise<void> {
    try {
      await this.read(campaignId);
      this.#failed.delete(campaignId);
    } catch (error) {
      if (!this.#failed.has(campaignId) && this.#desk.stores.$key.get() !== undefined) this.#desk.kernel.report('dialer.contacts', error);
      this.#failed.add(campaignId);
    }
  }

  async #read(campaignId: string): Promise<readonly CampaignContact[]> {
    const { port, stores: { $key, contacts } } = this.#desk;
    const key = $key.get();
    const set = (state: (value: readonly CampaignContact[]) => ReturnType<ContactsStore['get']>): void => {
      const store = contacts.get(campaignId);
      if (store && $key.get() === key) store.set(state(store.value.value));
    };
    const isKnown = contacts.get(campaignId)?.value.status === 'ready';
    if (!isKnown) set((value) => ({ status: 'loading', value }));
    try {
      const found = await invoke(port(), 'contacts', campaignId);
      set(() => ({ status: 'ready', value: found }));
      return found;
    } catch (error) {
      set((value) => ({ status: 'error', value, fault: faultInfo(toFault(error)) }));
      throw error;
    }
  }
}
