/**
 * Remembers the most recently added ids: at least `capacity` ids, and at most twice as many.
 *
 * The ids are kept in two sets. When the newer set is full, it replaces the older set, and the ids of the older set are forgotten. This takes
 * constant time for each id. Removing the oldest ids one by one would take longer.
 */
export class SeenIds {
  readonly #capacity: number;
  #newer = new Set<string>();
  #older = new Set<string>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Returns whether this id is remembered. */
  has(id: string): boolean {
    return this.#newer.has(id) || this.#older.has(id);
  }

  /** Remembers an id. Ids that are already remembered are not added again. */
  add(id: string): void {
    if (this.has(id)) return;
    this.#newer.add(id);
    if (this.#newer.size < this.#capacity) return;
    this.#older = this.#newer;
    this.#newer = new Set();
  }
}
