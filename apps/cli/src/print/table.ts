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
 * Prints rows in columns, in batches. The first batch decides the widths, and which columns fit in a line: the last ones that do
 * not are left out.
 */
export function tablePrinter<Row>(columns: readonly Column<Row>[], maxWidth: number): (rows: readonly Row[]) => string {
  let layout: { shown: readonly Column<Row>[]; widths: readonly number[] } | undefined;
  return (rows) => {
    const isFirst = layout === undefined;
    layout ??= layOut(columns, rows, maxWidth);
    const { shown, widths } = layout;
    const cells = rows.map((row) => shown.map(({ cell }) => safeText(cell(row))));
    const lines = isFirst ? [shown.map(({ head }) => head), ...cells] : cells;
    return lines.map((line) => `${toLine(line, shown, widths)}\n`).join("");
  };
}

function layOut<Row>(columns: readonly Column<Row>[], rows: readonly Row[], maxWidth: number) {
  const widths = columns.map(({ head, cell }) => {
    return Math.max(head.length, ...rows.map((row) => stringWidth(safeText(cell(row)))));
  });
  let used = -GAP.length;
  const fitting = widths.findIndex((width) => (used += GAP.length + width) > maxWidth);
  return { shown: columns.slice(0, fitting === -1 ? undefined : Math.max(1, fitting)), widths };
}

function toLine<Row>(cells: readonly string[], columns: readonly Column<Row>[], widths: readonly number[]): string {
  const padded = cells.map((cell, index) => {
    const space = " ".repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(cell)));
    return columns[index]?.alignRight ? space + cell : cell + space;
  });
  return padded.join(GAP).trimEnd();
}
