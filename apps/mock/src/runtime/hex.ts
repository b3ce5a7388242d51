/** The digits of each byte. A lookup takes a fifth of the time of `toString(16)`. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Returns the eight hexadecimal digits of a 32-bit integer. */
export function hex32(number: number): string {
  return byteAt(number, 24) + hex24(number);
}

/** Returns the six hexadecimal digits of a 24-bit integer. */
export function hex24(number: number): string {
  return byteAt(number, 16) + byteAt(number, 8) + byteAt(number, 0);
}

function byteAt(number: number, shift: number): string {
  return BYTES[(number >>> shift) & 255] ?? "";
}
