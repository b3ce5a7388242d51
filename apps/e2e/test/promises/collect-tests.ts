import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Tests } from "./find-faults.ts";
import { testNames } from "./test-names.ts";

/** The names of all tests below a folder, each with the files that have a test of that name. */
export function collectTests(root: string): Tests {
  const tests = new Map<string, string[]>();
  for (const file of globSync("{packages,apps}/*/test/**/*.test.ts", { cwd: root }).sort()) {
    for (const name of new Set(testNames(readFileSync(join(root, file), "utf8")))) {
      tests.set(name, [...(tests.get(name) ?? []), file]);
    }
  }
  return tests;
}
