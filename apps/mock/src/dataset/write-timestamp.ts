import type { ByteWriter } from "../byte-writer.ts";
import { encode } from "../respond.ts";

const DAY_S = 86_400;
/** Rows of a page are mostly of one day. */
let last = { day: NaN, bytes: encode("") };

/** Writes a moment (milliseconds since 1970) as the API does: without milliseconds. */
export function writeTimestamp(writer: ByteWriter, ms: number): void {
  const seconds = Math.floor(ms / 1000);
  const day = Math.floor(seconds / DAY_S);
  if (day !== last.day) last = { day, bytes: encode(new Date(day * DAY_S * 1000).toISOString().replace(".000", "")) };
  const ofDay = seconds - day * DAY_S;
  const minutes = Math.floor(ofDay / 60);
  const hours = Math.floor(minutes / 60);
  const at = writer.bytes(last.bytes);
  writer.twoDigitsAt(at + 11, hours);
  writer.twoDigitsAt(at + 14, minutes - hours * 60);
  writer.twoDigitsAt(at + 17, ofDay - minutes * 60);
}
