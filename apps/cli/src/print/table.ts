import stringWidth from "fast-string-width";
import { plain, type Paint, type Style } from "../colour.ts";
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
  /** What no line is wider than. */
  limit: number;
}

const GAP = "  ";
const NARROWEST = 8; // fewer characters of a text say nothing

/**
 * Prints rows in columns, in batches. The first batch decides the widths, and which columns fit in a line: those that may shrink
 * do, the widest first, and the last ones that still do not fit are left out.
 */
export function tablePrinter<Row>(
  columns: readonly Column<Row>[],
  maxWidth: number,
  paint: Paint = plain,
): (rows: readonly Row[]) => string {
  let layout: Layout<Row> | undefined;
  return (rows) => {
    const isFirst = layout === undefined;
    const current = (layout ??= layOut(columns, rows, maxWidth));
    const cells = rows.map((row) => current.shown.map(({ cell }) => safeText(cell(row))));
    const heads = current.shown.map(({ head }) => head);
    const head = isFirst ? [toLine(heads, current, (_, text) => paint("dim", text))] : [];
    const styled = ({ style }: Column<Row>, text: string) => {
      const found = style?.(text);
      return found ? paint(found, text) : text;
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
  const shown = columns.slice(0, fitting === -1 ? undefined : Math.max(1, fitting)).map((column, index) => {
    const width = widths[index] ?? 0;
    return { ...column, width, isCut: width < (natural[index] ?? 0) };
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
  const padded = shown.map((column, index) => {
    const { alignRight, isCut, width } = column;
    const whole = cells[index] ?? "";
    const cell = isCut ? clip(whole, width) : whole;
    const space = " ".repeat(Math.max(0, width - stringWidth(cell)));
    return { cell, text: styled(column, cell), before: alignRight ? space : "", after: alignRight ? "" : space };
  });
  const line = padded
    .map(({ after, before, cell }) => before + cell + after)
    .join(GAP)
    .trimEnd();
  const clipped = clip(line, limit);
  if (clipped !== line) return clipped;
  return padded
    .map(({ after, before, text }) => before + text + after)
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
