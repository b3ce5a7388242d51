import type { Difference, Level } from "./document/difference.ts";

const LEVELS: readonly Level[] = ["breaking", "addition", "wording"];

/** Differences as a table for people: breaking ones first, and what is the same at several places once, with each of them. */
export function toTable(differences: readonly Difference[]): string {
  const groups = new Map<string, string[]>();
  for (const { level, audience, what, place } of differences) {
    const key = [level, audience, what].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  const sorted = [...groups].sort(([one], [other]) => rankOf(one) - rankOf(other));
  const rows = sorted.flatMap(([key, places]) => {
    return places.map((place, index) => [...(index === 0 ? key.split("\n") : ["", "", ""]), place]);
  });
  const table = [["level", "for", "difference", "place"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd())
    .join("\n");
}

function rankOf(key: string): number {
  return LEVELS.findIndex((level) => key.startsWith(level));
}
