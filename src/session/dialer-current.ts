import { computed, onNotify } from 'nanostores';
import type { Call } from '../domain/call.js';
import type { Campaign, CampaignContact } from '../domain/dialer.js';
import type { ContactLooks } from './dialer-contacts.js';
import type { DialerDesk } from './dialer-desk.js';
import type { CurrentContact } from './session-api.js';

interface Person extends Pick<CurrentContact, 'callId' | 'number' | 'name'> {
  readonly variables: Call['variables'];
}

/** What is known of the other end of one call. */
interface Found {
  readonly campaign: Campaign;
  readonly contact?: CampaignContact;
}

/** So many campaigns are looked through for a number. */
const campaignsAtMost = 8;

/** Whom the current call is with: looked up once for each call, when it begins. */
export class CurrentContacts {
  readonly #desk: DialerDesk;
  readonly #contacts: ContactLooks;
  readonly #found = new Map<string, Found>();
  readonly #variables = new Map<string, Call['variables']>();
  readonly #asked = new Set<string>();

  constructor(desk: DialerDesk, contacts: ContactLooks) {
    this.#desk = desk;
    this.#contacts = contacts;
  }

  watch(): () => void {
    const { around, stores: { $campaigns } } = this.#desk;
    const { $current } = around.calls();
    const $inputs = computed([$current, around.after.wrapUp.$current, around.after.$drafts], (call, wrapUp, drafts) => ({ call, wrapUp, drafts }));
    const ends = [$inputs.subscribe(() => this.#update()), onNotify($campaigns, () => this.#update())];
    return () => ends.forEach((end) => end());
  }

  leave(): void {
    for (const known of [this.#found, this.#variables, this.#asked]) known.clear();
    this.#desk.stores.$current.set(undefined);
  }

  #update(): void {
    const { stores: { $key, $current } } = this.#desk;
    if ($key.get() === undefined) return;
    const person = this.#person();
    if (person) this.#ask(person);
    const next = person && this.#describe(person);
    if (JSON.stringify(next) !== JSON.stringify($current.value)) $current.set(next);
  }

  /** On the line, else waiting to be written up. */
  #person(): Person | undefined {
    const { around } = this.#desk;
    const call = around.calls().$current.get();
    if (call && call.state !== 'ended') {
      const { id: callId, remote: { number, name } } = call;
      const variables = withoutRecording(call);
      this.#variables.set(call.id, variables);
      return { callId, number, ...(name === undefined ? {} : { name }), variables };
    }
    const wrapUp = around.after.wrapUp.$current.get();
    if (!wrapUp) return undefined;
    const { callId, number, name } = wrapUp;
    return { callId, number, ...(name === undefined ? {} : { name }), variables: this.#variables.get(callId) ?? {} };
  }

  #describe({ callId, number, name, variables }: Person): CurrentContact {
    const { stores: { $campaigns }, around } = this.#desk;
    const draft = around.after.$drafts.get().get(callId);
    const { contact, campaign = named(variables, $campaigns.value.value) } = this.#found.get(callId) ?? {};
    const campaignId = campaign?.id ?? draft?.campaignId;
    const campaignName = campaign?.name ?? $campaigns.value.value.find(({ id }) => id === campaignId)?.name;
    const known = name ?? contact?.name;
    return {
      callId,
      number,
      ...(known === undefined ? {} : { name: known }),
      ...(campaignId === undefined ? {} : { campaignId }),
      ...(campaignName === undefined ? {} : { campaignName }),
      ...(contact ? { contact } : {}),
      form: filled({ ...contact?.form, ...variables }),
      ...(draft?.dispositionId === undefined ? {} : { dispositionId: draft.dispositionId }),
    };
  }

  #ask({ callId, number, variables }: Person): void {
    if (this.#asked.has(callId) || number === '' || this.#desk.around.connection().get().status !== 'online') return;
    this.#asked.add(callId);
    // A contact that cannot be found is no fault: the call says who it is.
    void this.#find(callId, number, variables).catch(() => undefined).then(() => this.#update());
  }

  async #find(callId: string, number: string, variables: Call['variables']): Promise<void> {
    const { kernel, stores: { $key, $campaigns }, around } = this.#desk;
    const key = $key.get();
    const port = kernel.ports.get('dialer');
    if (!port || port.reportsOnly === true) return;
    const campaigns = $campaigns.value.status === 'ready' ? $campaigns.value.value : await port.campaigns();
    const hinted = named(variables, campaigns);
    const running = campaigns.filter((each) => each !== hinted && (each.state === 'running' || each.state === 'unknown'));
    const candidates = [...(hinted ? [hinted] : []), ...running].slice(0, campaignsAtMost);
    const isOver = (): boolean => $key.get() !== key;
    const isTheirs = await matcher(number, around.country());
    for (const campaign of port.contacts ? candidates : []) {
      const contacts = await this.#contacts.read(campaign.id);
      if (isOver()) return;
      const matches = contacts.filter(({ phones }) => phones.some(isTheirs));
      const contact = matches.find(({ status }) => status === 'dialing') ?? matches[0];
      if (contact) return this.#note(callId, { campaign, contact });
    }
    if (hinted && !isOver()) this.#note(callId, { campaign: hinted });
  }

  #note(callId: string, found: Found): void {
    this.#found.set(callId, found);
    this.#desk.around.after.amend(callId, { campaignId: found.campaign.id, ...(found.contact ? { contactId: found.contact.id } : {}) });
  }
}

/** The campaign that the call itself names, by its id or its name. */
/** Where the recording lies is nothing of the contact's. */
function withoutRecording({ variables, recordingId }: Call): Call['variables'] {
  return recordingId === undefined ? variables : Object.fromEntries(Object.entries(variables).filter(([, value]) => !value.includes(recordingId)));
}

function named(variables: Call['variables'], campaigns: readonly Campaign[]): Campaign | undefined {
  const said = Object.entries(variables).filter(([name]) => /camp/i.test(name)).map(([, value]) => value.trim());
  return campaigns.find(({ id, name }) => said.includes(id) || said.includes(name));
}

function filled(form: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value.trim() !== ''));
}

/** Digits at the end are compared first, because long lists are looked through. */
async function matcher(number: string, country: string): Promise<(phone: string) => boolean> {
  const { sameNumber } = await import('../domain/phone-number.js');
  const end = endOf(number);
  return (phone) => endOf(phone) === end && sameNumber(phone, number, country);
}

function endOf(phone: string): string {
  return phone.replace(/\D/g, '').slice(-8);
}
