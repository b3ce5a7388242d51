import { createMock } from "@smartalex/mock";
import type { Fetch } from "@smartalex/sdk";
import { directFetch } from "@smartalex/sdk/internal";
import { readLength, LIST_URL, createRequest, type CreatePageFetcher } from "./page-fetcher.ts";

/** The mock checks the API key, and has a rate limit that is never reached. */
const OPTIONS = { calls: 1e9, days: 365, seed: "acme", apiKeys: ["bench_key"], requestsPerMinute: 1e9 };

/** Our mock, called like the standard `fetch`. */
export const createSmartAlexMock: CreatePageFetcher = () => {
  const { fetch } = createMock(OPTIONS);
  return Promise.resolve(async (page) => readLength(await fetch(createRequest(page))));
};

/** Our mock, called as `@smartalex/sdk` calls it. */
export const createSmartAlexMockCalledBySdk: CreatePageFetcher = () => {
  const { [directFetch]: direct } = createMock(OPTIONS).fetch as { [directFetch]?: Fetch };
  if (!direct) throw new Error("The mock's fetch has no direct fetch.");
  const headers = { authorization: "Bearer bench_key" };
  const init = { method: "GET", headers, signal: null, redirect: "manual" } as const;
  return Promise.resolve(async (page) => readLength(await direct(`${LIST_URL}?page=${page}`, init)));
};
