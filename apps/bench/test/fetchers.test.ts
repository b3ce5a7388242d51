import { expect, test } from "vitest";
import { fetcherCost } from "../src/fetchers/fetcher-cost.ts";
import { fetcherNames } from "../src/fetchers/fetchers.ts";

test.each(fetcherNames)("%s answers in the process that asks", async (fetcher) => {
  const { heapGrowth, microseconds } = await fetcherCost({ fetcher, warmUp: 2, requests: 10 });
  expect(microseconds).toBeGreaterThan(0);
  expect(heapGrowth).toSatisfy(Number.isInteger);
});
