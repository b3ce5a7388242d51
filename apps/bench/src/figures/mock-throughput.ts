import { atLeast, atMost, type Figure, type Table, type Target } from "../figure.ts";
import { times } from "../format.ts";
import { compare } from "../load/compare.ts";
import { availableTool, CONNECTIONS, type Load } from "../load/load.ts";
import { newCall, newList, questions, type Question } from "../load/questions.ts";
import { BARE, mockServerNames, OUR_MOCK, peerNames, type MockServerName } from "../mocks/mock-servers.ts";
import { withMockServers } from "../mocks/with-mock-server.ts";
import { ratiosTo } from "../rounds.ts";

const CALLS = 1e9;
const ROUNDS = 5;
/**
 * In its first two seconds, our mock needs more than twice as much CPU per request as from the sixth second on, because V8 has not compiled it yet.
 * The bare server is compiled at once. The start of a server is measured separately.
 */
const WARM_UP_MS = 5_000;
const DURATION_MS = 1_000;
const TIMES = { warmUpMs: WARM_UP_MS, durationMs: DURATION_MS, rounds: ROUNDS };
const MOST_P99 = 2;
const LEAST_GAIN = 4;

/** The number of requests that a mock can answer per second. */
export const mockThroughput: Figure = {
  title: "Mock: throughput",
  about:
    `Requests per second over ${CONNECTIONS} connections, and the response time that 99 % of the responses do not exceed, relative to a server of ten ` +
    "lines of `node:http` that returns the same bytes from memory. Our mock has a billion calls, checks the API key and the query, and sends " +
    "rate-limit headers. Unless stated otherwise, each request is for another page of 20 calls, or another call, that was not requested before. The " +
    "other servers return what they can: prism the documented example, mockoon one generated call, json-server calls without transcripts from a list of 10,000; none " +
    `of them logs. The servers take turns of ${DURATION_MS / 1_000} s; the median of ${ROUNDS} rounds, after ${WARM_UP_MS / 1_000} s to warm up.`,
  async run() {
    const tool = availableTool();
    const measured = new Map<Question, Comparison>();
    await withMockServers(mockServerNames, { calls: CALLS }, async (all) => {
      const ours = new Map([...all].filter(([name]) => name === OUR_MOCK));
      for (const question of questions) {
        const servers = question === newList || question === newCall ? all : ours;
        const loads = await compare({ question, servers, tool, ...TIMES });
        measured.set(question, toComparison(loads));
      }
    });
    return {
      note:
        tool === "wrk"
          ? "`wrk` sends the requests."
          : "A client in Node sends the requests, which costs more than a bare server. With `wrk` installed, the ratios are lower.",
      tables: [ourTable(measured), othersTable(measured)],
      targets: [...shareTargets(measured), ...otherTargets(measured)],
    };
  },
};

/** Ratios to the bare server. */
interface Comparison {
  share: ReadonlyMap<MockServerName | typeof BARE, number>;
  p99: ReadonlyMap<MockServerName | typeof BARE, number>;
}
type Measured = ReadonlyMap<Question, Comparison>;

function toComparison(loads: ReadonlyMap<MockServerName | typeof BARE, readonly Load[]>): Comparison {
  return {
    share: ratiosTo(BARE, loads, ({ perSecond }) => perSecond),
    p99: ratiosTo(BARE, loads, ({ p99Ms }) => p99Ms),
  };
}

function ourTable(measured: Measured): Table {
  return {
    head: [OUR_MOCK, "requests a second", "99th percentile"],
    rows: [...measured].map(([{ what }, { p99, share }]) => {
      return [what, times(share.get(OUR_MOCK) ?? NaN), times(p99.get(OUR_MOCK) ?? NaN)];
    }),
  };
}

function othersTable(measured: Measured): Table {
  return {
    head: ["requests a second", newList.what, newCall.what],
    rows: ([BARE, OUR_MOCK, ...peerNames] as const).map((name) => {
      return [name, ...[newList, newCall].map((question) => times(shareOf(measured, question, name)))];
    }),
  };
}

function shareTargets(measured: Measured): Target[] {
  return questions.flatMap((question) => {
    const { leastShare, what } = question;
    return leastShare === undefined ? [] : [atLeast(what, leastShare, shareOf(measured, question, OUR_MOCK), times)];
  });
}

function otherTargets(measured: Measured): Target[] {
  return [
    atMost("99th percentile of a list", MOST_P99, measured.get(newList)?.p99.get(OUR_MOCK) ?? NaN, times),
    ...[newList, newCall].map((question) => {
      const fastest = Math.max(...peerNames.map((name) => shareOf(measured, question, name)));
      const gain = shareOf(measured, question, OUR_MOCK) / fastest;
      return atLeast(`${question.what}, to the fastest of the others`, LEAST_GAIN, gain, times);
    }),
  ];
}

function shareOf(measured: Measured, question: Question, name: MockServerName | typeof BARE): number {
  return measured.get(question)?.share.get(name) ?? NaN;
}
