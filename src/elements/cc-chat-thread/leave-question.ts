/**
 * The browser's own question before the page is left, asked while `isNeeded` and only then: a page that always listens
 * cannot be kept in memory for the way back.
 */
export class LeaveQuestion {
  #isAsking = false;
  /** One for each question, as those of several threads are not one. */
  readonly #question = (event: BeforeUnloadEvent): void => event.preventDefault();

  ask(isNeeded: boolean): void {
    if (isNeeded === this.#isAsking) return;
    this.#isAsking = isNeeded;
    if (isNeeded) window.addEventListener('beforeunload', this.#question);
    else window.removeEventListener('beforeunload', this.#question);
  }
}
