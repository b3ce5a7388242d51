import { memoizeLast } from "../../runtime/memoize-last.ts";
import { partitionPoint } from "./partition-point.ts";
import type { CallResultSet, CallSource } from "./call-source.ts";
import { writeRows } from "./write-rows.ts";

/** The calls of two sources in one list. Of calls that began together, those of `first` come first, and an id in both is that of `first`. */
export function mergeSources(first: CallSource, second: CallSource): CallSource {
  const merged = memoizeLast(merge);
  return {
    select: (filter, nowMs) => merged(first.select(filter, nowMs), second.select(filter, nowMs)),
    get: (id, nowMs) => first.get(id, nowMs) ?? second.get(id, nowMs),
  };
}

function merge(first: CallResultSet, second: CallResultSet): CallResultSet {
  const version = `${first.version}+${second.version}`;
  const total = first.total + second.total;
  if (first.total === 0) return { ...second, version };
  /** How many of `first` are among so many of both. */
  function split(count: number): number {
    const least = Math.max(0, count - second.total);
    const most = Math.min(first.total, count);
    const isAhead = (index: number) => first.startMs(index) >= second.startMs(count - index - 1);
    return least + partitionPoint(most - least, (index) => isAhead(least + index));
  }
  const isNext = (ofFirst: number, ofSecond: number) => {
    if (ofFirst >= first.total || ofSecond >= second.total) return ofFirst < first.total;
    return first.startMs(ofFirst) >= second.startMs(ofSecond);
  };
  // Rows are mostly asked for one after the other.
  let last = { index: NaN, ofFirst: 0, isFirst: false };
  /** Whose the row with this index is, and which it is there. */
  function find(index: number): [of: CallResultSet, index: number] {
    if (last.index !== index) {
      const ofFirst = last.index + 1 === index ? last.ofFirst + (last.isFirst ? 1 : 0) : split(index);
      last = { index, ofFirst, isFirst: isNext(ofFirst, index - ofFirst) };
    }
    return last.isFirst ? [first, last.ofFirst] : [second, index - last.ofFirst];
  }
  return {
    total,
    version,
    startMs(index) {
      const [of, own] = find(index);
      return of.startMs(own);
    },
    write(writer, { from, to }) {
      const ofFirst = split(from);
      const beforeEnd = split(to);
      // Mostly all rows of a page are of one source, and need not be compared with others.
      if (ofFirst === beforeEnd) second.write(writer, { from: from - ofFirst, to: to - ofFirst });
      else if (beforeEnd - ofFirst === to - from) first.write(writer, { from: ofFirst, to: beforeEnd });
      else
        writeRows(writer, { from, to }, (index) => {
          const [of, own] = find(index);
          of.write(writer, { from: own, to: own + 1 });
        });
    },
  };
}
