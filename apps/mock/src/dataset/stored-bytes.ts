/** Bytes that can be read from any position, wherever they are kept. They stay as they are. */
export interface StoredBytes {
  /** Fills `room` with what stands from a position on. Gives how many bytes that are: 0 at the end, and fewer than there is room for before it. */
  read(room: Uint8Array, at: number): number;
}

/** Bytes in memory. */
export function bytesInMemory(bytes: Uint8Array): StoredBytes {
  return {
    read(room, at) {
      const part = bytes.subarray(at, at + room.length);
      room.set(part);
      return part.length;
    },
  };
}
