interface Entry<Item> {
  readonly order: number;
  /** The item, or `undefined` after the item has left the queue. */
  item: Item | undefined;
}

/**
 * A queue whose items are ordered by a number (`order`), lowest number first. New items are usually added at the end, but an item that returns to the
 * queue is inserted according to its number. Removing an item from the middle does not move the other items in memory, so removing thousands of items
 * is fast.
 */
export class WaitQueue<Item extends object> {
  #entries: Entry<Item>[] = [];
  #head = 0;
  #size = 0;

  /** The number of items. */
  get size(): number {
    return this.#size;
  }

  /** Adds an item, and returns a function that removes the item. The returned function does nothing if the item has already left the queue. */
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

  /** Removes and returns the first item, or returns `undefined` if the queue is empty. */
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

  /** Returns the index at which to insert an item: after all entries with a lower or equal number. */
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

  /** Deletes the entries of removed items when they are more than half of all entries. An earlier deletion would copy the other entries too often. */
  #compact(): void {
    if (this.#entries.length <= 2 * this.#size + 32) return;
    this.#entries = this.#entries.filter(({ item }) => item !== undefined);
    this.#head = 0;
  }
}
