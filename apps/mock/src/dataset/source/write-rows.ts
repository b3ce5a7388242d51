import { encode } from "../../runtime/bytes.ts";
import type { ByteWriter } from "../../runtime/byte-writer.ts";

import type { Rows } from "./call-source.ts";

const COMMA = encode(",");

/** Writes rows one by one, separated by commas. */
export function writeRows(writer: ByteWriter, { from, to }: Rows, writeRow: (index: number) => void): void {
  for (let index = from; index < to; index++) {
    if (index > from) writer.bytes(COMMA);
    writeRow(index);
  }
}
