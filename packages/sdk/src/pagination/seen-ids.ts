/**
 * Remembers the most recently added IDs: at least `capacity` IDs, and at most twice that number.
 *
 * The IDs are kept in two sets. When the newer set is full, it replaces the older set, and the IDs of the older set are forgotten. Replacing a whole
 * set is faster than removing the oldest IDs one at a time.
 */
export class SeenIds {
  readonly #capacity: number;
  #newer = new Set<string>();
  #older = new Set<string>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Returns whether this ID was added and is still remembered. */
  has(id: string): boolean {
    return this.#newer.has(id) || this.#older.has(id);
  }

  /** Adds an ID, unless it is already remembered. */
  add(id: string): void {
    if (this.has(id)) return;
    this.#newer.add(id);
    if (this.#newer.size < this.#capacity) return;
    this.#older = this.#newer;
    this.#newer = new Set();
  }
}
