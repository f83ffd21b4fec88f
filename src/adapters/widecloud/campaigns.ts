import type { Campaign, CampaignContact, CampaignProgress, ContactStatus } from '../../domain/dialer.js';
import { faultInfo, toFault } from '../../domain/fault.js';
import type { Context } from './context.js';
import { column, rowsOf, type Row } from './decode.js';
import { timeOf } from './dates.js';
import type { Settings, WideCloudCampaign } from './options.js';
import { Poller } from './poller.js';
import { freeFields, genFields } from './wire.js';

/** The vendor's words for what became of a number, in lower case: it mixes them (contract part 5, rows 7 and 8). */
const statuses: Readonly<Record<string, ContactStatus>> = {
  aguardando: 'waiting', dialing: 'dialing', concluido: 'done', descartado: 'discarded', excedido: 'exceeded',
};

/** What the campaigns hold. They are read again and again from the first time that somebody asks, once for all who do. */
export class Campaigns {
  readonly #context: Context;
  readonly #reading = new Map<string, Promise<readonly Row[]>>();
  readonly #poller: Poller;
  #last: readonly Campaign[] | undefined;

  constructor(context: Context) {
    this.#context = context;
    const { io, campaignsEvery: every } = context.settings;
    this.#poller = new Poller({
      io, every, run: () => this.#look(),
      onFailure: (error) => this.#context.emit({ type: 'faulted', fault: faultInfo(toFault(error)) }),
    });
  }

  async list(): Promise<readonly Campaign[]> {
    const campaigns = await Promise.all(this.#context.settings.campaigns.map((known) => this.#read(known)));
    if (this.#context.isLinked) this.#poller.start();
    return campaigns;
  }

  async contacts(campaignId: string): Promise<readonly CampaignContact[]> {
    const rows = await this.rows(campaignId);
    return rows.map((row) => contactOf(row, campaignId, this.#context.settings));
  }

  /** Two who ask at the same time share one answer. `fresh`: only what is asked for from now on will do. */
  rows(campaignId: string, fresh = false): Promise<readonly Row[]> {
    const underWay = fresh ? undefined : this.#reading.get(campaignId);
    if (underWay) return underWay;
    const reading = this.#context.call('statusdiscador', { idcampanha: campaignId }, rowsOf).finally(() => {
      if (this.#reading.get(campaignId) === reading) this.#reading.delete(campaignId);
    });
    this.#reading.set(campaignId, reading);
    return reading;
  }

  /** After a gap: what was told before may be old. */
  tellAgain(): void {
    if (this.#poller.isRunning) this.#poller.now();
  }

  stop(): void {
    this.#poller.stop();
    this.#last = undefined;
  }

  async #look(): Promise<void> {
    const campaigns = await this.list();
    if (JSON.stringify(campaigns) === JSON.stringify(this.#last)) return;
    this.#last = campaigns;
    this.#context.emit({ type: 'campaigns-listed', campaigns });
  }

  async #read(known: WideCloudCampaign): Promise<Campaign> {
    const rows = await this.rows(known.id);
    const named = rows.find((row) => column(row, 'campanha') !== '');
    const progress = progressOf(rows);
    return {
      id: known.id,
      name: known.name ?? (named ? column(named, 'campanha') : known.id),
      kind: known.kind ?? 'unknown',
      // The vendor tells of no campaign whether it runs; one in which something is dialled does.
      state: progress.dialing > 0 ? 'running' : 'unknown',
      formFields: fieldsOf(this.#context.settings),
      progress,
    };
  }
}

/** What a contact may carry: the field that holds its key is ours. */
export function fieldsOf({ keyField }: Settings): readonly string[] {
  return [...freeFields, ...genFields].filter((name) => name !== keyField);
}

function statusOf(row: Row): ContactStatus {
  const written = column(row, 'status').toLowerCase();
  return Object.hasOwn(statuses, written) ? (statuses[written] ?? 'unknown') : 'unknown';
}

/** The vendor keeps a row for each number: numbers are what is counted. */
function progressOf(rows: readonly Row[]): CampaignProgress {
  const counts = { waiting: 0, dialing: 0, done: 0, discarded: 0, exceeded: 0 };
  for (const row of rows) {
    const status = statusOf(row);
    if (status !== 'unknown') counts[status] += 1;
  }
  return counts;
}

export function contactOf(row: Row, campaignId: string, settings: Settings): CampaignContact {
  const { utcOffset, keyField } = settings;
  const phone = column(row, 'ddd') + column(row, 'numero');
  const attempts = Number(column(row, 'tentativas') || Number.NaN);
  const found = {
    name: column(row, 'cliente') || undefined,
    attempts: Number.isFinite(attempts) ? attempts : undefined,
    agentName: column(row, 'agente') || undefined,
    note: column(row, 'obs') || undefined,
    scheduledAt: timeOf(column(row, 'agendamento'), utcOffset),
    answeredAt: timeOf(column(row, 'datendimento'), utcOffset),
    insertedAt: timeOf(column(row, 'data_insert'), utcOffset),
    key: column(row, keyField) || undefined,
    result: column(row, 'status_ligacao', 'ocorrencia') || undefined,
  };
  return {
    id: column(row, 'id', 'id_registro'),
    campaignId,
    phones: phone === '' ? [] : [phone],
    form: Object.fromEntries(fieldsOf(settings).map((name) => [name, column(row, name)]).filter(([, value]) => value !== '')) as Record<string, string>,
    status: statusOf(row),
    dispositions: ['tab1', 'tab2', 'tab3'].map((name) => column(row, name)).filter((text) => text !== ''),
    ...present(found),
  };
}

function present<Values extends object>(values: Values): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
