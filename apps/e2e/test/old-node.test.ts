import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { binary } from "./runtimes.ts";

test.each([
  ["smartalex", "cli"],
  ["smartalex-mock", "mock"],
])("in an unsupported Node version, %s prints the required version", (program, app) => {
  const main = fileURLToPath(new URL(`../../${app}/dist/main.cjs`, import.meta.url));
  const { status, stderr, stdout } = spawnSync(binary("node20", "bin/node"), [main, "--version"], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^(smartalex|smartalex-mock): requires Node\.js 22\.13 or later, but this is 20\..+\n$/);
  expect(stderr.startsWith(`${program}: `)).toBe(true);
});
