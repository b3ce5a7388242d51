import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { megabytes } from "../../format.ts";
import { availableTool, runLoad } from "../../load/run-load.ts";
import { createPathSequence } from "../../load/path-sequence.ts";
import { newCall, newList } from "../../load/requests.ts";
import { mockServers, OUR_MOCK, peerNames, type MockServerName } from "../../mocks/mock-servers.ts";
import { withMockServer } from "../../mocks/with-mock-server.ts";
import { residentBytes } from "../../measure-process.ts";

const FEW_CALLS = 10_000;
const MANY_CALLS = 1e9;
/** More lists and more calls than a server can answer. */
const MAX_REQUESTS = 40_000;
const IDLE_MS = 1_000;
const DURATION_MS = 5_000;
const MAX_IDLE = 90e6;
const MAX_AFTER_LOAD = 160e6;

/** The memory of a mock server. */
export const mockMemory: Benchmark = {
  title: "Mock: memory",
  description:
    "The resident memory of each server, one second after its first response, and after as many different lists and calls as it can return in " +
    `${DURATION_MS / 1_000} s. json-server has 10,000 calls.`,
  async run() {
    const ours = [await measureMemory(OUR_MOCK, FEW_CALLS), await measureMemory(OUR_MOCK, MANY_CALLS)];
    // All at the same time: the memory of one server does not depend on the others.
    const others = await Promise.all(peerNames.map((name) => measureMemory(name, FEW_CALLS)));
    return {
      tables: [
        {
          head: ["server", "idle", "after load"],
          rows: [...ours, ...others].map(({ afterLoad, idle, label }) => [
            label,
            megabytes(idle),
            megabytes(afterLoad),
          ]),
        },
      ],
      targets: ours.flatMap(({ afterLoad, idle, label }) => [
        atMost(`${label}, idle`, MAX_IDLE, idle, megabytes),
        atMost(`${label}, after load`, MAX_AFTER_LOAD, afterLoad, megabytes),
      ]),
    };
  },
};

/** In bytes. */
interface Memory {
  label: string;
  idle: number;
  afterLoad: number;
}

function measureMemory(name: MockServerName, calls: number): Promise<Memory> {
  const server = mockServers[name];
  return withMockServer(name, { calls }, async ({ origin, pid }) => {
    await sleep(IDLE_MS);
    const idle = residentBytes(pid);
    const listAt = await createPathSequence(newList, { origin, server, count: MAX_REQUESTS });
    const callAt = await createPathSequence(newCall, { origin, server, count: MAX_REQUESTS });
    const paths = Array.from({ length: MAX_REQUESTS }, (_, index) => [listAt(index), callAt(index)]).flat();
    await runLoad({ origin, paths, durationMs: DURATION_MS, tool: availableTool() });
    return {
      label: name === OUR_MOCK ? `${name}, ${calls.toLocaleString("en")} calls` : name,
      idle,
      afterLoad: residentBytes(pid),
    };
  });
}
