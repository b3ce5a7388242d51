import { PAGE_SIZE } from "../candidates/candidate.ts";
import { candidateNames, OURS, RAW, type CandidateName } from "../candidates/candidates.ts";
import { atLeast, type Figure } from "../figure.ts";
import { times } from "../format.ts";
import { inChild } from "../in-child.ts";
import { ratiosOf } from "../rounds.ts";
import { NO_LIMIT } from "../rules.ts";
import { withServer } from "../with-server.ts";

const CALLS = 10_000;
const LATENCY_MS = 25;
const ROUNDS = 3;
const LEAST_GAIN = 3.5;

/** The time to read a long list from a server with latency. */
export const listing: Figure = {
  title: "Listing",
  about:
    `Each client reads all ${CALLS / PAGE_SIZE} pages of ${PAGE_SIZE} calls from a server with a latency of ${LATENCY_MS} ms, with its default behavior. ` +
    "Our client requests five pages ahead of the loop, and reads some calls twice to miss none. The other clients have a pager or need a loop, and " +
    `read one page after the other. The median of ${ROUNDS} rounds.`,
  async run() {
    const ratios = await withServer({ calls: CALLS, latencyMs: LATENCY_MS, limit: NO_LIMIT }, ({ origin }) =>
      ratiosOf({ names: candidateNames, baseline: RAW, rounds: ROUNDS }, (name) => listMs(name, origin)),
    );
    const best = Math.min(...[...ratios].filter(([name]) => name !== OURS).map(([, ratio]) => ratio));
    return {
      tables: [
        {
          head: ["client", "speed, to a loop over `fetch`"],
          rows: [...ratios].map(([name, ratio]) => [name, times(1 / ratio)]),
        },
      ],
      targets: [atLeast("speed, to the best of the others", LEAST_GAIN, best / (ratios.get(OURS) ?? NaN), times)],
    };
  },
};

async function listMs(candidate: CandidateName, origin: string): Promise<number> {
  const { calls, durationMs, error } = await inChild("list", candidate, { setting: { origin } });
  if (calls !== CALLS) throw new Error(`${candidate} returned ${calls} of ${CALLS} calls. ${error ?? ""}`);
  return durationMs;
}
