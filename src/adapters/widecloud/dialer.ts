import type { DialerPort } from '../../domain/backend.js';
import type { CampaignContact, ImportLimits, NewCampaignContact } from '../../domain/dialer.js';
import { Fault, toFault } from '../../domain/fault.js';
import type { CallRecord } from '../../domain/record.js';
import type { Campaigns } from './campaigns.js';
import type { Context } from './context.js';
import { answerOf, column, doneOf, rowsOf } from './decode.js';
import { recordOf } from './records.js';
import { fieldLength, phonesEach, type Fields } from './wire.js';

/** Campaigns. The wire takes one contact at a time and does not say where it puts it. */
export class Dialer implements DialerPort {
  readonly limits: ImportLimits;
  readonly #context: Context;
  readonly #campaigns: Campaigns;

  constructor(context: Context, campaigns: Campaigns) {
    this.#context = context;
    this.#campaigns = campaigns;
    const fields = context.settings.fields.map(([, label]) => label);
    this.limits = { phones: phonesEach, fieldLength, fields, batch: 1, positions: ['end'], canFind: true };
  }

  campaigns(): ReturnType<DialerPort['campaigns']> {
    return this.#campaigns.list();
  }

  watch(signal: AbortSignal): void {
    this.#campaigns.watch(signal);
  }

  contacts(campaignId: string): Promise<readonly CampaignContact[]> {
    return this.#campaigns.contacts(campaignId);
  }

  async contactCall(campaignId: string, contactId: string): Promise<CallRecord | undefined> {
    const fields = { idcampanha: campaignId, idmailing: contactId };
    const [row] = await this.#context.call('statusdetalhado', fields, rowsOf);
    return row && recordOf(row, this.#context.settings);
  }

  async insert(campaignId: string, contacts: readonly NewCampaignContact[], at: 'start' | 'end'): Promise<void> {
    if (at !== 'end') throw new Fault('unsupported', { cause: new Error('the vendor has no place to choose') });
    // All are checked before the first one leaves.
    const bodies = contacts.map((contact) => this.#fieldsOf(contact));
    for (const [index, body] of bodies.entries()) {
      try {
        await this.#context.call('insert', { idcampanha: campaignId, ...body }, doneOf).finally(() => this.#campaigns.written(campaignId));
      } catch (error) {
        const fault = toFault(error);
        // Those before it are in: none of them may be sent again.
        throw index === 0 ? fault : new Fault(fault.code, { cause: fault, outcomeUnknown: true });
      }
    }
  }

  async findInserted(campaignId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#campaigns.rows(campaignId, 0);
    const { keyField } = this.#context.settings;
    const there = new Set(rows.map((row) => column(row, keyField)));
    return new Set(keys.filter((key) => there.has(key)));
  }

  async erase(campaignId: string): Promise<number | undefined> {
    const answer = await this.#context.call('deletediscador', { idcampanha: campaignId }, answerOf).finally(() => this.#campaigns.written(campaignId));
    const count = Number(column(answer, 'total deletados') || Number.NaN);
    return Number.isFinite(count) ? count : undefined;
  }

  #fieldsOf({ key, name, taxId, phones, form }: NewCampaignContact): Fields {
    if (phones.length > phonesEach) throw tooMuch('phones');
    if (phones.length === 0 || key.trim() === '' || key !== key.trim()) throw new Fault('rejected', { cause: new Error('no phone or no key') });
    const names = new Map(this.#context.settings.fields.map(([wire, label]) => [label, wire]));
    const named = Object.entries(form).map(([label, value]) => [names.get(label), value] as const);
    if (named.some(([wire]) => wire === undefined)) throw new Fault('unsupported', { cause: new Error('not a field of a contact') });
    const numbers = phones.map((phone) => splitPhone(phone, this.#context.settings.areaCode));
    const fields: Fields = {
      idcrm: key,
      ...(name === undefined ? {} : { cliente: name }),
      ...(taxId === undefined ? {} : { cpf: taxId }),
      ...Object.fromEntries(numbers.flatMap(({ area, number }, index) => [[`ddd${index + 1}`, area], [`tel${index + 1}`, number]])),
      ...Object.fromEntries(named) as Fields,
      [this.#context.settings.keyField]: key,
    };
    if (Object.values(fields).some((value) => value.length > fieldLength)) throw tooMuch('field');
    return fields;
  }
}

/** The wire wants area codes apart: written with or without the country, the trunk zero and signs. */
export function splitPhone(written: string, areaCode: string): { readonly area: string; readonly number: string } {
  const foreign = /^\s*(?:\+|00)(?!55)/.test(written);
  const digits = written.replace(/\D/g, '').replace(/^00/, '');
  const national = (digits.length > 11 ? digits.replace(/^55/, '') : digits).replace(/^0/, '');
  if (!foreign && /^\d{10,11}$/.test(national)) return { area: national.slice(0, 2), number: national.slice(2) };
  if (!foreign && /^\d{8,9}$/.test(national) && areaCode !== '') return { area: areaCode, number: national };
  throw new Fault('rejected', { cause: new Error('not a number with an area code') });
}

function tooMuch(what: string): Fault {
  return new Fault('limit', { cause: new Error(`too much: ${what}`) });
}
