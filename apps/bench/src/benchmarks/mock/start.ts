import { fetchBody } from "../../mocks/fetch-body.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { milliseconds, times } from "../../format.ts";
import { BASELINE, mockServerNames, mockServers, OUR_MOCK, type MockServerName } from "../../mocks/mock-servers.ts";
import { withBaselineServer, withMockServer } from "../../mocks/with-mock-server.ts";
import { nodeProcessMs } from "../../node-process.ts";
import { runRounds, median, ratiosTo } from "../../rounds.ts";
import type { RunningServer } from "../../mocks/with-command.ts";

const CALLS = 1e9;
const ROUNDS = 5;
const MAX_MS = 150;
const EMPTY_PROCESS = "`node -e 0`";

type Subject = typeof EMPTY_PROCESS | typeof BASELINE | MockServerName;

/** The time until a mock server returns its first response. */
export const mockStart: Benchmark = {
  title: "Mock: start",
  description:
    "The time from the start of the process to the end of the first response, a page of 20 calls, relative to a process that does nothing. Our mock has a " +
    `billion calls, json-server 10,000. The median of ${ROUNDS} rounds. Times in ms are those of this machine.`,
  async run() {
    const page = await withMockServer(OUR_MOCK, { calls: CALLS }, ({ origin }) =>
      fetchBody(origin + mockServers[OUR_MOCK].listPath(1)),
    );
    const names: readonly Subject[] = [EMPTY_PROCESS, BASELINE, ...mockServerNames];
    const measured = await runRounds({ names, rounds: ROUNDS }, (name) => startMs(name, page));
    const ratios = ratiosTo(EMPTY_PROCESS, measured, (value) => value);
    const medianOf = (name: Subject) => median(measured.get(name) ?? []);
    return {
      tables: [
        {
          head: ["first response", `to ${EMPTY_PROCESS}`, "here"],
          rows: names.map((name) => [name, times(ratios.get(name) ?? NaN), milliseconds(medianOf(name))]),
        },
      ],
      targets: [atMost("first response, on this machine", MAX_MS, medianOf(OUR_MOCK), milliseconds)],
    };
  },
};

function startMs(name: Subject, page: Uint8Array): Promise<number> | number {
  const firstAnswerMs = (server: RunningServer) => Promise.resolve(server.firstResponseMs);
  if (name === EMPTY_PROCESS) return nodeProcessMs(["-e", "0"]);
  return name === BASELINE
    ? withBaselineServer(page, firstAnswerMs)
    : withMockServer(name, { calls: CALLS }, firstAnswerMs);
}
