import { memoizeLast } from "../../runtime/memoize-last.ts";
import { partitionPoint } from "./partition-point.ts";
import type { CallResultSet, CallSource } from "./call-source.ts";
import { writeRows } from "./write-rows.ts";

/** Merges the calls of two sources into one list. Of calls with the same start, those of `first` come first. An ID in both sources belongs to `first`. */
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
  /** Returns how many of the first `count` rows come from `first`. */
  function split(count: number): number {
    const minimum = Math.max(0, count - second.total);
    const maximum = Math.min(first.total, count);
    const isAhead = (index: number) => first.startMs(index) >= second.startMs(count - index - 1);
    return minimum + partitionPoint(maximum - minimum, (index) => isAhead(minimum + index));
  }
  const isNext = (ofFirst: number, ofSecond: number) => {
    if (ofFirst >= first.total || ofSecond >= second.total) return ofFirst < first.total;
    return first.startMs(ofFirst) >= second.startMs(ofSecond);
  };
  // Rows are usually read in sequence.
  let last = { index: NaN, ofFirst: 0, isFirst: false };
  /** Returns the result set of a row, and the index of the row in it. */
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
      const firstEnd = split(to);
      // Usually all rows of a page come from one source, and need no comparison.
      if (ofFirst === firstEnd) second.write(writer, { from: from - ofFirst, to: to - ofFirst });
      else if (firstEnd - ofFirst === to - from) first.write(writer, { from: ofFirst, to: firstEnd });
      else
        writeRows(writer, { from, to }, (index) => {
          const [of, own] = find(index);
          of.write(writer, { from: own, to: own + 1 });
        });
    },
  };
}
