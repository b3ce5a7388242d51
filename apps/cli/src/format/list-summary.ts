import { pluralize, formatNumber } from "./numbers.ts";

/** Facts about a printed list. */
export interface ListFacts {
  shown: number;
  /** Number of calls read. */
  read: number;
  /** Number of calls in the list of the API. */
  total: number;
  /** Whether more calls may match than were printed. */
  isCut: boolean;
  /** Flags that were applied client-side. */
  clientSideFlags: readonly string[];
}

/** Formats a one-line summary of a list that does not show all calls. Empty if it does. */
export function formatListSummary({ clientSideFlags, isCut, read, shown, total }: ListFacts): string {
  const more = isCut ? " Use --all to show all calls, or --limit to show more." : "";
  if (clientSideFlags.length === 0) {
    if (total === 0) return "No calls match.\n";
    return shown < total ? `Showing ${formatNumber(shown)} of ${pluralize(total, "call")}.${more}\n` : "";
  }
  const flags = clientSideFlags.join(", ").replace(/, ([^,]*)$/, " and $1");
  const message =
    more === ""
      ? `${formatNumber(shown)} of ${pluralize(total, "call")} ${shown === 1 ? "matches" : "match"}`
      : `Showing the first ${formatNumber(shown)} that ${shown === 1 ? "matches" : "match"}, of ${formatNumber(read)} ` +
        `calls read and ${pluralize(total, "call")} in total`;
  return `${message}; ${flags} applied client-side.${more}\n`;
}
