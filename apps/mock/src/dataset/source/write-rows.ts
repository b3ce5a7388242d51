import type { ByteWriter } from "../../runtime/byte-writer.ts";
import { encode } from "../../http/responses.ts";
import type { Rows } from "./call-source.ts";

const COMMA = encode(",");

/** Writes rows one by one, with commas between them. */
export function writeEach(writer: ByteWriter, { from, to }: Rows, writeRow: (index: number) => void): void {
  for (let index = from; index < to; index++) {
    if (index > from) writer.bytes(COMMA);
    writeRow(index);
  }
}
