interface Entry<Item> {
  readonly order: number;
  /** `undefined` once it has left. */
  item: Item | undefined;
}

/**
 * A queue ordered by number, lowest first. Items are usually added at the end; one that comes back takes the place of its number.
 * Removing an item from the middle does not move the others, so that thousands can leave at once.
 */
export class WaitQueue<Item extends object> {
  #entries: Entry<Item>[] = [];
  #head = 0;
  #size = 0;

  /** The number of items. */
  get size(): number {
    return this.#size;
  }

  /** Adds an item, and returns a function that removes it. Removing it again, or after it was shifted, does nothing. */
  add(order: number, item: Item): () => void {
    const entry: Entry<Item> = { order, item };
    const end = this.#entries.length;
    if (this.#head === end || (this.#entries[end - 1]?.order ?? -Infinity) <= order) this.#entries.push(entry);
    else this.#entries.splice(this.#indexAfter(order), 0, entry);
    this.#size++;
    return () => {
      if (entry.item === undefined) return;
      entry.item = undefined;
      this.#size--;
      this.#compact();
    };
  }

  /** Removes the first item, and returns it. */
  shift(): Item | undefined {
    while (this.#head < this.#entries.length) {
      const entry = this.#entries[this.#head++];
      if (entry?.item === undefined) continue;
      const { item } = entry;
      entry.item = undefined;
      this.#size--;
      this.#compact();
      return item;
    }
    return undefined;
  }

  /** The position behind all entries with a lower number or the same. */
  #indexAfter(order: number): number {
    let low = this.#head;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.order ?? Infinity) <= order) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Drops entries that have left, once they are the larger part. So each entry is copied a few times at most. */
  #compact(): void {
    if (this.#entries.length <= 2 * this.#size + 32) return;
    this.#entries = this.#entries.filter(({ item }) => item !== undefined);
    this.#head = 0;
  }
}
