/** A byte is one of so few that `toString(16)`, which takes five times as long, is asked for each only once. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The eight hexadecimal digits of a whole number of 32 bits. */
export function hex32(number: number): string {
  return byteAt(number, 24) + hex24(number);
}

/** The last six of them. */
export function hex24(number: number): string {
  return byteAt(number, 16) + byteAt(number, 8) + byteAt(number, 0);
}

function byteAt(number: number, shift: number): string {
  return BYTES[(number >>> shift) & 255] ?? "";
}
