import { expect, test } from "vitest";
import { bundleSize } from "../src/bundle.ts";
import { SIZE_BUDGETS, sizeOfApp, sizeOfEverything } from "../src/benchmarks/client/size.ts";

test("a bundle of all exports of the client is within its size budget", async () => {
  expect((await sizeOfEverything()).atOnce).toBeLessThanOrEqual(SIZE_BUDGETS.everything);
});

test("an app that lists and gets calls is within its size budget", async () => {
  expect((await sizeOfApp("@smartalex/sdk")).atOnce).toBeLessThanOrEqual(SIZE_BUDGETS.app);
});

test("modules that are loaded with import() count as on demand", async () => {
  const { atOnce, onDemand } = await bundleSize('export const load = () => import("openapi-fetch");');
  expect(atOnce).toBeLessThan(500);
  expect(onDemand).toBeGreaterThan(1_000);
});
