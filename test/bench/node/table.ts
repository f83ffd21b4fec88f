import { names, type Name } from './pages.js';

/** Values by scenario and contender, one for each round. */
export class Table {
  readonly #cells = new Map<string, Map<Name, number[]>>();

  add(scenario: string, name: Name, value: number | undefined): void {
    if (!this.#cells.has(scenario)) this.#cells.set(scenario, new Map());
    const cell = this.#cells.get(scenario);
    if (!cell) return;
    // What never came to an end is worse than all that did.
    cell.set(name, [...(cell.get(name) ?? []), value ?? Number.POSITIVE_INFINITY]);
  }

  values(scenario: string, name: Name): readonly number[] {
    return this.#cells.get(scenario)?.get(name) ?? [];
  }

  /** NaN where it was not measured. */
  median(scenario: string, name: Name): number {
    return this.values(scenario, name).toSorted((a, b) => a - b)[this.values(scenario, name).length >> 1] ?? Number.NaN;
  }

  /** Without what the harness costs by itself. */
  net(scenario: string, name: Name): number {
    return this.median(scenario, name) - this.median(scenario, 'nothing');
  }

  markdown(): string {
    const shown = names.filter((name) => [...this.#cells.values()].some((cell) => cell.has(name)));
    const lines = [['', ...shown], ['---', ...shown.map(() => '---:')]];
    for (const [scenario] of this.#cells) lines.push([scenario, ...shown.map((name) => this.#cell(scenario, name))]);
    return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
  }

  #cell(scenario: string, name: Name): string {
    const values = this.values(scenario, name);
    if (values.length === 0) return '';
    return `${brief(this.median(scenario, name))} [${brief(Math.min(...values))}..${brief(Math.max(...values))}]`;
  }
}

export function brief(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : 'never';
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}
