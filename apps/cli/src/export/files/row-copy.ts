import type { FileHandle } from "node:fs/promises";
import { writeAll } from "./write-all.ts";

const READ_BYTES = 256 * 1024;
const COMMA = 0x2c;

/** Copies rows from one file to another, and inserts other rows between them. */
export class RowCopier {
  readonly #source: FileHandle;
  readonly #target: FileHandle;
  readonly #isJson: boolean;
  readonly #buffer = Buffer.allocUnsafe(READ_BYTES);
  #hasRows = false;
  /** The position of the next byte. */
  position = 0;

  constructor(source: FileHandle, target: FileHandle, { isJson }: { isJson: boolean }) {
    this.#source = source;
    this.#target = target;
    this.#isJson = isJson;
  }

  /** Whether any row was written. */
  get hasRows(): boolean {
    return this.#hasRows;
  }

  /** Copies bytes that contain complete rows, or no row. */
  async copyRows(start: number, end: number): Promise<void> {
    let isFirst = true;
    for (let from = start; from < end;) {
      const { bytesRead } = await this.#source.read(this.#buffer, 0, Math.min(READ_BYTES, end - from), from);
      if (bytesRead === 0) throw Object.assign(new Error("Unexpected end of file."), { code: "EIO" });
      const bytes = this.#buffer.subarray(0, bytesRead);
      await (isFirst ? this.writeRows(bytes) : this.write(bytes));
      isFirst = false;
      from += bytesRead;
    }
  }

  /** Writes complete rows. In JSON, separates them with commas. */
  async writeRows(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    const hasComma = bytes[0] === COMMA;
    if (this.#isJson && this.#hasRows && !hasComma) await this.write(Buffer.from(","));
    await this.write(this.#isJson && !this.#hasRows && hasComma ? bytes.subarray(1) : bytes);
    this.#hasRows = true;
  }

  /** Writes bytes that are not rows. */
  async write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#target, bytes, this.position);
    this.position += bytes.length;
  }
}
