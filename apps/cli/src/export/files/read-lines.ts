import type { FileHandle } from "node:fs/promises";

const LINE_FEED = 0x0a;
const READ_BYTES = 256 * 1024;

/** Reads the lines of a file, each with the position in bytes after it. Ignores a last line without a line break. */
export async function* readLines(file: FileHandle): AsyncGenerator<{ text: string; end: number }, void, undefined> {
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  let position = 0; // position of the next read
  let begun: Buffer[] = []; // beginning of a line that is not complete yet
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, READ_BYTES, position);
    if (bytesRead === 0) return;
    let start = 0;
    for (;;) {
      const end = buffer.subarray(0, bytesRead).indexOf(LINE_FEED, start);
      if (end < 0) break;
      const line = buffer.subarray(start, end);
      const text = (begun.length === 0 ? line : Buffer.concat([...begun, line])).toString("utf8");
      begun = [];
      start = end + 1;
      yield { text, end: position + start };
    }
    if (start < bytesRead) begun.push(Buffer.from(buffer.subarray(start, bytesRead)));
    position += bytesRead;
  }
}
