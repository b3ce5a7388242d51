import { fetchBody } from "../mocks/fetch-body.ts";
import { BASELINE, mockServers, OUR_MOCK, type MockServerName } from "../mocks/mock-servers.ts";
import { withBaselineServer } from "../mocks/with-mock-server.ts";
import { runRounds } from "../rounds.ts";
import type { RunningServer } from "../mocks/with-command.ts";
import { createPathSequence } from "./path-sequence.ts";
import { runLoad, type LoadResult, type LoadTool } from "./run-load.ts";
import type { LoadRequest } from "./requests.ts";

/** More than a server can answer in a round. */
const MAX_REQUESTS_PER_ROUND = 40_000;

/** Who is asked, with what, how long and how many times, and how long before that to warm up. */
export interface CompareOptions {
  question: LoadRequest;
  servers: ReadonlyMap<MockServerName, RunningServer>;
  warmUpMs: number;
  durationMs: number;
  rounds: number;
  tool: LoadTool;
}

/** How each has borne it in each round, beside a bare server with the bytes of our first answer. One more round warms up. */
export async function compareServers({
  durationMs,
  question,
  rounds,
  servers,
  tool,
  warmUpMs,
}: CompareOptions): Promise<ReadonlyMap<MockServerName | typeof BASELINE, readonly LoadResult[]>> {
  const targets = new Map<MockServerName | typeof BASELINE, LoadTarget>();
  const turns = question.isRepeated ? 1 : MAX_REQUESTS_PER_ROUND * (rounds + 1);
  for (const [name, { origin }] of servers) {
    targets.set(name, {
      origin,
      pathAt: await createPathSequence(question, { origin, server: mockServers[name], turns }),
    });
  }
  const { origin, pathAt } = targets.get(OUR_MOCK) ?? fail();
  return withBaselineServer(await fetchBody(origin + pathAt(0)), async (bare) => {
    targets.set(BASELINE, { origin: bare.origin, pathAt });
    const measured = await runRounds({ names: [...targets.keys()], rounds: rounds + 1 }, (name, round) => {
      const { pathAt: pathOf, ...server } = targets.get(name) ?? fail();
      const length = question.isRepeated ? 1 : MAX_REQUESTS_PER_ROUND;
      const paths = Array.from({ length }, (_, turn) => pathOf(round * length + turn));
      return runLoad({ ...server, tool, paths, durationMs: round === 0 ? warmUpMs : durationMs });
    });
    return new Map([...measured].map(([name, [, ...loads]]) => [name, loads]));
  });
}

/** A server, and what it is asked for at each turn. */
interface LoadTarget {
  origin: string;
  pathAt: (turn: number) => string;
}

function fail(): never {
  throw new Error("Our own server is what others are compared with. Start it, too.");
}
