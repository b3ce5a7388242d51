import { fetcherCost } from "../fetchers/fetcher-cost.ts";
import { AS_SDK, fetcherNames, READY, type FetcherName } from "../fetchers/fetchers.ts";
import { atMost, type Figure } from "../figure.ts";
import { megabytes, microseconds, times } from "../format.ts";
import { OUR_MOCK } from "../mocks/mock-servers.ts";
import { inRounds, median, ratiosTo } from "../rounds.ts";

const ROUNDS = 5;
const REQUESTS = 5_000;
const WARM_UP = 3_000;
/** They take long, and fewer tell as much. */
const FEWER: Partial<Record<FetcherName, number>> = { msw: 0.2, "@stoplight/prism-http": 0.4 };
const MOST_MICROSECONDS = 35;
const HEAP_FROM = 1_000;
const HEAP_TO = 100_000;
/** Less than eleven bytes a request. */
const MOST_HEAP_GROWTH = 1e6;

/** What a unit test waits for. */
export const mockInProcess: Figure = {
  title: "Mock: in process",
  about:
    "A list of 20 calls without a port: `new Request`, `fetch`, and the body that is read; each time another page. Ours has a billion calls, and is " +
    "asked as the SDK does it, too: without a `Request` and a `Response`. msw has a handler that takes pages from 10,000 calls in memory; prism's " +
    "client takes no `Request` and gives the example of the document. To one that answers with a ready `Response`. Each is a process of its own; " +
    `the median of ${ROUNDS} rounds. The time is that of this machine.`,
  async run() {
    const measured = await inRounds({ names: fetcherNames, rounds: ROUNDS }, async (fetcher) => {
      const share = FEWER[fetcher] ?? 1;
      return (await fetcherCost({ fetcher, warmUp: WARM_UP * share, requests: REQUESTS * share })).microseconds;
    });
    const ratios = ratiosTo(READY, measured, (value) => value);
    const medianOf = (name: FetcherName) => median(measured.get(name) ?? []);
    const { heapGrowth } = await fetcherCost({ fetcher: OUR_MOCK, warmUp: HEAP_FROM, requests: HEAP_TO - HEAP_FROM });
    return {
      tables: [
        {
          head: ["in process", `to ${READY}`, "a list, here"],
          rows: fetcherNames.map((name) => [name, times(ratios.get(name) ?? NaN), microseconds(medianOf(name))]),
        },
      ],
      targets: [
        atMost("a list, on this machine", MOST_MICROSECONDS, medianOf(OUR_MOCK), microseconds),
        atMost("a list, as the SDK asks, on this machine", MOST_MICROSECONDS, medianOf(AS_SDK), microseconds),
        atMost(`growth of the heap from ${HEAP_FROM} to ${HEAP_TO} requests`, MOST_HEAP_GROWTH, heapGrowth, megabytes),
      ],
    };
  },
};
