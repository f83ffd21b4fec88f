import type { Campaign, CampaignContact, CampaignProgress, ContactStatus } from '../../domain/dialer.js';
import { faultInfo, toFault } from '../../domain/fault.js';
import { Poller } from '../../net/poller.js';
import { freshShare, type Context } from './context.js';
import { column, type Row } from './decode.js';
import { timeOf } from './dates.js';
import type { Settings, WideCloudCampaign } from './options.js';

/** The vendor's words for what became of a number, in lower case: it mixes them (contract part 5, rows 7 and 8). */
const statuses: Readonly<Record<string, ContactStatus>> = {
  aguardando: 'waiting', dialing: 'dialing', concluido: 'done', descartado: 'discarded', excedido: 'exceeded',
};

/** Milliseconds: those who ask within it share an answer. */
const sameTime = 1_000;

/** What the campaigns hold. They are read again and again while somebody watches, once for all who do. */
export class Campaigns {
  readonly #context: Context;
  readonly #reading = new Map<string, Promise<readonly Row[]>>();
  readonly #poller: Poller;
  readonly #watchers = new Set<AbortSignal>();
  /** When somebody wrote into a campaign here: what was read before is old. */
  readonly #writtenAt = new Map<string, number>();
  #last: readonly Campaign[] | undefined;

  constructor(context: Context) {
    this.#context = context;
    const { io, campaignsEvery: every } = context.settings;
    this.#poller = new Poller({
      io, wait: () => every, firstRetry: Math.max(1_000, every), look: (hurried) => this.#look(hurried ? 0 : every * freshShare),
      onFailure: (error) => this.#context.emit({ type: 'faulted', fault: faultInfo(toFault(error)) }),
    });
  }

  list(freshFor = sameTime): Promise<readonly Campaign[]> {
    return Promise.all(this.#context.settings.campaigns.map((known) => this.#read(known, freshFor)));
  }

  /** Tells what the campaigns are, at once and when they change, until `signal` aborts. */
  watch(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#watchers.add(signal);
    signal.addEventListener('abort', () => {
      this.#watchers.delete(signal);
      if (this.#watchers.size === 0) this.#poller.stop();
    }, { once: true });
    // Whoever comes later has been told nothing yet.
    this.#last = undefined;
    this.#follow(false);
  }

  async contacts(campaignId: string): Promise<readonly CampaignContact[]> {
    const rows = await this.rows(campaignId);
    return rows.map((row) => contactOf(row, campaignId, this.#context.settings));
  }

  /** Two who ask at the same time share one answer, in other tabs too. 0: only what is asked for from now on will do. */
  rows(campaignId: string, freshFor = sameTime): Promise<readonly Row[]> {
    const underWay = freshFor === 0 ? undefined : this.#reading.get(campaignId);
    if (underWay) return underWay;
    const since = this.#context.settings.io.clock.now() - (this.#writtenAt.get(campaignId) ?? 0);
    const reading = this.#context.look('statusdiscador', { idcampanha: campaignId }, Math.min(freshFor, since)).finally(() => {
      if (this.#reading.get(campaignId) === reading) this.#reading.delete(campaignId);
    });
    this.#reading.set(campaignId, reading);
    return reading;
  }

  /** Contacts were put in or erased. */
  written(campaignId: string): void {
    this.#writtenAt.set(campaignId, this.#context.settings.io.clock.now());
    this.#reading.delete(campaignId);
  }

  /** The connection is there: what was told before may be old. */
  tellAgain(): void {
    this.#follow(true);
  }

  stop(): void {
    this.#poller.stop();
    this.#last = undefined;
  }

  #follow(hurried: boolean): void {
    if (this.#watchers.size === 0 || !this.#context.isLinked) return;
    this.#poller.start();
    this.#poller.now(hurried);
  }

  async #look(freshFor: number): Promise<void> {
    const campaigns = await this.list(freshFor);
    if (JSON.stringify(campaigns) === JSON.stringify(this.#last)) return;
    this.#last = campaigns;
    this.#context.emit({ type: 'campaigns-listed', campaigns });
  }

  async #read(known: WideCloudCampaign, freshFor: number): Promise<Campaign> {
    const rows = await this.rows(known.id, freshFor);
    const named = rows.find((row) => column(row, 'campanha') !== '');
    const progress = progressOf(rows);
    return {
      id: known.id,
      name: known.name ?? (named ? column(named, 'campanha') : known.id),
      kind: known.kind ?? 'unknown',
      // The vendor tells of no campaign whether it runs; one in which something is dialled does.
      state: progress.dialing > 0 ? 'running' : 'unknown',
      formFields: this.#context.settings.fields.map(([, label]) => label),
      progress,
    };
  }
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
  const { utcOffset, keyField, fields } = settings;
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
    form: Object.fromEntries(fields.map(([name, label]) => [label, column(row, name)] as const).filter(([, value]) => value !== '')),
    status: statusOf(row),
    dispositions: ['tab1', 'tab2', 'tab3'].map((name) => column(row, name)).filter((text) => text !== ''),
    ...present(found),
  };
}

function present<Values extends object>(values: Values): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
