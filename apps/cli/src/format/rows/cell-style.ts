import { UsageError } from "../../errors.ts";
import type { Newlines } from "../../options/formats.ts";

/** How CSV and TSV write text. */
export interface CellStyle {
  /** Whether text is not escaped, including text that spreadsheets interpret as formulas. */
  isRaw?: boolean | undefined;
  /** Whether line breaks, tabs and backslashes are not escaped. */
  keepsLineBreaks?: boolean | undefined;
  /** Whether the output is a terminal. Control characters are then escaped in raw text as well. */
  isOnTerminal?: boolean | undefined;
}

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
