/** A whole number of 32 bits, from 0 on, that is the same for the same bytes, and hardly ever for others. */
export function checksumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const ofWords = bytes.length & ~3;
  let sum = bytes.length;
  for (let at = 0; at < ofWords; at += 4) sum = mixedIn(sum, view.getInt32(at, true));
  for (let at = ofWords; at < bytes.length; at++) sum = mixedIn(sum, view.getUint8(at));
  return sum >>> 0;
}

/** One checksum of two. */
export function mixedIn(sum: number, other: number): number {
  const product = Math.imul(sum ^ other, 0x01000193);
  return product ^ (product >>> 15);
}
