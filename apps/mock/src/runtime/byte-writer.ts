import type { Bytes } from "./bytes.ts";
import { textCoding } from "@smartalex/sdk/internal";

const ZERO = 48;
const INITIAL_BYTES = 64 * 1024;
const { TextDecoder, TextEncoder } = textCoding();
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const hexDigits = encoder.encode("0123456789abcdef");

/** Builds a body piece by piece in one reused buffer. */
export class ByteWriter {
  #buffer = new Uint8Array(INITIAL_BYTES);
  #end = 0;

  /** Writes a text as UTF-8. */
  text(text: string): void {
    const buffer = this.#reserve(text.length * 3);
    this.#end += encoder.encodeInto(text, buffer.subarray(this.#end)).written;
  }

  /** Writes bytes. Returns their position, so that some of them can be overwritten before the next write. */
  bytes(bytes: Uint8Array): number {
    const buffer = this.#reserve(bytes.length);
    const at = this.#end;
    buffer.set(bytes, at);
    this.#end = at + bytes.length;
    return at;
  }

  /** Overwrites two bytes with the digits of an integer from 0 to 99. */
  twoDigitsAt(at: number, number: number): void {
    const tens = Math.floor(number / 10);
    this.#buffer[at] = ZERO + tens;
    this.#buffer[at + 1] = ZERO + number - tens * 10;
  }

  /** Overwrites six bytes with the hexadecimal digits of a 24-bit integer. */
  sixHexDigitsAt(at: number, number: number): void {
    const buffer = this.#buffer;
    for (let digit = 0; digit < 6; digit++) buffer[at + digit] = hexDigits[(number >>> (20 - digit * 4)) & 15] ?? 0;
  }

  /** Discards everything since the last `take`. */
  clear(): void {
    this.#end = 0;
  }

  /** Returns everything since the last `take`: as text if it is ASCII, because V8 and Node need less memory and time for such a text than for bytes. */
  take(): Bytes | string {
    const written = this.#buffer.subarray(0, this.#end);
    this.#end = 0;
    try {
      const text = decoder.decode(written);
      if (text.length === written.length) return text;
    } catch {
      // A file may contain bytes that are not valid UTF-8. They are returned unchanged.
    }
    return written.slice();
  }

  /** Returns the buffer with at least `length` free bytes. Grows it if necessary. */
  #reserve(length: number): Uint8Array {
    if (this.#end + length > this.#buffer.length) {
      const written = this.#buffer.subarray(0, this.#end);
      this.#buffer = new Uint8Array((written.length + length) * 2);
      this.#buffer.set(written);
    }
    return this.#buffer;
  }
}
