import { candidateNames, OUR_SDK, PLAIN_FETCH, type CandidateName } from "../../candidates/candidates.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { times } from "../../format.ts";
import { runWorkload } from "../../workloads/run-workload.ts";
import { ratiosOf } from "../../rounds.ts";
import { NO_LIMIT } from "../../server/server-options.ts";
import { withServer } from "../../server/with-server.ts";

const ROUNDS = 5;
const REQUESTS = 2_000;
const WARM_UP = 1_000;
const CONCURRENCY = 64;
const MAX_SEQUENTIAL = 1.45;
const MAX_CONCURRENT = 1.45;
/** Octokit takes 15 ms for each request, most of it in timers. Fewer requests have the same result. */
const REQUEST_SHARES: Partial<Record<CandidateName, number>> = { octokit: 0.1 };

/** The CPU time of a client for one request. */
export const cpu: Benchmark = {
  title: "CPU",
  description:
    `The user CPU time of one request, relative to \`fetch\` and \`json()\`. Each client requests a call with a transcript of two turns ${REQUESTS} times, ` +
    `after ${WARM_UP} requests to warm up, with everything that the client enables by default: one after the other, and ${CONCURRENCY} at once (ours with ` +
    `\`concurrency: ${CONCURRENCY}\`). Responses have rate-limit headers. Each measurement is a separate process; the median of ${ROUNDS} rounds. ` +
    "Octokit sends a tenth of the requests.",
  async run() {
    const { atOnce, sequential } = await withServer(
      { calls: 100, latencyMs: 0, limit: NO_LIMIT },
      async ({ origin }) => {
        const options = { names: candidateNames, baseline: PLAIN_FETCH, rounds: ROUNDS } as const;
        return {
          sequential: await ratiosOf(options, (name) => userMicroseconds(name, origin, 1)),
          atOnce: await ratiosOf(options, (name) => userMicroseconds(name, origin, CONCURRENCY)),
        };
      },
    );
    return {
      tables: [
        {
          head: ["client", "one after the other", `${CONCURRENCY} at once`],
          rows: candidateNames.map((name) => [
            name,
            times(sequential.get(name) ?? NaN),
            times(atOnce.get(name) ?? NaN),
          ]),
        },
      ],
      targets: [
        atMost("one after the other", MAX_SEQUENTIAL, sequential.get(OUR_SDK) ?? NaN, times),
        atMost(`${CONCURRENCY} at once`, MAX_CONCURRENT, atOnce.get(OUR_SDK) ?? NaN, times),
      ],
    };
  },
};

function userMicroseconds(candidate: CandidateName, origin: string, concurrency: number): Promise<number> {
  const share = REQUEST_SHARES[candidate] ?? 1;
  return runWorkload("cpu", candidate, {
    concurrency,
    requests: REQUESTS * share,
    settings: concurrency === 1 ? { origin } : { origin, concurrency: concurrency },
    warmUp: WARM_UP * share,
  });
}
