/** What the vendor's documentation leaves open; each is seen or feared somewhere (Vocom contract, part 4). */
export interface Habits {
  /** HTTP status of good answers. */
  readonly okStatus: number;
  /** HTTP status of refusals. */
  readonly errorStatus: number;
  /** Paths of the reports begin with this; others are not found. */
  readonly reportPrefix: string;
  readonly servicePrefix: string;
  readonly contentType: string;
  /** An empty list is printed so. */
  readonly empty: '' | readonly [];
  /** One row stands alone, without brackets. */
  readonly lone: boolean;
  /** Figures are numbers instead of texts. */
  readonly numbers: boolean;
  /** Those who are signed out are names only. */
  readonly outAsNames: boolean;
  /** `call_terminate` says yes to everything. */
  readonly terminateAlwaysOk: boolean;
  /** Rows of a report at most. */
  readonly limit: number;
  /** Every answer names this agent. */
  readonly echo?: string;
}

export const defaultHabits: Habits = {
  okStatus: 200,
  errorStatus: 200,
  reportPrefix: '',
  servicePrefix: '/interact_cti',
  contentType: 'application/json',
  empty: '',
  lone: false,
  numbers: false,
  outAsNames: false,
  terminateAlwaysOk: false,
  limit: 2_000,
};
