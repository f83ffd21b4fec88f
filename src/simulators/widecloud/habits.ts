/** What the vendor's documentation leaves open, or prints in two ways. */
export interface Habits {
  /** Recording names with bare backslashes, which is no JSON. */
  readonly bareBackslashes: boolean;
  /** Idle extensions have rows, too. */
  readonly idleRows: boolean;
  /** How errors come: as printed, or as integrators have seen them. */
  readonly errors: 'flat' | 'empty' | 'null' | 'html';
  /** Which rows a full report holds. */
  readonly report: 'oldest-first' | 'newest-first';
  /** Rows of lists whose answer nobody printed. */
  readonly lists: 'array' | 'by-key';
  /** Rows of a call report at most. */
  readonly reportCap: number;
}

export const defaultHabits: Habits = {
  bareBackslashes: true, idleRows: false, errors: 'flat', report: 'oldest-first', lists: 'array', reportCap: 500,
};
