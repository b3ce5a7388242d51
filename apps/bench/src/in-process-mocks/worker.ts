/** Program that requests many pages from one mock, sends the cost to its parent process, and ends with it. */
import type { PageFetcher } from "./page-fetcher.ts";
import { shuffledIndex } from "../shuffle.ts";
import { inProcessMocks } from "./in-process-mocks.ts";
import type { InProcessMockCost, InProcessMockOptions } from "./measure-in-process-mock.ts";

/** Many more pages than are requested, so that consecutive requests are for distant pages. */
const PAGES = 40_000_000;

async function fetchPages(fetchPage: PageFetcher, from: number, requests: number): Promise<void> {
  for (let index = from; index < from + requests; index++) await fetchPage(1 + shuffledIndex(index, PAGES));
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

process.on("disconnect", () => process.exit());
const { mock, requests, warmUp } = JSON.parse(process.argv[2] ?? "") as InProcessMockOptions; // from `measureInProcessMock`
const fetchPage = await inProcessMocks[mock]();
await fetchPages(fetchPage, 0, warmUp);
const heapBefore = usedHeap();
const startMs = performance.now();
await fetchPages(fetchPage, warmUp, requests);
const microseconds = ((performance.now() - startMs) * 1_000) / requests;
process.send?.({ result: { microseconds, heapGrowth: usedHeap() - heapBefore } satisfies InProcessMockCost });
