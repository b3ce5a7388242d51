import type { StoredBytes } from "./stored-bytes.ts";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const CHUNK_BYTES = 1024 * 1024;

/** A line, without its end. */
export interface Line {
  /** It is written over when the next line is asked for. */
  bytes: Uint8Array;
  /** Where its bytes begin. */
  at: number;
  /** Counted from 1. */
  number: number;
}

/** The lines, read in chunks: no more is held than a chunk and the longest line. A byte order mark is no part of the first. */
export function* linesOf(stored: StoredBytes, chunkBytes = CHUNK_BYTES): Generator<Line> {
  let room = new Uint8Array(2 * chunkBytes);
  let length = 0; // of what is in the room and not given yet, which begins …
  let at = 0; // … there
  let number = 0;
  for (;;) {
    if (length + chunkBytes > room.length) room = larger(room);
    const count = stored.read(room.subarray(length, length + chunkBytes), at + length);
    const filled = room.subarray(0, length + count);
    let from = 0;
    let end = filled.indexOf(LINE_FEED, length);
    for (; end >= 0; end = filled.indexOf(LINE_FEED, from)) {
      yield toLine(filled.subarray(from, end), at + from, ++number);
      from = end + 1;
    }
    if (count === 0) {
      if (length > 0) yield toLine(filled, at, ++number);
      return;
    }
    room.copyWithin(0, from, filled.length);
    length = filled.length - from;
    at += from;
  }
}

function toLine(bytes: Uint8Array, at: number, number: number): Line {
  const isMarked = at === 0 && BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  const from = isMarked ? BYTE_ORDER_MARK.length : 0;
  const end = bytes.at(-1) === CARRIAGE_RETURN ? -1 : bytes.length;
  return { bytes: bytes.subarray(from, end), at: at + from, number };
}

function larger(room: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const twice = new Uint8Array(2 * room.length);
  twice.set(room);
  return twice;
}
