import type { TransferTarget } from '../../domain/chat-port.js';

/**
 * Colleagues, as they were met: no service lists them, and a transfer wants an id (contract part 6, row 4). Pushes bring
 * ids, owners and holders of conversations bring names.
 */
export class KnownAgents {
  readonly #names = new Map<string, string>();

  learn(id: string, name = ''): void {
    const known = this.#names.get(id);
    if (id === '') return;
    // Some accounts print an id, or nothing, where a name belongs.
    if (/\p{L}/u.test(name)) this.#names.set(id, name.trim());
    else if (known === undefined) this.#names.set(id, '');
  }

  nameOf(id: string): string | undefined {
    return this.#names.get(id) || undefined;
  }

  /** Those with a name first, by name. */
  all(): readonly TransferTarget[] {
    return [...this.#names]
      .map(([id, name]) => ({ id, name }))
      .sort((left, right) => Number(left.name === '') - Number(right.name === '') || left.name.localeCompare(right.name));
  }

  clear(): void {
    this.#names.clear();
  }
}
