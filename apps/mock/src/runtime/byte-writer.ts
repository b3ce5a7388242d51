import type { Bytes } from "./bytes.ts";
import { textCoding } from "@smartalex/sdk/internal";

const ZERO = 48;
const ROOM_BYTES = 64 * 1024;
const { TextDecoder, TextEncoder } = textCoding();
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const hexDigits = encoder.encode("0123456789abcdef");

/** Writes a text piece by piece, each into the same room, which is what makes a page quick. */
export class ByteWriter {
  #room = new Uint8Array(ROOM_BYTES);
  #end = 0;

  /** Any text, as UTF-8. */
  text(text: string): void {
    const room = this.#roomFor(text.length * 3);
    this.#end += encoder.encodeInto(text, room.subarray(this.#end)).written;
  }

  /** Bytes as they are. Gives where they begin, so that some can be written over before anything else is written. */
  bytes(bytes: Uint8Array): number {
    const room = this.#roomFor(bytes.length);
    const at = this.#end;
    room.set(bytes, at);
    this.#end = at + bytes.length;
    return at;
  }

  /** Writes a whole number from 0 to 99, with two digits, over what stands there. */
  twoDigitsAt(at: number, number: number): void {
    const tens = Math.floor(number / 10);
    this.#room[at] = ZERO + tens;
    this.#room[at + 1] = ZERO + number - tens * 10;
  }

  /** Writes a whole number of 24 bits, with six hexadecimal digits, over what stands there. */
  sixHexDigitsAt(at: number, number: number): void {
    const room = this.#room;
    for (let digit = 0; digit < 6; digit++) room[at + digit] = hexDigits[(number >>> (20 - digit * 4)) & 15] ?? 0;
  }

  /** Forgets what was written since the last was taken. */
  clear(): void {
    this.#end = 0;
  }

  /** All that was written since the last was taken: as text where it is ASCII, which V8 keeps and Node sends with less than bytes. */
  take(): Bytes | string {
    const written = this.#room.subarray(0, this.#end);
    this.#end = 0;
    try {
      const text = decoder.decode(written);
      if (text.length === written.length) return text;
    } catch {
      // A file may have bytes that are no UTF-8: they stay as they are.
    }
    return written.slice();
  }

  /** The room, with so much of it free: larger, where there is not as much, with what has been written. */
  #roomFor(length: number): Uint8Array {
    if (this.#end + length > this.#room.length) {
      const written = this.#room.subarray(0, this.#end);
      this.#room = new Uint8Array((written.length + length) * 2);
      this.#room.set(written);
    }
    return this.#room;
  }
}
