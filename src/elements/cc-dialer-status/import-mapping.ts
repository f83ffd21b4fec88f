import type { ColumnUse, ImportSource } from '../../session/session-api.js';

export type MappingProblem = 'phone-needed' | 'too-many-phones' | 'used-twice';

export interface MappingCheck {
  /** By column. */
  readonly columns: ReadonlyMap<number, Exclude<MappingProblem, 'phone-needed'>>;
  readonly phoneNeeded: boolean;
  readonly isFine: boolean;
}

/** What each column is taken for as long as nobody said otherwise. Guesses that cannot be are left out. */
export function guessedUses({ columns }: ImportSource, fields: readonly string[], phones: number): readonly ColumnUse[] {
  const taken = new Set<string>();
  let phonesLeft = phones;
  return columns.map(({ guess }) => {
    const none: ColumnUse = { to: 'none' };
    if (guess.to === 'none') return none;
    if (guess.to === 'phone') {
      phonesLeft -= 1;
      return phonesLeft >= 0 ? guess : none;
    }
    if (guess.to === 'field' && !fields.includes(guess.field)) return none;
    const value = valueOf(guess);
    if (taken.has(value)) return none;
    taken.add(value);
    return guess;
  });
}

export function checkUses(uses: readonly ColumnUse[], phones: number): MappingCheck {
  const columns = new Map<number, Exclude<MappingProblem, 'phone-needed'>>();
  const taken = new Set<string>();
  let phoneColumns = 0;
  for (const [index, use] of uses.entries()) {
    if (use.to === 'none') continue;
    if (use.to === 'phone') {
      phoneColumns += 1;
      if (phoneColumns > phones) columns.set(index, 'too-many-phones');
      continue;
    }
    const value = valueOf(use);
    if (taken.has(value)) columns.set(index, 'used-twice');
    taken.add(value);
  }
  return { columns, phoneNeeded: phoneColumns === 0, isFine: columns.size === 0 && phoneColumns > 0 };
}

/** A use as the value of an option. */
export function valueOf(use: ColumnUse): string {
  return use.to === 'field' ? `field:${use.field}` : use.to;
}

export function useOf(value: string): ColumnUse {
  if (value.startsWith('field:')) return { to: 'field', field: value.slice('field:'.length) };
  return { to: value === 'name' || value === 'taxId' || value === 'phone' ? value : 'none' };
}
