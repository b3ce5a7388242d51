import type { Benchmark, Report, Table, Target } from "./benchmark.ts";

/** Formats the results of a benchmark as Markdown, with the layout of Prettier. */
export function toMarkdown({ description, title }: Benchmark, { note, tables, targets }: Report): string {
  const texts = note === undefined ? [description] : [description, note];
  return [`## ${title}`, ...texts, ...tables.map(toTable), toTable(targetTable(targets))].join("\n\n");
}

function targetTable(targets: readonly Target[]): Table {
  return {
    head: ["target", "wanted", "measured", ""],
    rows: targets.map(({ isMet, measured, expected, label }) => [
      label,
      expected,
      measured,
      isMet ? "met" : "**missed**",
    ]),
  };
}

function toTable({ head, rows }: Table): string {
  const widths = head.map((name, column) => Math.max(3, name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
