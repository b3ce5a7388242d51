import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clientSupport, commandSupport, mockSupport, tableIn } from "./consumers/support.ts";

const heading = "Where it is tested";

test("the README of the client lists the tested and untested environments", () => {
  expect(tableIn("packages/sdk/README.md", heading)).toEqual(clientSupport());
});

test("the README of the mock lists the tested and untested environments", () => {
  expect(tableIn("apps/mock/README.md", heading)).toEqual(mockSupport());
});

test("the README of the command line lists the tested Node versions", () => {
  const text = readFileSync(new URL("../../cli/README.md", import.meta.url), "utf8");
  expect(text).toContain(`It needs Node 22.13 or newer, and is tested in ${commandSupport()}.`);
});
