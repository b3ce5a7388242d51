import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { createColors } from "../src/io/colors.ts";
import { smartalex } from "./run-cli.ts";

test.each<[Record<string, string>, boolean, boolean]>([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: "dumb" }, true, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ CLICOLOR_FORCE: "1" }, false, true],
  [{ CLICOLOR_FORCE: "1", TERM: "dumb" }, true, true],
  [{ CLICOLOR_FORCE: "0" }, false, false],
  [{ CLICOLOR_FORCE: "1", NO_COLOR: "1" }, true, false],
])("with %j on a terminal (%s), there are colors: %s", (env, isTerminal, isColoured) => {
  expect(createColors(env, isTerminal)("red", "text") !== "text").toBe(isColoured);
});

test.each([
  [["calls", "list", "--sandbox", "-o", "table"]],
  [["calls", "get", "call_abc123", "--sandbox", "-o", "table"]],
  [["calls", "get", "call_nope", "--sandbox"]],
])("%j prints the same text with and without colors", async (args) => {
  const plain = await smartalex(args, { seed: 3 });
  const coloured = await smartalex(args, { seed: 3, env: { CLICOLOR_FORCE: "1" } });
  expect(coloured.stdout + coloured.stderr).toContain("\u001b[");
  expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
  expect(stripVTControlCharacters(coloured.stderr)).toBe(plain.stderr);
});

test("machine-readable output has no colors, even if they are forced", async () => {
  for (const format of ["json", "ndjson", "csv", "tsv", "yaml", "ids"]) {
    const { stdout } = await smartalex(["calls", "list", "--sandbox", "-o", format], { env: { CLICOLOR_FORCE: "1" } });
    expect(stdout).not.toContain("\u001b");
  }
});
