/** A map that forgets: what was set or got last stays, at least so many entries, and at most twice as many. */
export class LruCache<Key, Value> {
  readonly #atLeast: number;
  // Two generations, because a map is slow to give its oldest entry.
  #recent = new Map<Key, Value>();
  #older = new Map<Key, Value>();

  constructor(atLeast: number) {
    this.#atLeast = atLeast;
  }

  get(key: Key): Value | undefined {
    const known = this.#recent.get(key);
    if (known !== undefined) return known;
    const value = this.#older.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    if (this.#recent.size >= this.#atLeast && !this.#recent.has(key)) {
      this.#older = this.#recent;
      this.#recent = new Map<Key, Value>();
    }
    this.#recent.set(key, value);
  }
}
