import stringWidth from "fast-string-width";
import { noColor, type Colorize, type Style } from "../io/colors.ts";
import { safeText } from "@smartalex/node-files";

/** A column of a table. */
export interface Column<Row> {
  head: string;
  cell: (row: Row) => string;
  /** Minimum width, for values in later rows. */
  minWidth?: number;
  /** Whether cells are aligned to the right, like numbers. */
  alignRight?: boolean;
  /** Whether cells may be truncated so that lines fit. */
  canShrink?: boolean;
  /** Whether cells are never truncated, regardless of the line width. */
  isWhole?: boolean;
  /** Whether the column is never omitted, regardless of the line width. */
  isNeeded?: boolean;
  /** Returns the style of a cell. */
  style?: (cell: string) => Style | undefined;
}

/** A visible column: its width, and whether its cells are truncated. */
interface Shown<Row> extends Column<Row> {
  width: number;
  isCut: boolean;
}

interface Layout<Row> {
  shown: readonly Shown<Row>[];
  /** Maximum width of a line, unless it contains cells that are never truncated. */
  limit: number;
}

const GAP = "  ";
const NARROWEST = 8; // a truncated text needs at least this many characters

/**
 * Creates a function that prints rows in batches. The first batch determines the column widths. Columns that may shrink do, widest first, and the
 * last columns that still do not fit are omitted.
 */
export function createTable<Row>(
  columns: readonly Column<Row>[],
  maxWidth: number,
  colorize: Colorize = noColor,
): (rows: readonly Row[]) => string {
  let layout: Layout<Row> | undefined;
  return (rows) => {
    const isFirst = layout === undefined;
    const current = (layout ??= layoutColumns(columns, rows, maxWidth));
    const cells = rows.map((row) => current.shown.map(({ cell }) => safeText(cell(row))));
    const heads = current.shown.map(({ head }) => head);
    const head = isFirst ? [toLine(heads, current, (_, text) => colorize("dim", text))] : [];
    const styled = ({ style }: Column<Row>, text: string) => {
      const result = style?.(text);
      return result ? colorize(result, text) : text;
    };
    return [...head, ...cells.map((line) => toLine(line, current, styled))].map((line) => `${line}\n`).join("");
  };
}

function layoutColumns<Row>(columns: readonly Column<Row>[], rows: readonly Row[], maxWidth: number): Layout<Row> {
  const natural = columns.map(({ head, cell, minWidth = 0 }) => {
    return Math.max(head.length, minWidth, ...rows.map((row) => stringWidth(safeText(cell(row)))));
  });
  const widths = shrinkColumns(columns, natural, maxWidth);
  let used = -GAP.length;
  const fitting = widths.findIndex((width) => (used += GAP.length + width) > maxWidth);
  const end = fitting === -1 ? columns.length : Math.max(1, fitting);
  const shown = columns.flatMap((column, index) => {
    const width = widths[index] ?? 0;
    return index < end || column.isNeeded ? [{ ...column, width, isCut: width < (natural[index] ?? 0) }] : [];
  });
  return { shown, limit: Math.max(maxWidth, shown[0]?.width ?? 0) };
}

/** Shrinks columns until a line fits, as far as possible. */
function shrinkColumns<Row>(columns: readonly Column<Row>[], natural: readonly number[], maxWidth: number): number[] {
  const least = columns.map(({ canShrink, head }, index) => {
    return canShrink ? Math.max(head.length, NARROWEST) : (natural[index] ?? 0);
  });
  const widthsUpTo = (cap: number) => natural.map((width, index) => Math.min(width, Math.max(cap, least[index] ?? 0)));
  let cap = Math.min(maxWidth, Math.max(...natural));
  const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + GAP.length + width, -GAP.length);
  while (cap > NARROWEST && total(widthsUpTo(cap)) > maxWidth) cap--;
  return widthsUpTo(cap);
}

function toLine<Row>(
  cells: readonly string[],
  { limit, shown }: Layout<Row>,
  styled: (column: Column<Row>, text: string) => string,
): string {
  const whole = padCell(cells, shown, ({ isCut }) => isCut);
  // If a cell is wider than its column, truncate other cells before the line.
  const line = stringWidth(plainLine(whole)) > limit ? padCell(cells, shown, ({ isWhole }) => !isWhole) : whole;
  const text = plainLine(line);
  if (stringWidth(text) > limit && !shown.some(({ isWhole }) => isWhole)) return truncate(text, limit);
  return line
    .map(({ after, before, cell, column }) => before + styled(column, cell) + after)
    .join(GAP)
    .trimEnd();
}

/** Pads a cell to the width of its column. */
interface PaddedCell<Row> {
  before: string;
  cell: string;
  after: string;
  column: Shown<Row>;
}

function padCell<Row>(
  cells: readonly string[],
  shown: readonly Shown<Row>[],
  isCut: (column: Shown<Row>) => boolean,
): PaddedCell<Row>[] {
  return shown.map((column, index) => {
    const { alignRight, width } = column;
    const whole = cells[index] ?? "";
    const cell = isCut(column) ? truncate(whole, width) : whole;
    const space = " ".repeat(Math.max(0, width - stringWidth(cell)));
    return { cell, column, before: alignRight ? space : "", after: alignRight ? "" : space };
  });
}

function plainLine<Row>(line: readonly PaddedCell<Row>[]): string {
  return line
    .map(({ after, before, cell }) => before + cell + after)
    .join(GAP)
    .trimEnd();
}

const characters = new Intl.Segmenter();

/** Truncates a text to a width. Never splits a grapheme. */
function truncate(text: string, maxWidth: number): string {
  if (text.length <= maxWidth / 2 || stringWidth(text) <= maxWidth) return text; // no code unit is wider than two columns
  let kept = "";
  let width = 1; // width of the ellipsis
  for (const { segment } of characters.segment(text)) {
    width += stringWidth(segment);
    if (width > maxWidth) break;
    kept += segment;
  }
  return `${kept}…`;
}
