import { keepLast } from "../../runtime/memoize-last.ts";
import { countWhile } from "./partition-point.ts";
import type { Records } from "./indexed-calls.ts";
import type { Selection, Source } from "./call-source.ts";
import { writeEach } from "./write-rows.ts";

/** The calls of records, in the order of a list. Calls that began together stand in the order of the records. */
export function recordSource(records: Records): Source {
  const all = newestFirst(records);
  const byStatus = new Map<string, Uint32Array>();
  function withStatus(status: string): Uint32Array {
    const known = byStatus.get(status) ?? all.filter((index) => records.status(index) === status);
    byStatus.set(status, known);
    return known;
  }
  const selectionOf = keepLast((total: number, status: string | undefined, order: Uint32Array): Selection => ({
    total,
    version: `${records.version}.${total}.${status ?? ""}`,
    startMs: (place) => records.startMs(order[place] ?? NaN),
    write: (writer, rows) => {
      writeEach(writer, rows, (place) => {
        writer.text(records.row(order[place] ?? NaN));
      });
    },
  }));
  return {
    select({ sinceMs, status }) {
      const order = status === undefined ? all : withStatus(status);
      const total = countWhile(order.length, (place) => records.startMs(order[place] ?? NaN) >= sinceMs);
      return selectionOf(total, status, order);
    },
    get(id) {
      const index = records.indexOf(id);
      return index === undefined ? undefined : { json: () => records.json(index), version: `${records.version}.${id}` };
    },
  };
}

function newestFirst({ count, startMs }: Pick<Records, "count" | "startMs">): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  return order.sort((a, b) => startMs(b) - startMs(a) || a - b);
}
