import type { RowFormat } from "./rows/row.ts";
import type { Output } from "./resolve-output.ts";

/** The format of an output. What lays out tables takes longer to load than all others together. */
export async function formatOf({ format, rows }: Output): Promise<RowFormat> {
  if (format === "table") return (await import("./rows/table-rows.ts")).tableRows(rows);
  return (await import("./rows/row-format.ts")).rowFormat(format, rows);
}
