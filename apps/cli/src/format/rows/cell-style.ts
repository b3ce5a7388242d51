import { UsageError } from "../../errors.ts";
import type { CellStyle } from "./cell.ts";
import type { Newlines } from "../../options/formats.ts";

/** The flags that say how CSV and TSV write texts. */
export interface CellOptions {
  csvRaw?: true | undefined;
  newlines?: Newlines | undefined;
}

/** How CSV and TSV write texts. Throws `UsageError` for flags that exclude each other. */
export function resolveCellStyle({ csvRaw, newlines }: CellOptions, isOnTerminal: boolean): CellStyle {
  if (csvRaw && newlines === "escape") {
    throw new UsageError(
      "--csv-raw and --newlines escape exclude each other: raw texts have no escapes. Leave one out.",
    );
  }
  return { isRaw: csvRaw, keepsLineBreaks: newlines === "keep", isOnTerminal };
}
