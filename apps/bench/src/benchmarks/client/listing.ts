import { PAGE_SIZE } from "../../candidates/candidate.ts";
import { candidateNames, OUR_SDK, PLAIN_FETCH, type CandidateName } from "../../candidates/candidates.ts";
import { atLeast, type Benchmark } from "../../benchmark.ts";
import { times } from "../../format.ts";
import { runWorkload } from "../../workloads/run-workload.ts";
import { ratiosOf } from "../../rounds.ts";
import { NO_LIMIT } from "../../server/server-options.ts";
import { withServer } from "../../server/with-server.ts";

const CALLS = 10_000;
const LATENCY_MS = 25;
const ROUNDS = 3;
const MIN_SPEEDUP = 3.5;

/** The time to read a long list from a server with latency. */
export const listing: Benchmark = {
  title: "Listing",
  description:
    `Each client reads all ${CALLS / PAGE_SIZE} pages of ${PAGE_SIZE} calls from a server with a latency of ${LATENCY_MS} ms, with its default behavior. ` +
    "Our client requests five pages ahead of the loop, and reads some calls twice to miss none. The other clients have a pager or need a loop, and " +
    `read one page after the other. The median of ${ROUNDS} rounds.`,
  async run() {
    const ratios = await withServer({ calls: CALLS, latencyMs: LATENCY_MS, limit: NO_LIMIT }, ({ origin }) =>
      ratiosOf({ names: candidateNames, baseline: PLAIN_FETCH, rounds: ROUNDS }, (name) => listMs(name, origin)),
    );
    const best = Math.min(...[...ratios].filter(([name]) => name !== OUR_SDK).map(([, ratio]) => ratio));
    return {
      tables: [
        {
          head: ["client", "speed, to a loop over `fetch`"],
          rows: [...ratios].map(([name, ratio]) => [name, times(1 / ratio)]),
        },
      ],
      targets: [atLeast("speed, to the best of the others", MIN_SPEEDUP, best / (ratios.get(OUR_SDK) ?? NaN), times)],
    };
  },
};

async function listMs(candidate: CandidateName, origin: string): Promise<number> {
  const { calls, durationMs, error } = await runWorkload("list", candidate, { settings: { origin } });
  if (calls !== CALLS) throw new Error(`${candidate} returned ${calls} of ${CALLS} calls. ${error ?? ""}`);
  return durationMs;
}
