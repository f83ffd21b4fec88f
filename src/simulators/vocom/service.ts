/** Field of a request, by its name; `''` where it is missing. */
export type ServiceInput = (name: string) => string;

/** The switch says no, with that `status_type`. */
export class Refused extends Error {
  readonly statusType: string;

  constructor(statusType: string) {
    super(statusType);
    this.statusType = statusType;
  }
}
