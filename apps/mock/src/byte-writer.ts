import type { Bytes } from "./handler.ts";

const ZERO = 48;
const FIRST_BYTES = 64 * 1024;
const encoder = new TextEncoder();
const hexDigits = encoder.encode("0123456789abcdef");

/** Writes text piece by piece into room that is used again and again, which is what makes a page quick. */
export class ByteWriter {
  #room = new Uint8Array(FIRST_BYTES);
  #length = 0;

  /** Any text, as UTF-8. */
  text(text: string): void {
    const room = this.#roomFor(text.length * 3);
    this.#length += encoder.encodeInto(text, room.subarray(this.#length)).written;
  }

  /** Bytes as they are. Gives where they begin, so that some can be written over. */
  bytes(bytes: Uint8Array): number {
    const at = this.#length;
    this.#roomFor(bytes.length).set(bytes, at);
    this.#length = at + bytes.length;
    return at;
  }

  /** A whole number from 0 on. */
  number(number: number): void {
    if (number >= 10) this.number(Math.floor(number / 10));
    this.#roomFor(1)[this.#length++] = ZERO + (number % 10);
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

  /** Forgets what was written. */
  clear(): void {
    this.#length = 0;
  }

  /** A copy of all that was written. What is written next begins anew. */
  take(): Bytes {
    const written = this.#room.slice(0, this.#length);
    this.#length = 0;
    if (this.#room.length > 16 * FIRST_BYTES) this.#room = new Uint8Array(FIRST_BYTES); // one huge page is no reason to keep as much
    return written;
  }

  /** The room, with so much of it free. */
  #roomFor(length: number): Uint8Array {
    if (this.#length + length > this.#room.length) {
      const larger = new Uint8Array(Math.max(this.#room.length * 2, this.#length + length));
      larger.set(this.#room);
      this.#room = larger;
    }
    return this.#room;
  }
}
