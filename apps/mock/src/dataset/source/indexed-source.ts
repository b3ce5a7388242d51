import { memoizeLast } from "../../runtime/memoize-last.ts";
import { partitionPoint } from "./partition-point.ts";
import type { IndexedCalls } from "./indexed-calls.ts";
import type { CallResultSet, CallSource } from "./call-source.ts";
import { writeRows } from "./write-rows.ts";

/** The calls of records, in the order of a list. Calls that began together stand in the order of the records. */
export function indexedSource(records: IndexedCalls): CallSource {
  const all = newestFirst(records);
  const byStatus = new Map<string, Uint32Array>();
  function withStatus(status: string): Uint32Array {
    const known = byStatus.get(status) ?? all.filter((index) => records.status(index) === status);
    byStatus.set(status, known);
    return known;
  }
  const selectionOf = memoizeLast((total: number, status: string | undefined, order: Uint32Array): CallResultSet => ({
    total,
    version: `${records.version}.${total}.${status ?? ""}`,
    startMs: (place) => records.startMs(order[place] ?? NaN),
    write: (writer, rows) => {
      writeRows(writer, rows, (place) => {
        writer.text(records.row(order[place] ?? NaN));
      });
    },
  }));
  return {
    select({ sinceMs, status }) {
      const order = status === undefined ? all : withStatus(status);
      const total = partitionPoint(order.length, (place) => records.startMs(order[place] ?? NaN) >= sinceMs);
      return selectionOf(total, status, order);
    },
    get(id) {
      const index = records.indexOf(id);
      return index === undefined ? undefined : { json: () => records.json(index), version: `${records.version}.${id}` };
    },
  };
}

function newestFirst({ count, startMs }: Pick<IndexedCalls, "count" | "startMs">): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  return order.sort((a, b) => startMs(b) - startMs(a) || a - b);
}
