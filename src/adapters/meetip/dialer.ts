import type { DialerPort } from '../../domain/backend.js';
import type { Campaign, ImportLimits, NewCampaignContact } from '../../domain/dialer.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import { Poller } from '../../net/poller.js';
import { freshShare, type Context } from './context.js';
import { answerOf, column, numberOf, plainOf, rowsIn, textOf, valueOf, type Row } from './decode.js';
import { dialledOf } from './voice.js';

/** As many as an address of a length that every server takes can hold; a form can hold more. */
const inAddress = 10;
const inForm = 100;
const longestAddress = 6_000;
/** Who asks within so many milliseconds of each other asks at the same time. */
const sameTime = 1_000;

interface Batch {
  readonly numbers: readonly string[];
  readonly rows: readonly (readonly (readonly [string, string])[])[];
  readonly at: 'start' | 'end';
}

/** Campaigns: what there is, and more numbers for them. Nothing tells what became of a number. */
export class Dialer implements DialerPort {
  readonly limits: ImportLimits;
  readonly #context: Context;
  readonly #poller: Poller;
  #watchers = 0;
  #told: string | undefined;
  /** When somebody put numbers in here: what was read before is old. */
  #insertedAt = 0;
  #labels = new Map<string, readonly string[]>();

  constructor(context: Context) {
    this.#context = context;
    const { io, inQuery, campaignsEvery } = context.settings;
    this.limits = { phones: 1, fields: [], batch: inQuery ? inAddress : inForm, positions: ['start', 'end'], dataPositions: ['start'], canFind: false };
    this.#poller = new Poller({
      io,
      firstRetry: 2_000,
      wait: () => Math.round(campaignsEvery * (0.9 + 0.2 * io.random())),
      look: (hurried) => this.#look(hurried ? sameTime : campaignsEvery * freshShare),
      onFailure: (error) => context.emit({ type: 'faulted', fault: faultInfo(toFault(error)) }),
    });
  }

  watch(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#watchers += 1;
    this.#told = undefined;
    signal.addEventListener('abort', () => {
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#poller.stop();
    }, { once: true });
    this.#poller.start();
    this.#poller.now();
  }

  tellAgain(): void {
    this.#told = undefined;
    this.#poller.now();
  }

  campaigns(): Promise<readonly Campaign[]> {
    return this.#read(0);
  }

  async #read(freshFor: number): Promise<readonly Campaign[]> {
    const rows = await this.#context.look('campaigns', freshFor, answerOf);
    const campaigns = rowsIn('campaigns', rows, 'campaigns').flatMap(campaignOf);
    this.#labels = new Map(campaigns.map(({ id, formFields }) => [id, formFields]));
    return [...new Map(campaigns.map((campaign) => [campaign.id, campaign])).values()];
  }

  /** Numbers alone go to either end. With more than a number they go to the start, the only place there is for that (contract part 3.4). */
  async insert(campaignId: string, contacts: readonly NewCampaignContact[], at: 'start' | 'end'): Promise<void> {
    if (contacts.length > this.limits.batch) throw new Fault('limit', { cause: new Error('too many at a time') });
    const numbers = contacts.map((contact) => this.#numberOf(contact));
    const rows = await this.#rowsOf(campaignId, contacts, numbers);
    try {
      await this.#put(campaignId, { numbers, rows, at });
    } finally {
      this.#insertedAt = this.#context.settings.io.clock.now();
    }
  }

  async #put(campaignId: string, { numbers, rows, at }: Batch): Promise<void> {
    if (rows.every((row) => row.length === 0)) return this.#insertNumbers(campaignId, numbers, at);
    if (at === 'end') throw new Fault('unsupported', { cause: new Error('data of a form are taken at the start only') });
    const { list, number } = this.#context.settings.dialect.form;
    // The number comes first and keeps its name, whatever the form's labels are.
    const items = rows.map((row, index) => Object.fromEntries([[number, numbers[index]], ...row.filter(([label]) => label !== number)]) as unknown);
    const form = JSON.stringify({ [list]: items });
    if (this.#context.settings.inQuery && encodeURIComponent(form).length > longestAddress) throw new Fault('limit', { cause: new Error('too long for an address') });
    await this.#context.call('insertForm', { campaign: campaignId, form }, (what, value) => insertedOf(what, value, undefined));
  }

  async #insertNumbers(campaignId: string, numbers: readonly string[], at: 'start' | 'end'): Promise<void> {
    const fields = { campaign: campaignId, count: String(numbers.length), numbers: numbers.join(',') };
    await this.#context.call(at === 'start' ? 'insertAtStart' : 'insertAtEnd', fields, (what, value) => insertedOf(what, value, numbers.length));
  }

  #numberOf({ phones }: NewCampaignContact): string {
    if (phones.length > this.limits.phones) throw new Fault('limit', { cause: new Error('one number each') });
    const number = dialledOf(phones[0] ?? '', this.#context.settings);
    if (number === '') throw new Fault('rejected', { cause: new Error('not a number') });
    return number;
  }

  /** Names and values to send beside the number, for each contact. */
  async #rowsOf(campaignId: string, contacts: readonly NewCampaignContact[], numbers: readonly string[]): Promise<readonly (readonly [string, string])[][]> {
    const { labels = {}, nameLabel, keyLabel } = this.#context.settings.forms[campaignId] ?? {};
    const hasMore = contacts.some(({ name, form }) => name !== undefined || Object.keys(form).length > 0) || keyLabel !== undefined;
    if (!hasMore) return numbers.map(() => []);
    const listed = await this.#labelsOf(campaignId);
    const forName = nameLabel ?? listed.find(isOfName);
    const sent = (label: string): string => (Object.hasOwn(labels, label) ? labels[label] ?? label : label);
    return contacts.map(({ key, name, form }) => {
      const unknown = Object.keys(form).find((label) => !listed.includes(label) && !Object.hasOwn(labels, label));
      if (unknown !== undefined) throw new Fault('unsupported', { cause: new Error('not a field of the form') });
      const own: Record<string, string> = { ...form, ...(keyLabel === undefined ? {} : { [keyLabel]: key }) };
      if (name !== undefined && forName !== undefined && own[forName] === undefined) own[forName] = name;
      if (name !== undefined && forName === undefined) this.#context.settings.notice('insertForm: the form has no place for a name');
      return Object.entries(own).filter(([, value]) => value !== '').map(([label, value]): [string, string] => [sent(label), value]);
    });
  }

  async #labelsOf(campaignId: string): Promise<readonly string[]> {
    if (!this.#labels.has(campaignId)) await this.campaigns();
    const labels = this.#labels.get(campaignId);
    if (!labels) throw new Fault('rejected', { cause: new Error('no such campaign') });
    return labels;
  }

  /** Before anybody is signed in there is nothing to look at. */
  async #look(freshFor: number): Promise<void> {
    if (!this.#context.isLinked) return;
    const since = Math.max(0, this.#context.settings.io.clock.now() - this.#insertedAt - 1);
    const campaigns = await this.#read(Math.min(freshFor, since));
    const now = JSON.stringify(campaigns);
    if (now === this.#told || this.#watchers === 0) return;
    this.#told = now;
    this.#context.emit({ type: 'campaigns-listed', campaigns });
  }
}

function campaignOf(row: Row): readonly Campaign[] {
  const id = column(row, 'id');
  if (id === '') return [];
  return [{ id, name: column(row, 'name') || id, kind: kindOf(column(row, 'kind')), state: stateOf(column(row, 'state')), formFields: labelsOf(valueOf(row, 'form')) }];
}

function kindOf(word: string): Campaign['kind'] {
  const plain = plainOf(word);
  if (/^(?:power|potencia)/.test(plain)) return 'power';
  if (/^(?:preview|previsual|vistaprevia)/.test(plain)) return 'preview';
  if (/^progres/.test(plain)) return 'progressive';
  if (/^predict|^predit/.test(plain)) return 'predictive';
  return /^manual/.test(plain) ? 'manual' : 'unknown';
}

/** An inactive one may be finished or may be halted: it does not run, and that is all that is told. */
function stateOf(word: string): Campaign['state'] {
  if (/^(?:activ|ativ)/i.test(word)) return 'running';
  if (/^(?:finaliz|termin|conclu|complet)/i.test(word)) return 'finished';
  return /^(?:inac|inat|pausa|paused|deten)/i.test(word) ? 'paused' : 'unknown';
}

/** Labels repeat, with and without a colon (contract part 3.4): the first spelling stays. */
function labelsOf(value: unknown): readonly string[] {
  const labels = (Array.isArray(value) ? value : []).map(textOf).filter((label) => label !== '');
  return [...new Map(labels.toReversed().map((label) => [plainOf(label), label])).values()].toReversed();
}

function isOfName(label: string): boolean {
  return /^(?:nombre|nome|name)(?:(?:de|do)?(?:contacto|contato|cliente|contact|customer))?$/.test(plainOf(label));
}

/** How many were taken is told of numbers only; prose says the rest. */
function insertedOf(what: string, value: unknown, count: number | undefined): void {
  const answer = answerOf(what, value);
  const taken = numberOf(valueOf(answer, 'count'));
  const [status, form] = [column(answer, 'state'), textOf(valueOf(answer, 'formAnswer'))];
  if (form !== '' && !/\bok\b/i.test(form)) throw new Fault('rejected', { cause: new Error(`MeetIP ${what}: ${form.slice(0, 80)}`) });
  if (status === '' && form === '') throw new Fault('protocol', { outcomeUnknown: true, cause: new Error(`MeetIP ${what}: no answer`) });
  if (count !== undefined && taken !== undefined && taken !== count) {
    throw new Fault('protocol', { outcomeUnknown: true, cause: new Error(`MeetIP ${what}: ${taken} of ${count}`) });
  }
}
