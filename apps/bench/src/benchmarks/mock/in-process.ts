import { measureInProcessMock } from "../../in-process-mocks/measure-in-process-mock.ts";
import {
  CALLED_BY_SDK,
  inProcessMockNames,
  PREPARED_RESPONSE,
  type InProcessMockName,
} from "../../in-process-mocks/in-process-mocks.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { megabytes, microseconds, times } from "../../format.ts";
import { OUR_MOCK } from "../../mocks/mock-servers.ts";
import { runRounds, median, ratiosTo } from "../../rounds.ts";

const ROUNDS = 5;
const REQUESTS = 5_000;
const WARM_UP = 3_000;
/** These mocks are slow. Fewer requests have the same result. */
const REQUEST_SHARES: Partial<Record<InProcessMockName, number>> = { msw: 0.2, "@stoplight/prism-http": 0.4 };
const MAX_MICROSECONDS = 35;
const HEAP_FROM = 1_000;
const HEAP_TO = 100_000;
/** Less than eleven bytes per request. */
const MAX_HEAP_GROWTH = 1e6;

/** The time of one request to a mock in the same process. */
export const mockInProcess: Benchmark = {
  title: "Mock: in process",
  description:
    "The time to read a list of 20 calls without a port: `new Request`, `fetch`, and reading the body; each time another page. It is relative to a mock that " +
    "returns a ready `Response`. Our mock has a billion calls, and is also called as the SDK calls it: without a `Request` and a `Response`. msw has a " +
    "handler that takes pages from 10,000 calls in memory. prism's client does not accept a `Request`, and returns the example of the document. Each mock " +
    `runs in a separate process; the median of ${ROUNDS} rounds. Times in µs are those of this machine.`,
  async run() {
    const measured = await runRounds({ names: inProcessMockNames, rounds: ROUNDS }, async (mock) => {
      const share = REQUEST_SHARES[mock] ?? 1;
      return (await measureInProcessMock({ mock, warmUp: WARM_UP * share, requests: REQUESTS * share })).microseconds;
    });
    const ratios = ratiosTo(PREPARED_RESPONSE, measured, (value) => value);
    const medianOf = (name: InProcessMockName) => median(measured.get(name) ?? []);
    const { heapGrowth } = await measureInProcessMock({
      mock: OUR_MOCK,
      warmUp: HEAP_FROM,
      requests: HEAP_TO - HEAP_FROM,
    });
    return {
      tables: [
        {
          head: ["in process", `to ${PREPARED_RESPONSE}`, "a list, here"],
          rows: inProcessMockNames.map((name) => [name, times(ratios.get(name) ?? NaN), microseconds(medianOf(name))]),
        },
      ],
      targets: [
        atMost("a list, on this machine", MAX_MICROSECONDS, medianOf(OUR_MOCK), microseconds),
        atMost("a list, called by the SDK, on this machine", MAX_MICROSECONDS, medianOf(CALLED_BY_SDK), microseconds),
        atMost(`growth of the heap from ${HEAP_FROM} to ${HEAP_TO} requests`, MAX_HEAP_GROWTH, heapGrowth, megabytes),
      ],
    };
  },
};
