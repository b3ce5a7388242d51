import { createMock } from "@smartalex/mock";
import { lengthOf, requestOf, type MakeFetcher } from "./fetcher.ts";

const CALLS = 1e9;

/** Ours, with its API key checked and a limit that nobody reaches. */
export const makeSmartAlex: MakeFetcher = () => {
  const options = { calls: CALLS, days: 365, seed: "acme", apiKeys: ["bench_key"], requestsPerMinute: 1e9 };
  const { fetch } = createMock(options);
  return Promise.resolve(async (page) => lengthOf(await fetch(requestOf(page))));
};
