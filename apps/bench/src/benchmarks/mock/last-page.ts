import { fetchBody } from "../../mocks/fetch-body.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { times } from "../../format.ts";
import { mockServers, OUR_MOCK } from "../../mocks/mock-servers.ts";
import { withMockServer } from "../../mocks/with-mock-server.ts";
import { median } from "../../rounds.ts";

const CALLS = 1e9;
const PAIRS = 1_000;
const WARM_UP = 500;
const MAX_RATIO = 1.2;
const FILTERS = [undefined, "status=completed", "since_hours=2000"];

/** Whether the last pages of a list take longer than the first. */
export const mockLastPage: Benchmark = {
  title: "Mock: last page",
  description:
    `The median time of the last ${PAIRS} pages of a billion calls, relative to the first ${PAIRS}. The requests alternate between the two over one connection, ` +
    `after ${WARM_UP} of each to warm up. The filters keep many of the calls.`,
  async run() {
    const ratios = await withMockServer(OUR_MOCK, { calls: CALLS }, async ({ origin }) => {
      const measured: { label: string; ratio: number }[] = [];
      for (const query of FILTERS) {
        const label = query === undefined ? "all" : `\`${query}\``;
        measured.push({ label, ratio: await lastToFirst(origin, query) });
      }
      return measured;
    });
    return {
      tables: [
        { head: ["calls", "to the first pages"], rows: ratios.map(({ ratio, label }) => [label, times(ratio)]) },
      ],
      targets: ratios.map(({ ratio, label }) => atMost(`${label}, last page`, MAX_RATIO, ratio, times)),
    };
  },
};

async function lastToFirst(origin: string, query: string | undefined): Promise<number> {
  const { listPath, pages: pagesOf } = mockServers[OUR_MOCK];
  const pages = await pagesOf(origin, query);
  const firstMs: number[] = [];
  const lastMs: number[] = [];
  for (let pair = 0; pair < WARM_UP + PAIRS; pair++) {
    firstMs.push(await requestMs(origin + listPath(1 + pair, query)));
    lastMs.push(await requestMs(origin + listPath(pages - pair, query)));
  }
  return median(lastMs.slice(WARM_UP)) / median(firstMs.slice(WARM_UP));
}

async function requestMs(url: string): Promise<number> {
  const startMs = performance.now();
  await fetchBody(url);
  return performance.now() - startMs;
}
