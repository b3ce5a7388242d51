import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { pagerOf } from "../src/pager.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const hasScript = existsSync("/usr/bin/script");
const skipped = hasScript ? "" : " (skipped where there is no script to make a terminal)";

test.each<[Record<string, string>, string | undefined]>([
  [{}, undefined],
  [{ PAGER: "less" }, "less"],
  [{ PAGER: "less", SMARTALEX_PAGER: "more" }, "more"],
  [{ PAGER: "less", SMARTALEX_PAGER: "" }, undefined],
  [{ PAGER: "cat" }, undefined],
  [{ PAGER: "less", TERM: "dumb" }, undefined],
])("with %j the pager is %s", (env, command) => {
  expect(pagerOf(env)).toBe(command);
});

/** Runs it in a terminal of its own, and gives what stood there in the end. */
function inTerminal(command: string, env: Record<string, string>) {
  const all = { PATH: process.env["PATH"], TERM: "xterm", NO_COLOR: "1", ...env };
  return spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8", env: all, input: "" });
}

test.skipIf(!hasScript)(`a list goes through the pager on a terminal, and nowhere else${skipped}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "smartalex-"));
  const file = join(folder, "paged.txt");
  const list = `"${process.execPath}" "${main}" calls list --sandbox --all`;
  const { status } = inTerminal(list, { PAGER: `cat > ${file}` });
  expect(status).toBe(0);
  expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(151);
  rmSync(file);
  inTerminal(`${list} | cat > /dev/null`, { PAGER: `cat > ${file}` });
  expect(existsSync(file)).toBe(false);
  rmSync(folder, { recursive: true });
});

test.skipIf(!hasScript)(`a pager that is left before the end is no failure${skipped}`, () => {
  const { status, stdout } = inTerminal(`"${process.execPath}" "${main}" calls list --sandbox --all`, {
    PAGER: "head -n 1",
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^START \(UTC\)/);
});
