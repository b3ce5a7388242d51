import { NumberList } from "./number-list.ts";

/** What an index of ids needs to know. */
export interface IdIndexOptions {
  /** The id of a row. It is asked for where a hash is the same. */
  idOf: (row: number) => string;
  /** A whole number of 32 bits for an id. */
  hash: (id: string) => number;
}

/** Finds rows by their ids without holding an id: a table of hashes, with open addressing. */
export class IdIndex {
  /** Rows counted from 1, each in the first free slot from its hash on; 0 is free. At most two of three are taken. */
  #slots = new Uint32Array(64);
  readonly #hashes = new NumberList(Uint32Array);
  readonly #options: IdIndexOptions;

  constructor(options: IdIndexOptions) {
    this.#options = options;
  }

  /** The row with an id. */
  find(id: string): number | undefined {
    const { hash, idOf } = this.#options;
    const wanted = hash(id) >>> 0;
    for (let slot = this.#firstSlot(wanted); ; slot = this.#next(slot)) {
      const row = (this.#slots[slot] ?? 0) - 1;
      if (row < 0) return undefined;
      if (this.#hashes.at(row) === wanted && idOf(row) === id) return row;
    }
  }

  /** Gives the next row, counted from 0, an id that no other has. */
  add(id: string): void {
    this.#hashes.push(this.#options.hash(id) >>> 0);
    if (this.#hashes.length * 3 <= this.#slots.length * 2) this.#place(this.#hashes.length - 1);
    else {
      this.#slots = new Uint32Array(this.#slots.length * 2);
      for (let row = 0; row < this.#hashes.length; row++) this.#place(row);
    }
  }

  #place(row: number): void {
    let slot = this.#firstSlot(this.#hashes.at(row));
    while (this.#slots[slot] !== 0) slot = this.#next(slot);
    this.#slots[slot] = row + 1;
  }

  #firstSlot(hash: number): number {
    return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7) & (this.#slots.length - 1);
  }

  #next(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1);
  }
}
