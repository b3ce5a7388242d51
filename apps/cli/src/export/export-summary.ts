import { pluralize } from "../format/numbers.ts";
import { safeText } from "@smartalex/node-files";
import type { UnfitValues } from "./parquet/convert-to-parquet.ts";
import type { ExportProgress } from "./files/journal.ts";

/** What to say of a complete export: how much is in which file, and why calls are not. */
export function formatExportSummary(
  { calls, given, gone, rows }: ExportProgress,
  { clientSideFlags, target, unfit }: { target: string; clientSideFlags: readonly string[]; unfit: UnfitValues },
): string {
  const amount = rows === calls ? pluralize(calls, "call") : `${pluralize(rows, "row")} of ${pluralize(calls, "call")}`;
  const flags = clientSideFlags.join(", ").replace(/, ([^,]*)$/, " and $1");
  const read = flags === "" ? "" : ` Read ${pluralize(given, "call")}: the API cannot filter by ${flags}.`;
  return `${goneText(gone)}${unfitText(unfit)}Wrote ${amount} to ${safeText(target)}.${read}\n`;
}

function goneText({ count: amount, ids }: ExportProgress["gone"]): string {
  if (amount === 0) return "";
  const names = ids.join(", ") + (amount > ids.length ? " and others" : "");
  return `${pluralize(amount, "call")} vanished before the details could be read, and ${amount === 1 ? "is" : "are"} left out: ${safeText(names)}.\n`;
}

function unfitText({ count: amount, places }: UnfitValues): string {
  if (amount === 0) return "";
  const names = places.join(", ") + (amount > places.length ? " and others" : "");
  const [verb, are] = amount === 1 ? ["does", "is"] : ["do", "are"];
  return `${pluralize(amount, "value")} ${verb} not fit into the column and ${are} null: ${safeText(names)}.\n`;
}
