import { fetchBody } from "../mocks/fetch-body.ts";
import { BASELINE, mockServers, OUR_MOCK, type MockServerName } from "../mocks/mock-servers.ts";
import { withBaselineServer } from "../mocks/with-mock-server.ts";
import { runRounds } from "../rounds.ts";
import type { RunningServer } from "../mocks/with-command.ts";
import { createPathSequence } from "./path-sequence.ts";
import { runLoad, type LoadResult, type LoadTool } from "./run-load.ts";
import type { LoadRequest } from "./requests.ts";

/** More requests than a server can answer in a round. */
const MAX_REQUESTS_PER_ROUND = 40_000;

/** The request, the servers, and the length and number of rounds. */
export interface CompareOptions {
  request: LoadRequest;
  servers: ReadonlyMap<MockServerName, RunningServer>;
  warmUpMs: number;
  durationMs: number;
  rounds: number;
  tool: LoadTool;
}

/** Measures the load of each server in each round, and of a baseline server that returns the bytes of our first response. The first round is a warm-up. */
export async function compareServers({
  durationMs,
  request,
  rounds,
  servers,
  tool,
  warmUpMs,
}: CompareOptions): Promise<ReadonlyMap<MockServerName | typeof BASELINE, readonly LoadResult[]>> {
  const targets = new Map<MockServerName | typeof BASELINE, LoadTarget>();
  const count = request.isRepeated ? 1 : MAX_REQUESTS_PER_ROUND * (rounds + 1);
  for (const [name, { origin }] of servers) {
    targets.set(name, {
      origin,
      pathAt: await createPathSequence(request, { origin, server: mockServers[name], count }),
    });
  }
  const { origin, pathAt } = targets.get(OUR_MOCK) ?? fail();
  return withBaselineServer(await fetchBody(origin + pathAt(0)), async (baseline) => {
    targets.set(BASELINE, { origin: baseline.origin, pathAt });
    const measured = await runRounds({ names: [...targets.keys()], rounds: rounds + 1 }, (name, round) => {
      const { pathAt: pathOf, ...server } = targets.get(name) ?? fail();
      const length = request.isRepeated ? 1 : MAX_REQUESTS_PER_ROUND;
      const paths = Array.from({ length }, (_, index) => pathOf(round * length + index));
      return runLoad({ ...server, tool, paths, durationMs: round === 0 ? warmUpMs : durationMs });
    });
    return new Map([...measured].map(([name, [, ...loads]]) => [name, loads]));
  });
}

/** A server, and the path of each request. */
interface LoadTarget {
  origin: string;
  pathAt: (index: number) => string;
}

function fail(): never {
  throw new Error("The comparison needs our own server. Add it to `servers`.");
}
