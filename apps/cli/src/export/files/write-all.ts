import type { FileHandle } from "node:fs/promises";

/** Writes all bytes at a place in a file: a disk that fills up takes some of them first, and says so the next time. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}
