import { ask } from "../ask.ts";
import { atMost, type Figure } from "../figure.ts";
import { milliseconds, times } from "../format.ts";
import { BARE, mockServerNames, mockServers, OUR_MOCK, type MockServerName } from "../mocks/mock-servers.ts";
import { withBare, withMockServer } from "../mocks/with-mock-server.ts";
import { nodeProcessMs } from "../node-process.ts";
import { inRounds, median, ratiosTo } from "../rounds.ts";
import type { RunningServer } from "../with-command.ts";

const CALLS = 1e9;
const ROUNDS = 5;
const MOST_MS = 150;
const NOTHING = "`node -e 0`";

type Subject = typeof NOTHING | typeof BARE | MockServerName;

/** The time until a mock server returns its first response. */
export const mockStart: Figure = {
  title: "Mock: start",
  about:
    "The time from the start of the process to the end of the first response, a page of 20 calls, relative to a process that does nothing. Our mock has a " +
    `billion calls, json-server 10,000. The median of ${ROUNDS} rounds. Times in ms are those of this machine.`,
  async run() {
    const page = await withMockServer(OUR_MOCK, { calls: CALLS }, ({ origin }) =>
      ask(origin + mockServers[OUR_MOCK].listPath(1)),
    );
    const names: readonly Subject[] = [NOTHING, BARE, ...mockServerNames];
    const measured = await inRounds({ names, rounds: ROUNDS }, (name) => startMs(name, page));
    const ratios = ratiosTo(NOTHING, measured, (value) => value);
    const medianOf = (name: Subject) => median(measured.get(name) ?? []);
    return {
      tables: [
        {
          head: ["first answer", `to ${NOTHING}`, "here"],
          rows: names.map((name) => [name, times(ratios.get(name) ?? NaN), milliseconds(medianOf(name))]),
        },
      ],
      targets: [atMost("first answer, on this machine", MOST_MS, medianOf(OUR_MOCK), milliseconds)],
    };
  },
};

function startMs(name: Subject, page: Uint8Array): Promise<number> | number {
  const firstAnswerMs = (server: RunningServer) => Promise.resolve(server.firstAnswerMs);
  if (name === NOTHING) return nodeProcessMs(["-e", "0"]);
  return name === BARE ? withBare(page, firstAnswerMs) : withMockServer(name, { calls: CALLS }, firstAnswerMs);
}
