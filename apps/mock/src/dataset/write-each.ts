import type { ByteWriter } from "../byte-writer.ts";
import { encode } from "../respond.ts";
import type { Rows } from "./source.ts";

const COMMA = encode(",");

/** Writes rows one by one, with commas between them. */
export function writeEach(writer: ByteWriter, { from, to }: Rows, writeRow: (index: number) => void): void {
  for (let index = from; index < to; index++) {
    if (index > from) writer.bytes(COMMA);
    writeRow(index);
  }
}
