import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Figure } from "../figure.ts";
import { megabytes } from "../format.ts";
import { availableTool, load } from "../load/load.ts";
import { pathsOf } from "../load/paths-of.ts";
import { newCall, newList } from "../load/questions.ts";
import { mockServers, OUR_MOCK, peerNames, type MockServerName } from "../mocks/mock-servers.ts";
import { withMockServer } from "../mocks/with-mock-server.ts";
import { residentBytes } from "../resident-bytes.ts";

const FEW = 10_000;
const MANY = 1e9;
/** More lists and more calls than a server can answer. */
const TURNS = 40_000;
const IDLE_MS = 1_000;
const DURATION_MS = 5_000;
const MOST_IDLE = 90e6;
const MOST_AFTER_LOAD = 160e6;

/** The memory of a mock server. */
export const mockMemory: Figure = {
  title: "Mock: memory",
  about:
    "The resident memory of each server, one second after its first response, and after as many different lists and calls as it can return in " +
    `${DURATION_MS / 1_000} s. json-server has 10,000 calls.`,
  async run() {
    const ours = [await memoryOf(OUR_MOCK, FEW), await memoryOf(OUR_MOCK, MANY)];
    // All at the same time: the memory of one server does not depend on the others.
    const others = await Promise.all(peerNames.map((name) => memoryOf(name, FEW)));
    return {
      tables: [
        {
          head: ["server", "idle", "after load"],
          rows: [...ours, ...others].map(({ afterLoad, idle, what }) => [what, megabytes(idle), megabytes(afterLoad)]),
        },
      ],
      targets: ours.flatMap(({ afterLoad, idle, what }) => [
        atMost(`${what}, idle`, MOST_IDLE, idle, megabytes),
        atMost(`${what}, after load`, MOST_AFTER_LOAD, afterLoad, megabytes),
      ]),
    };
  },
};

/** In bytes. */
interface Memory {
  what: string;
  idle: number;
  afterLoad: number;
}

function memoryOf(name: MockServerName, calls: number): Promise<Memory> {
  const server = mockServers[name];
  return withMockServer(name, { calls }, async ({ origin, pid }) => {
    await sleep(IDLE_MS);
    const idle = residentBytes(pid);
    const listAt = await pathsOf(newList, { origin, server, turns: TURNS });
    const callAt = await pathsOf(newCall, { origin, server, turns: TURNS });
    const paths = Array.from({ length: TURNS }, (_, turn) => [listAt(turn), callAt(turn)]).flat();
    await load({ origin, paths, durationMs: DURATION_MS, tool: availableTool() });
    return {
      what: name === OUR_MOCK ? `${name}, ${calls.toLocaleString("en")} calls` : name,
      idle,
      afterLoad: residentBytes(pid),
    };
  });
}
