/** A program: asks one fetcher for many pages, tells the process that has started it what that cost, and ends with it. */
import type { Fetcher } from "./fetcher.ts";
import { scatter } from "../scatter.ts";
import { fetchers, type FetcherName } from "./fetchers.ts";

/** Whom to ask, and how many times before and while it is measured. Each page is another. */
export interface FetcherAssignment {
  fetcher: FetcherName;
  warmUp: number;
  requests: number;
}

/** What the requests have cost. */
export interface FetcherCost {
  microseconds: number;
  /** By how much more of the heap is used after them than before, each time after a collection, which needs `--expose-gc`. */
  heapGrowth: number;
}

/** Far more pages than anyone asks for, so that what comes before does not tell what comes next. */
const PAGES = 40_000_000;

async function askMany(ask: Fetcher, from: number, requests: number): Promise<void> {
  for (let turn = from; turn < from + requests; turn++) await ask(1 + scatter(turn, PAGES));
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

process.on("disconnect", () => process.exit());
const { fetcher, requests, warmUp } = JSON.parse(process.argv[2] ?? "") as FetcherAssignment; // from `fetcherCost`
const ask = await fetchers[fetcher]();
await askMany(ask, 0, warmUp);
const heapBefore = usedHeap();
const startMs = performance.now();
await askMany(ask, warmUp, requests);
const microseconds = ((performance.now() - startMs) * 1_000) / requests;
process.send?.({ result: { microseconds, heapGrowth: usedHeap() - heapBefore } satisfies FetcherCost });
