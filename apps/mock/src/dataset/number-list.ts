const BLOCK_BITS = 12;
const IN_BLOCK = (1 << BLOCK_BITS) - 1;

type Block = Float64Array | Uint32Array;

/** Numbers one after the other, in as many bytes as they need: it grows block by block, without a copy. */
export class NumberList {
  #blocks: Block[] = [];
  #length = 0;
  readonly #Kind: new (length: number) => Block;

  constructor(Kind: new (length: number) => Block) {
    this.#Kind = Kind;
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    const block = (this.#blocks[this.#length >>> BLOCK_BITS] ??= new this.#Kind(IN_BLOCK + 1));
    block[this.#length++ & IN_BLOCK] = number;
  }

  /** The number with an index, `NaN` where there is none. */
  at(index: number): number {
    return index < this.#length ? (this.#blocks[index >>> BLOCK_BITS]?.[index & IN_BLOCK] ?? NaN) : NaN;
  }
}
