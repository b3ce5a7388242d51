import { memoizeLast } from "../../runtime/memoize-last.ts";
import { partitionPoint } from "./partition-point.ts";
import type { IndexedCalls } from "./indexed-calls.ts";
import type { CallResultSet, CallSource } from "./call-source.ts";
import { writeRows } from "./write-rows.ts";

/** Creates a source from stored calls. Calls with the same start keep the order of their indexes. */
export function indexedSource(calls: IndexedCalls): CallSource {
  const all = newestFirst(calls);
  const byStatus = new Map<string, Uint32Array>();
  function withStatus(status: string): Uint32Array {
    const indexes = byStatus.get(status) ?? all.filter((index) => calls.status(index) === status);
    byStatus.set(status, indexes);
    return indexes;
  }
  const resultsOf = memoizeLast((total: number, status: string | undefined, order: Uint32Array): CallResultSet => ({
    total,
    version: `${calls.version}.${total}.${status ?? ""}`,
    startMs: (position) => calls.startMs(order[position] ?? NaN),
    write: (writer, rows) => {
      writeRows(writer, rows, (position) => {
        writer.text(calls.row(order[position] ?? NaN));
      });
    },
  }));
  return {
    select({ sinceMs, status }) {
      const order = status === undefined ? all : withStatus(status);
      const total = partitionPoint(order.length, (position) => calls.startMs(order[position] ?? NaN) >= sinceMs);
      return resultsOf(total, status, order);
    },
    get(id) {
      const index = calls.indexOf(id);
      return index === undefined ? undefined : { json: () => calls.json(index), version: `${calls.version}.${id}` };
    },
  };
}

function newestFirst({ count, startMs }: Pick<IndexedCalls, "count" | "startMs">): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  return order.sort((a, b) => startMs(b) - startMs(a) || a - b);
}
