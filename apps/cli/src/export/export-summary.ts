import { count } from "../print/count.ts";
import { safeText } from "@smartalex/node-files";
import type { Standing } from "./journal.ts";

/** What to say of a complete export: how much is in which file, and why calls are not. */
export function exportSummary(
  { calls, given, gone, rows }: Standing,
  { comparedHere, target }: { target: string; comparedHere: readonly string[] },
): string {
  const amount = rows === calls ? count(calls, "call") : `${count(rows, "row")} of ${count(calls, "call")}`;
  const flags = comparedHere.join(", ").replace(/, ([^,]*)$/, " and $1");
  const read = flags === "" ? "" : ` ${count(given, "call")} were read: the API cannot filter by ${flags}.`;
  return `${goneText(gone)}Wrote ${amount} to ${safeText(target)}.${read}\n`;
}

function goneText({ count: amount, ids }: Standing["gone"]): string {
  if (amount === 0) return "";
  const names = ids.join(", ") + (amount > ids.length ? " and others" : "");
  return `${count(amount, "call")} vanished before the details could be read, and ${amount === 1 ? "is" : "are"} left out: ${safeText(names)}.\n`;
}
