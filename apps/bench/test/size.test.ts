import { expect, test } from "vitest";
import { bundleSize } from "../src/bundle.ts";
import { SIZE_BUDGETS, sizeOfApp, sizeOfEverything } from "../src/benchmarks/client/size.ts";

test("everything that the client exports fits its budget", async () => {
  expect((await sizeOfEverything()).atOnce).toBeLessThanOrEqual(SIZE_BUDGETS.everything);
});

test("an app that lists and gets calls fits its budget", async () => {
  expect((await sizeOfApp("@smartalex/sdk")).atOnce).toBeLessThanOrEqual(SIZE_BUDGETS.app);
});

test("what lies behind import() counts as on demand", async () => {
  const { atOnce, onDemand } = await bundleSize('export const load = () => import("openapi-fetch");');
  expect(atOnce).toBeLessThan(500);
  expect(onDemand).toBeGreaterThan(1_000);
});
