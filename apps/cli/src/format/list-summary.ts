import { pluralize, formatNumber } from "./numbers.ts";

/** What is known in the end of a list. */
export interface ListFacts {
  shown: number;
  /** How many calls were looked at. */
  read: number;
  /** How many the API lists. */
  total: number;
  /** Whether there may be more than was asked for. */
  isCut: boolean;
  /** The flags that were compared here. */
  clientSideFlags: readonly string[];
}

/** What to say of a list that does not show all that the API lists, in one line; nothing where it does. */
export function formatListSummary({ clientSideFlags, isCut, read, shown, total }: ListFacts): string {
  const more = isCut ? " Use --all for every one, or --limit for more." : "";
  if (clientSideFlags.length === 0) {
    if (total === 0) return "No calls match.\n";
    return shown < total ? `Showing ${formatNumber(shown)} of ${pluralize(total, "call")}.${more}\n` : "";
  }
  const flags = clientSideFlags.join(", ").replace(/, ([^,]*)$/, " and $1");
  const message =
    more === ""
      ? `${formatNumber(shown)} of ${pluralize(total, "call")} ${shown === 1 ? "matches" : "match"}`
      : `Showing the first ${formatNumber(shown)} that ${shown === 1 ? "matches" : "match"}, among ${formatNumber(read)} of ${pluralize(total, "call")}`;
  return `${message}; the API cannot filter by ${flags}, so that was done here.${more}\n`;
}
