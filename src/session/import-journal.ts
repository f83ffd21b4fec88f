import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { FileKind } from './import-file.js';
import type { ColumnUse, ImportCheck, ImportSource } from './session-api.js';

/** An import as it was begun. */
export interface ImportPlan {
  readonly id: string;
  readonly campaignId: string;
  readonly at: 'start' | 'end';
  /** Epoch milliseconds. */
  readonly begunAt: number;
  readonly source: ImportSource;
  readonly kind: FileKind;
  readonly uses: readonly ColumnUse[];
  readonly check: ImportCheck;
  /** One bit for each row: it goes in. */
  readonly ready: Uint8Array;
}

/** How far it has come. Rows are counted from 0 behind the heading. */
export interface ImportStep {
  /** What is before it is settled. */
  readonly next: number;
  readonly inserted: number;
  readonly refused: number;
  readonly inDoubt: number;
  /** These rows were about to go out, or went: noted before they do. `until` is exclusive. */
  readonly sent?: { readonly from: number; readonly until: number };
}

export const firstStep: ImportStep = { next: 0, inserted: 0, refused: 0, inDoubt: 0 };

interface Schema extends DBSchema {
  plans: { key: [string, string]; value: { readonly key: string; readonly campaignId: string; readonly plan: ImportPlan }; indexes: { key: string } };
  /** Apart, because it is written before and after each batch. */
  steps: { key: [string, string]; value: ImportStep };
  files: { key: [string, string]; value: Blob };
}

/** What nobody went on with for so long is forgotten. */
const keptFor = 30 * 24 * 60 * 60 * 1000;

/** Imports of one agent in IndexedDB, by campaign. Rejects where this browser writes nothing down. */
export class ImportJournal {
  readonly #database: IDBPDatabase<Schema>;
  readonly #key: string;

  constructor(database: IDBPDatabase<Schema>, key: string) {
    this.#database = database;
    this.#key = key;
  }

  static async open(key: string): Promise<ImportJournal> {
    const database = await openDB<Schema>('cc-widgets-imports', 1, {
      upgrade(created) {
        created.createObjectStore('plans', { keyPath: ['key', 'campaignId'] }).createIndex('key', 'key');
        created.createObjectStore('steps');
        created.createObjectStore('files');
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new ImportJournal(database, key);
  }

  async begin(plan: ImportPlan, file: Blob): Promise<void> {
    const { campaignId } = plan;
    const transaction = this.#database.transaction(['plans', 'steps', 'files'], 'readwrite');
    await Promise.all([
      transaction.objectStore('plans').put({ key: this.#key, campaignId, plan }),
      transaction.objectStore('steps').put(firstStep, [this.#key, campaignId]),
      transaction.objectStore('files').put(file, [this.#key, campaignId]),
      transaction.done,
    ]);
  }

  async write(campaignId: string, step: ImportStep): Promise<void> {
    await this.#database.put('steps', step, [this.#key, campaignId]);
  }

  file(campaignId: string): Promise<Blob | undefined> {
    return this.#database.get('files', [this.#key, campaignId]);
  }

  async read(campaignId: string): Promise<{ readonly plan: ImportPlan; readonly step: ImportStep } | undefined> {
    const [row, step] = await Promise.all([
      this.#database.get('plans', [this.#key, campaignId]),
      this.#database.get('steps', [this.#key, campaignId]),
    ]);
    return row && { plan: row.plan, step: step ?? firstStep };
  }

  /** Campaigns with an import that was begun and is not over. */
  async begun(now: number): Promise<readonly string[]> {
    const rows = await this.#database.getAllFromIndex('plans', 'key', this.#key);
    const old = rows.filter(({ plan }) => plan.begunAt < now - keptFor);
    for (const { campaignId } of old) await this.remove(campaignId);
    return rows.filter((row) => !old.includes(row)).map(({ campaignId }) => campaignId);
  }

  async remove(campaignId: string): Promise<void> {
    const transaction = this.#database.transaction(['plans', 'steps', 'files'], 'readwrite');
    const names = ['plans', 'steps', 'files'] as const;
    await Promise.all([...names.map((name) => transaction.objectStore(name).delete([this.#key, campaignId])), transaction.done]);
  }
}
