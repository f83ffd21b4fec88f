/** Something that goes on while somebody looks, and only while it may. */
export class Attention {
  readonly #may: () => boolean;
  readonly #begin: () => () => void;
  #lookers = 0;
  #end: (() => void) | undefined;

  /** `begin` returns what ends it. */
  constructor(may: () => boolean, begin: () => () => void) {
    this.#may = may;
    this.#begin = begin;
  }

  get isOn(): boolean {
    return this.#end !== undefined;
  }

  /** Returns what says that this one looks no more. */
  look(): () => void {
    this.#lookers += 1;
    this.update();
    let looks = true;
    return () => {
      if (!looks) return;
      looks = false;
      this.#lookers -= 1;
      this.update();
    };
  }

  /** Whether it may has changed. */
  update(): void {
    const wants = this.#lookers > 0 && this.#may();
    if (wants === this.isOn) return;
    if (wants) {
      this.#end = this.#begin();
    } else {
      this.#end?.();
      this.#end = undefined;
    }
  }
}

/** Runs now and again so long after each end, until the returned function is called. */
export function repeatedly(after: (milliseconds: number, run: () => void) => () => void, every: number, run: () => Promise<unknown>): () => void {
  let isOver = false;
  let cancel = (): void => undefined;
  const turn = async (): Promise<void> => {
    await run();
    if (!isOver) cancel = after(every, () => void turn());
  };
  void turn();
  return () => {
    isOver = true;
    cancel();
  };
}
