import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clientSupport, commandSupport, mockSupport, tableIn } from "./consumers/support.ts";

const heading = "Where it is tested";

test("the README of the client says where it is tested, and where it is not", () => {
  expect(tableIn("packages/sdk/README.md", heading)).toEqual(clientSupport());
});

test("the README of the mock says where it is tested, and where it is not", () => {
  expect(tableIn("apps/mock/README.md", heading)).toEqual(mockSupport());
});

test("the README of the command line says in which Node it is tested", () => {
  const text = readFileSync(new URL("../../cli/README.md", import.meta.url), "utf8");
  expect(text).toContain(`It needs Node 22.13 or newer, and is tested in ${commandSupport()}.`);
});
