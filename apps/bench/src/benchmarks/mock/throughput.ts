import { atLeast, atMost, type Benchmark, type Table, type Target } from "../../benchmark.ts";
import { times } from "../../format.ts";
import { compareServers } from "../../load/compare-servers.ts";
import { availableTool, CONNECTIONS, type LoadResult } from "../../load/run-load.ts";
import { newCall, newList, loadRequests, type LoadRequest } from "../../load/requests.ts";
import {
  BASELINE,
  mockServerNames,
  OUR_MOCK,
  OWN_APP,
  peerNames,
  type MockServerName,
} from "../../mocks/mock-servers.ts";
import { withMockServers } from "../../mocks/with-mock-server.ts";
import { ratiosTo } from "../../rounds.ts";

const CALLS = 1e9;
const ROUNDS = 5;
/**
 * In its first two seconds, our mock needs more than twice as much CPU per request as from the sixth second on, because V8 has not compiled it yet.
 * The baseline server is compiled immediately. The start of a server is measured separately.
 */
const WARM_UP_MS = 5_000;
const DURATION_MS = 1_000;
const SCHEDULE = { warmUpMs: WARM_UP_MS, durationMs: DURATION_MS, rounds: ROUNDS };
const MAX_P99 = 2;
const MIN_SPEEDUP = 5;
const MIN_SPEEDUP_TO_HONO = 1.15;

/** The number of requests that a mock can answer per second. */
export const mockThroughput: Benchmark = {
  title: "Mock: throughput",
  description:
    `Requests per second over ${CONNECTIONS} connections, and the response time that 99 % of the responses do not exceed, relative to a server of ten ` +
    "lines of `node:http` that returns the same bytes from memory. Our mock has a billion calls, checks the API key and the query, and sends " +
    "rate-limit headers. Unless stated otherwise, each request is for another page of 20 calls, or another call, that was not requested before. The " +
    "other servers return what they can: prism the documented example, mockoon one generated call, json-server calls without transcripts from a list of " +
    "10,000. The app with Hono pages the same list, and has Hono's middleware for request IDs, CORS, ETags and API keys. None of the servers writes a " +
    `log. The servers take turns of ${DURATION_MS / 1_000} s; the median of ${ROUNDS} rounds, after ${WARM_UP_MS / 1_000} s to warm up.`,
  async run() {
    const tool = availableTool();
    const measured = new Map<LoadRequest, Comparison>();
    await withMockServers(mockServerNames, { calls: CALLS }, async (all) => {
      const ours = new Map([...all].filter(([name]) => name === OUR_MOCK));
      for (const request of loadRequests) {
        const servers = request === newList || request === newCall ? all : ours;
        const loads = await compareServers({ request, servers, tool, ...SCHEDULE });
        measured.set(request, toComparison(loads));
      }
    });
    return {
      note:
        tool === "wrk"
          ? "`wrk` sends the requests."
          : "A client in Node sends the requests, which needs more CPU than the baseline server. With `wrk` installed, the ratios are lower.",
      tables: [ourTable(measured), othersTable(measured)],
      targets: [...throughputTargets(measured), ...otherTargets(measured)],
    };
  },
};

/** Ratios to the baseline server. */
interface Comparison {
  share: ReadonlyMap<MockServerName | typeof BASELINE, number>;
  p99: ReadonlyMap<MockServerName | typeof BASELINE, number>;
}
type Measured = ReadonlyMap<LoadRequest, Comparison>;

function toComparison(loads: ReadonlyMap<MockServerName | typeof BASELINE, readonly LoadResult[]>): Comparison {
  return {
    share: ratiosTo(BASELINE, loads, ({ perSecond }) => perSecond),
    p99: ratiosTo(BASELINE, loads, ({ p99Ms }) => p99Ms),
  };
}

function ourTable(measured: Measured): Table {
  return {
    head: [OUR_MOCK, "requests a second", "99th percentile"],
    rows: [...measured].map(([{ label }, { p99, share }]) => {
      return [label, times(share.get(OUR_MOCK) ?? NaN), times(p99.get(OUR_MOCK) ?? NaN)];
    }),
  };
}

function othersTable(measured: Measured): Table {
  return {
    head: ["requests a second", newList.label, newCall.label],
    rows: ([BASELINE, OUR_MOCK, ...peerNames] as const).map((name) => {
      return [name, ...[newList, newCall].map((request) => times(shareOf(measured, request, name)))];
    }),
  };
}

function throughputTargets(measured: Measured): Target[] {
  return loadRequests.flatMap((request) => {
    const { minShare, label } = request;
    return minShare === undefined ? [] : [atLeast(label, minShare, shareOf(measured, request, OUR_MOCK), times)];
  });
}

function otherTargets(measured: Measured): Target[] {
  return [
    atMost("99th percentile of a list", MAX_P99, measured.get(newList)?.p99.get(OUR_MOCK) ?? NaN, times),
    ...[newList, newCall].map((request) => {
      const readyMade = peerNames.filter((name) => name !== OWN_APP);
      const fastest = Math.max(...readyMade.map((name) => shareOf(measured, request, name)));
      const gain = shareOf(measured, request, OUR_MOCK) / fastest;
      return atLeast(`${request.label}, to the fastest ready-made mock`, MIN_SPEEDUP, gain, times);
    }),
    atLeast(
      `${newList.label}, to an app with Hono`,
      MIN_SPEEDUP_TO_HONO,
      shareOf(measured, newList, OUR_MOCK) / shareOf(measured, newList, OWN_APP),
      times,
    ),
  ];
}

function shareOf(measured: Measured, request: LoadRequest, name: MockServerName | typeof BASELINE): number {
  return measured.get(request)?.share.get(name) ?? NaN;
}
