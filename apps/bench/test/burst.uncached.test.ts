import { expect, test } from "vitest";
import { measureBurst } from "../src/benchmarks/client/burst.ts";

test.concurrent.each([
  ["a server that says what its limit is", { hasHeaders: true }],
  ["a server that does not, at a pace that the client was told", { hasHeaders: false }],
])("a hundred calls at once all arrive from %s, with at most one 429", async (_, kind) => {
  const { delivered, wasted } = await measureBurst("@smartalex/sdk", kind);
  expect(delivered).toBe(100);
  expect(wasted).toBeLessThanOrEqual(1);
});
