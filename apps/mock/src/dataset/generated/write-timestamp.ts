import type { ByteWriter } from "../../runtime/byte-writer.ts";

const DAY_S = 86_400;
/** Rows of a page are mostly of one day. */
let last = { day: NaN, century: 0, year: 0, month: 0, date: 0 };

/** Writes the digits of a moment (milliseconds since 1970) over those of a timestamp, as the API has it: without milliseconds. */
export function writeTimestampAt(writer: ByteWriter, at: number, ms: number): void {
  const seconds = Math.floor(ms / 1000);
  const day = Math.floor(seconds / DAY_S);
  if (day !== last.day) last = toDate(day);
  const ofDay = seconds - day * DAY_S;
  const minutes = Math.floor(ofDay / 60);
  const hours = Math.floor(minutes / 60);
  writer.twoDigitsAt(at, last.century);
  writer.twoDigitsAt(at + 2, last.year);
  writer.twoDigitsAt(at + 5, last.month);
  writer.twoDigitsAt(at + 8, last.date);
  writer.twoDigitsAt(at + 11, hours);
  writer.twoDigitsAt(at + 14, minutes - hours * 60);
  writer.twoDigitsAt(at + 17, ofDay - minutes * 60);
}

function toDate(day: number): typeof last {
  const date = new Date(day * DAY_S * 1000);
  const year = date.getUTCFullYear();
  return {
    day,
    century: Math.floor(year / 100),
    year: year % 100,
    month: date.getUTCMonth() + 1,
    date: date.getUTCDate(),
  };
}
