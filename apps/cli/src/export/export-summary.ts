import { pluralize } from "../format/numbers.ts";
import { safeText } from "@smartalex/node-files";
import type { UnfitValues } from "./parquet/convert-to-parquet.ts";
import type { ExportProgress } from "./files/journal.ts";

/** Formats the summary of a complete export: number of calls, file, and what is missing. */
export function formatExportSummary(
  { calls, given, gone, rows }: ExportProgress,
  { clientSideFlags, target, unfit }: { target: string; clientSideFlags: readonly string[]; unfit: UnfitValues },
): string {
  const amount = rows === calls ? pluralize(calls, "call") : `${pluralize(rows, "row")} of ${pluralize(calls, "call")}`;
  const flags = clientSideFlags.join(", ").replace(/, ([^,]*)$/, " and $1");
  const read = flags === "" ? "" : ` Read ${pluralize(given, "call")}: ${flags} applied client-side.`;
  return `${goneText(gone)}${unfitText(unfit)}Wrote ${amount} to ${safeText(target)}.${read}\n`;
}

function goneText({ count: amount, ids }: ExportProgress["gone"]): string {
  if (amount === 0) return "";
  const names = ids.join(", ") + (amount > ids.length ? " and others" : "");
  return (
    `${pluralize(amount, "call")} ${amount === 1 ? "was" : "were"} deleted before the details could be fetched, ` +
    `and ${amount === 1 ? "is" : "are"} omitted: ${safeText(names)}.\n`
  );
}

function unfitText({ count: amount, places }: UnfitValues): string {
  if (amount === 0) return "";
  const names = places.join(", ") + (amount > places.length ? " and others" : "");
  const [verb, are] = amount === 1 ? ["does", "is"] : ["do", "are"];
  return `${pluralize(amount, "value")} ${verb} not fit into the column and ${are} null: ${safeText(names)}.\n`;
}
