/** An approximate LRU cache that holds between `capacity` and twice as many entries. */
export class LruCache<Key, Value> {
  readonly #capacity: number;
  // Two generations, because finding the oldest entry of a map is slow.
  #recent = new Map<Key, Value>();
  #older = new Map<Key, Value>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: Key): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const value = this.#older.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    if (this.#recent.size >= this.#capacity && !this.#recent.has(key)) {
      this.#older = this.#recent;
      this.#recent = new Map<Key, Value>();
    }
    this.#recent.set(key, value);
  }
}
