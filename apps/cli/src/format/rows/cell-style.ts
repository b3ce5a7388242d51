import { UsageError } from "../../errors.ts";
import type { CellStyle } from "./cell.ts";
import type { Newlines } from "../../options/formats.ts";

/** Flags for text in CSV and TSV. */
export interface CellOptions {
  csvRaw?: true | undefined;
  newlines?: Newlines | undefined;
}

/** Returns how CSV and TSV write text. Throws `UsageError` for flags that cannot be combined. */
export function resolveCellStyle({ csvRaw, newlines }: CellOptions, isOnTerminal: boolean): CellStyle {
  if (csvRaw && newlines === "escape") {
    throw new UsageError(
      "--csv-raw and --newlines escape cannot be combined: raw text is not escaped. Remove one of them.",
    );
  }
  return { isRaw: csvRaw, keepsLineBreaks: newlines === "keep", isOnTerminal };
}
