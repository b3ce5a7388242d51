/** A program: asks one fetcher for many pages, tells the process that has started it what that cost, and ends with it. */
import type { PageFetcher } from "./page-fetcher.ts";
import { shuffledIndex } from "../shuffle.ts";
import { inProcessMocks } from "./in-process-mocks.ts";
import type { InProcessMockCost, InProcessMockOptions } from "./measure-in-process-mock.ts";

/** Far more pages than anyone asks for, so that what comes before does not tell what comes next. */
const PAGES = 40_000_000;

async function fetchPages(fetchPage: PageFetcher, from: number, requests: number): Promise<void> {
  for (let turn = from; turn < from + requests; turn++) await fetchPage(1 + shuffledIndex(turn, PAGES));
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

process.on("disconnect", () => process.exit());
const { mock, requests, warmUp } = JSON.parse(process.argv[2] ?? "") as InProcessMockOptions; // from `fetcherCost`
const fetchPage = await inProcessMocks[mock]();
await fetchPages(fetchPage, 0, warmUp);
const heapBefore = usedHeap();
const startMs = performance.now();
await fetchPages(fetchPage, warmUp, requests);
const microseconds = ((performance.now() - startMs) * 1_000) / requests;
process.send?.({ result: { microseconds, heapGrowth: usedHeap() - heapBefore } satisfies InProcessMockCost });
