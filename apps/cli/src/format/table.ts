import stringWidth from "fast-string-width";
import { noColor, type Colorize, type Style } from "../io/colors.ts";
import { safeText } from "@smartalex/node-files";

/** One column: its head, what it shows of a row, and how it stands. */
export interface Column<Row> {
  head: string;
  cell: (row: Row) => string;
  /** How wide it is at least, for what later rows may bring. */
  minWidth?: number;
  /** Whether it stands at the right, as numbers do. */
  alignRight?: boolean;
  /** Whether its cells may be cut for the line to fit. */
  canShrink?: boolean;
  /** Whether its cells are never cut, however wide the line gets. */
  isWhole?: boolean;
  /** Whether it is never left out, however wide the line gets. */
  isNeeded?: boolean;
  /** How a cell is set off. */
  style?: (cell: string) => Style | undefined;
}

/** A column that is shown: how wide, and whether that is less than its cells are. */
interface Shown<Row> extends Column<Row> {
  width: number;
  isCut: boolean;
}

interface Layout<Row> {
  shown: readonly Shown<Row>[];
  /** What no line is wider than, unless a cell in it is never cut. */
  limit: number;
}

const GAP = "  ";
const NARROWEST = 8; // fewer characters of a text say nothing

/**
 * Prints rows in columns, in batches. The first batch decides the widths, and which columns fit in a line: those that may shrink
 * do, the widest first, and the last ones that still do not fit are left out.
 */
export function createTable<Row>(
  columns: readonly Column<Row>[],
  maxWidth: number,
  colorize: Colorize = noColor,
): (rows: readonly Row[]) => string {
  let layout: Layout<Row> | undefined;
  return (rows) => {
    const isFirst = layout === undefined;
    const current = (layout ??= layOut(columns, rows, maxWidth));
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

function layOut<Row>(columns: readonly Column<Row>[], rows: readonly Row[], maxWidth: number): Layout<Row> {
  const natural = columns.map(({ head, cell, minWidth = 0 }) => {
    return Math.max(head.length, minWidth, ...rows.map((row) => stringWidth(safeText(cell(row)))));
  });
  const widths = shrink(columns, natural, maxWidth);
  let used = -GAP.length;
  const fitting = widths.findIndex((width) => (used += GAP.length + width) > maxWidth);
  const end = fitting === -1 ? columns.length : Math.max(1, fitting);
  const shown = columns.flatMap((column, index) => {
    const width = widths[index] ?? 0;
    return index < end || column.isNeeded ? [{ ...column, width, isCut: width < (natural[index] ?? 0) }] : [];
  });
  return { shown, limit: Math.max(maxWidth, shown[0]?.width ?? 0) };
}

/** The widths with which a line fits, as far as columns may shrink. */
function shrink<Row>(columns: readonly Column<Row>[], natural: readonly number[], maxWidth: number): number[] {
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
  const whole = padded(cells, shown, ({ isCut }) => isCut);
  // Where a cell is wider than those that decided, others are cut before a line is.
  const line = stringWidth(plainLine(whole)) > limit ? padded(cells, shown, ({ isWhole }) => !isWhole) : whole;
  const text = plainLine(line);
  if (stringWidth(text) > limit && !shown.some(({ isWhole }) => isWhole)) return clip(text, limit);
  return line
    .map(({ after, before, cell, column }) => before + styled(column, cell) + after)
    .join(GAP)
    .trimEnd();
}

/** A cell in its column, with the space on both of its sides. */
interface PaddedCell<Row> {
  before: string;
  cell: string;
  after: string;
  column: Shown<Row>;
}

function padded<Row>(
  cells: readonly string[],
  shown: readonly Shown<Row>[],
  isCut: (column: Shown<Row>) => boolean,
): PaddedCell<Row>[] {
  return shown.map((column, index) => {
    const { alignRight, width } = column;
    const whole = cells[index] ?? "";
    const cell = isCut(column) ? clip(whole, width) : whole;
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

/** As much of a text as fits. No character is cut in half, however many code points it has. */
function clip(text: string, maxWidth: number): string {
  if (text.length <= maxWidth / 2 || stringWidth(text) <= maxWidth) return text; // no code unit is wider than two
  let kept = "";
  let width = 1; // of the dots
  for (const { segment } of characters.segment(text)) {
    width += stringWidth(segment);
    if (width > maxWidth) break;
    kept += segment;
  }
  return `${kept}…`;
}
