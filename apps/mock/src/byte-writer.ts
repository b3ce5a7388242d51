import type { Bytes } from "./handler.ts";

const ZERO = 48;
const ROOM_BYTES = 64 * 1024;
const encoder = new TextEncoder();
const hexDigits = encoder.encode("0123456789abcdef");

/** Writes texts piece by piece, one after the other into the same room, which is what makes a page quick. */
export class ByteWriter {
  #room = new Uint8Array(ROOM_BYTES);
  #start = 0;
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

  /** Forgets what was written since the last text was taken. */
  clear(): void {
    this.#end = this.#start;
  }

  /** All that was written since the last text was taken. It stays as it is: what is written next comes after it. */
  take(): Bytes {
    const written = this.#room.subarray(this.#start, this.#end);
    this.#start = this.#end;
    return written;
  }

  /** The room, with so much of it free: new room, where there is not as much, with what has been written of this text. */
  #roomFor(length: number): Uint8Array {
    if (this.#end + length > this.#room.length) {
      const written = this.#room.subarray(this.#start, this.#end);
      this.#room = new Uint8Array(Math.max(ROOM_BYTES, (written.length + length) * 2));
      this.#room.set(written);
      this.#start = 0;
      this.#end = written.length;
    }
    return this.#room;
  }
}
