import { expect, test } from "vitest";
import { measureBurst } from "../src/benchmarks/client/burst.ts";

test.concurrent.each([
  ["a server with rate-limit headers", { hasHeaders: true }],
  ["a server without rate-limit headers, with a configured rate", { hasHeaders: false }],
])("a hundred concurrent requests to %s all succeed, with at most one 429", async (_, kind) => {
  const { delivered, wasted } = await measureBurst("@smartalex/sdk", kind);
  expect(delivered).toBe(100);
  expect(wasted).toBeLessThanOrEqual(1);
});
