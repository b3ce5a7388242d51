import type { Check } from "./check.ts";

/** Formats the results of a group as a table, with a row for each subject and module system, and a column for each check. */
export function formatTable(checks: readonly Check[], results: ReadonlyMap<Check, string>): string {
  const columns = [...new Set(checks.map(({ name }) => name))];
  const rows = [...new Set(checks.map(rowOf))].map((row) => {
    const cells = columns.map((column) => checks.find((check) => rowOf(check) === row && check.name === column));
    return [...row.split("\t"), ...cells.map((check) => resultOf(check, results))];
  });
  const table = [[checks[0]?.group ?? "", "modules", ...columns], ...rows];
  const widths = table[0]?.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0))) ?? [];
  const lines = table.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  "));
  return lines.map((line) => line.trimEnd()).join("\n");
}

function rowOf({ modules, subject }: Check): string {
  return `${subject}\t${modules}`;
}

function resultOf(check: Check | undefined, results: ReadonlyMap<Check, string>): string {
  const reason = check?.unpromised ?? check?.missing;
  if (reason !== undefined) return `untested: ${reason}`;
  return (check && results.get(check)) ?? "untested: the check did not run";
}
