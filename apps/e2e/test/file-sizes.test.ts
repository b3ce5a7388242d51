import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const MAX_LINES = 250;
const SMALL_LINES = 15;
/** A file with so few lines usually belongs to the code that uses it. */
const MAX_SMALL_FILES = 3;
/** Files that only list exports of other files. */
const exportLists = ["constants.ts", "failures.ts", "index.ts", "internal.ts", "invalid.ts", "limits.ts", "lookups.ts"];

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folders = ["packages/contract/src", "packages/contract/scripts", "packages/sdk/src", "packages/sdk/scripts"];

/** The TypeScript files that people write, with their number of lines. */
const files = execFileSync("git", ["ls-files", "-z", "--", ...folders], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((file) => /\.m?ts$/.test(file) && !file.includes("/generated/") && existsSync(join(root, file)))
  .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").trimEnd().split("\n").length }));

test(`no file of the contract and the SDK has more than ${MAX_LINES} lines`, () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
});

test(`at most ${MAX_SMALL_FILES} files of the contract and the SDK have fewer than ${SMALL_LINES} lines`, () => {
  const small = files.filter(({ file, lines }) => lines < SMALL_LINES && !exportLists.includes(basename(file)));
  expect(small.length, small.map(({ file, lines }) => `${file}: ${lines} lines`).join("\n")).toBeLessThanOrEqual(
    MAX_SMALL_FILES,
  );
});
