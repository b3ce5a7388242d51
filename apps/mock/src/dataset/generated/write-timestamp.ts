import type { ByteWriter } from "../../runtime/byte-writer.ts";

const DAY_S = 86_400;
/** The date of the last timestamp. Most rows of a page have the same date. */
let last = { day: NaN, century: 0, year: 0, month: 0, date: 0 };

/** Overwrites the digits of a timestamp with those of a time (milliseconds since 1970), in the format of the API, without milliseconds. */
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
