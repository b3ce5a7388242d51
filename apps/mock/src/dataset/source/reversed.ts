import type { CallSource } from "./call-source.ts";
import { writeRows } from "./write-rows.ts";

/** Returns the same calls in the opposite order. */
export function reversed(source: CallSource): CallSource {
  return {
    get: (id, nowMs) => source.get(id, nowMs),
    select(filter, nowMs) {
      const { startMs, total, version, write } = source.select(filter, nowMs);
      return {
        total,
        version,
        startMs: (index) => startMs(total - 1 - index),
        write: (writer, rows) => {
          writeRows(writer, rows, (index) => {
            write(writer, { from: total - 1 - index, to: total - index });
          });
        },
      };
    },
  };
}
