import stringWidth from "string-width";
import { safeText } from "./safe-text.ts";

/** One column: its head, what it shows of a row, and whether it stands at the right, as numbers do. */
export interface Column<Row> {
  head: string;
  cell: (row: Row) => string;
  alignRight?: boolean;
}

const GAP = "  ";

/**
 * Prints rows in columns, in batches: widths are those of the first, and grow where a later one needs more. Columns that do
 * not fit in the width are left out, the last first.
 */
export function tablePrinter<Row>(columns: readonly Column<Row>[], maxWidth: number): (rows: readonly Row[]) => string {
  let widths: number[] | undefined;
  return (rows) => {
    const cells = rows.map((row) => columns.map(({ cell }) => safeText(cell(row))));
    const isFirst = widths === undefined;
    const known = widths ?? columns.map(({ head }) => head.length);
    const current = known.map((width, index) => Math.max(width, ...cells.map((row) => stringWidth(row[index] ?? ""))));
    widths = current;
    const shown = fitting(current, maxWidth);
    const lines = isFirst ? [columns.map(({ head }) => head), ...cells] : cells;
    return lines.map((line) => `${toLine(line.slice(0, shown), columns, current)}\n`).join("");
  };
}

/** How many columns fit, at least one. */
function fitting(widths: readonly number[], maxWidth: number): number {
  let used = -GAP.length;
  const first = widths.findIndex((width) => (used += GAP.length + width) > maxWidth);
  return first === -1 ? widths.length : Math.max(1, first);
}

function toLine<Row>(cells: readonly string[], columns: readonly Column<Row>[], widths: readonly number[]): string {
  const padded = cells.map((cell, index) => {
    const space = " ".repeat((widths[index] ?? 0) - stringWidth(cell));
    return columns[index]?.alignRight ? space + cell : cell + space;
  });
  return padded.join(GAP).trimEnd();
}
