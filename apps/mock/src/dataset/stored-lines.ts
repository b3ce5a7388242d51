import { textCoding } from "@smartalex/sdk/internal";
import { ChangedFixtureError } from "./changed-fixture-error.ts";
import { checksumOf, mixedIn } from "./checksum.ts";
import { linesOf, type Line } from "./lines.ts";
import { NumberList } from "./number-list.ts";
import type { StoredBytes } from "./stored-bytes.ts";

/** Bytes, and what to call them in errors. */
export interface NamedBytes {
  name: string;
  bytes: StoredBytes;
}

/** Remembers where lines stand, and reads them again from there. */
export class StoredLines {
  readonly #files: (NamedBytes & { firstRow: number })[] = [];
  readonly #starts = new NumberList(Float64Array); // a file may be longer than 32 bits can say
  readonly #lengths = new NumberList(Uint32Array);
  readonly #checksums = new NumberList(Uint32Array);
  readonly #decoder = new (textCoding().TextDecoder)("utf-8", { ignoreBOM: true });
  #room = new Uint8Array(4096);
  #checksum = 0;
  /** Whoever looks for an id and finds it reads the line next. */
  #latest = { row: NaN, text: "" };

  /** A checksum of all lines. */
  get checksum(): number {
    return this.#checksum >>> 0;
  }

  /** Begins a file: the next lines are from there. */
  open(file: NamedBytes): void {
    this.#files.push({ ...file, firstRow: this.#lengths.length });
  }

  /** Remembers a line of the last file. It is the next row, counted from 0. */
  add({ at, bytes }: Line): void {
    const checksum = checksumOf(bytes);
    this.#starts.push(at);
    this.#lengths.push(bytes.length);
    this.#checksums.push(checksum);
    this.#checksum = mixedIn(this.#checksum, checksum);
  }

  /** The text of a row. Throws `ChangedFixtureError` where it is not what it was. */
  text(row: number): string {
    if (this.#latest.row !== row) this.#latest = { row, text: this.#decoder.decode(this.#read(row)) };
    return this.#latest.text;
  }

  /** Where a row stands, as `file:line`. The file is read for it up to there. */
  place(row: number): string {
    const { bytes, name } = this.#fileOf(row);
    const start = this.#starts.at(row);
    for (const { at, number } of linesOf(bytes)) if (at === start) return `${name}:${number}`;
    throw new ChangedFixtureError(name);
  }

  #read(row: number): Uint8Array {
    const { bytes, name } = this.#fileOf(row);
    const length = this.#lengths.at(row);
    if (length > this.#room.length) this.#room = new Uint8Array(length);
    const line = this.#room.subarray(0, length);
    const start = this.#starts.at(row);
    let filled = 0;
    for (let count = -1; filled < length && count !== 0; filled += count) {
      count = bytes.read(line.subarray(filled), start + filled);
    }
    if (filled < length || checksumOf(line) !== this.#checksums.at(row)) throw new ChangedFixtureError(name);
    return line;
  }

  #fileOf(row: number): NamedBytes {
    const file = this.#files.findLast(({ firstRow }) => firstRow <= row);
    if (!file || row >= this.#lengths.length) throw new RangeError(`there is no row ${row}`);
    return file;
  }
}
