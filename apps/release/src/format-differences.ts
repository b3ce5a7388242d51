import type { Difference, Level } from "./difference/difference.ts";

const LEVELS: readonly Level[] = ["breaking", "addition", "annotation"];

/** Formats differences as a table, breaking differences first. A difference at several locations is one entry with several lines. */
export function formatDifferences(differences: readonly Difference[]): string {
  const groups = new Map<string, string[]>();
  for (const { level, direction, description, location } of differences) {
    const key = [level, direction, description].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), location]);
  }
  const sorted = [...groups].sort(([one], [other]) => levelRank(one) - levelRank(other));
  const rows = sorted.flatMap(([key, locations]) => {
    return locations.map((location, index) => [...(index === 0 ? key.split("\n") : ["", "", ""]), location]);
  });
  const table = [["level", "direction", "difference", "location"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
    .join("\n");
}

function levelRank(key: string): number {
  return LEVELS.findIndex((level) => key.startsWith(level));
}
