import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { exportFolder } from "./export-folder.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const folder = exportFolder();
const { cwd } = folder;

test("a full disk has a readable message, and --resume completes the file", () => {
  const args = `calls export --to tight.ndjson --sandbox`;
  const { status, stderr } = spawnSync("sh", ["-c", `ulimit -f 60; exec "${process.execPath}" "${main}" ${args}`], {
    cwd,
    encoding: "utf8",
  });
  expect(status).toBe(7);
  expect(stderr).toMatch(
    /calls are in .*tight\.ndjson\.partial, and \d+ of 150 calls were not fetched\. The file exceeds the maximum file size/,
  );
  expect(folder.names("tight")).toEqual(["tight.ndjson.journal", "tight.ndjson.partial"]);
  const { status: again } = spawnSync(process.execPath, [main, ...args.split(" "), "--resume"], { cwd });
  expect(again).toBe(0);
  expect(readFileSync(folder.path("tight.ndjson"), "utf8").trimEnd().split("\n")).toHaveLength(150);
});
