import type { Check } from "./check.ts";

/** The results of a group as a table: a line for each subject and module system, a column for each check. */
export function tableOf(checks: readonly Check[], results: ReadonlyMap<Check, string>): string {
  const columns = [...new Set(checks.map(({ name }) => name))];
  const lines = new Map<string, string[]>();
  for (const check of checks) {
    const { group, modules, name, subject, untested } = check;
    const line = lines.get(`${subject} ${modules}`) ?? [subject, modules, ...columns.map(() => "")];
    line[columns.indexOf(name) + 2] =
      untested === undefined ? (results.get(check) ?? "not run") : `untested: ${untested}`;
    lines.set(`${subject} ${modules}`, line);
    lines.set("", [group, "modules", ...columns]);
  }
  const head = lines.get("") ?? [];
  lines.delete("");
  const rows = [head, ...lines.values()];
  const widths = head.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
