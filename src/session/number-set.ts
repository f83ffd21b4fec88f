/** Whole numbers from 1 up to 2^53, 8 bytes each and room to grow: a `Set` takes several times as much. */
export class NumberSet {
  #slots = new Float64Array(1 << 10);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** False when it was there. */
  add(value: number): boolean {
    const slot = this.#slotOf(this.#slots, value);
    if (this.#slots[slot] === value) return false;
    this.#slots[slot] = value;
    this.#size += 1;
    if (this.#size * 10 > this.#slots.length * 7) this.#grow();
    return true;
  }

  has(value: number): boolean {
    return this.#slots[this.#slotOf(this.#slots, value)] === value;
  }

  /** Where it is, else where it would be. */
  #slotOf(slots: Float64Array, value: number): number {
    const mask = slots.length - 1;
    let slot = (Math.imul(value % 0x7fffffff, 0x9e3779b1) >>> 7) & mask;
    while (slots[slot] !== 0 && slots[slot] !== value) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const slots = new Float64Array(this.#slots.length * 2);
    for (const value of this.#slots) if (value !== 0) slots[this.#slotOf(slots, value)] = value;
    this.#slots = slots;
  }
}
