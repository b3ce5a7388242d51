import type { FileHandle } from "node:fs/promises";

/** Writes all bytes at a position of a file. A full disk accepts some of them first, and fails in the next call. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}
