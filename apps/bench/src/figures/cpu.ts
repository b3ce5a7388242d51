import { candidateNames, OURS, RAW, type CandidateName } from "../candidates/candidates.ts";
import { atMost, type Figure } from "../figure.ts";
import { times } from "../format.ts";
import { inChild } from "../in-child.ts";
import { ratiosOf } from "../rounds.ts";
import { NO_LIMIT } from "../rules.ts";
import { withServer } from "../with-server.ts";

const ROUNDS = 5;
const REQUESTS = 2_000;
const WARM_UP = 1_000;
const AT_ONCE = 64;
const MOST_SEQUENTIAL = 1.45;
const MOST_AT_ONCE = 1.45;
/** Octokit takes 15 ms for each request, most of it in timers. Fewer requests give the same result. */
const FEWER: Partial<Record<CandidateName, number>> = { octokit: 0.1 };

/** The CPU time of a client for one request. */
export const cpu: Figure = {
  title: "CPU",
  about:
    `The user CPU time of one request, relative to \`fetch\` and \`json()\`. Each client requests a call with a transcript of two turns ${REQUESTS} times, ` +
    `after ${WARM_UP} requests to warm up, with everything that the client enables by default: one after the other, and ${AT_ONCE} at once (ours with ` +
    `\`concurrency: ${AT_ONCE}\`). Responses have rate-limit headers. Each measurement is a separate process; the median of ${ROUNDS} rounds. ` +
    "Octokit sends a tenth of the requests.",
  async run() {
    const { atOnce, sequential } = await withServer(
      { calls: 100, latencyMs: 0, limit: NO_LIMIT },
      async ({ origin }) => {
        const options = { names: candidateNames, baseline: RAW, rounds: ROUNDS } as const;
        return {
          sequential: await ratiosOf(options, (name) => userMicroseconds(name, origin, 1)),
          atOnce: await ratiosOf(options, (name) => userMicroseconds(name, origin, AT_ONCE)),
        };
      },
    );
    return {
      tables: [
        {
          head: ["client", "one after the other", `${AT_ONCE} at once`],
          rows: candidateNames.map((name) => [
            name,
            times(sequential.get(name) ?? NaN),
            times(atOnce.get(name) ?? NaN),
          ]),
        },
      ],
      targets: [
        atMost("one after the other", MOST_SEQUENTIAL, sequential.get(OURS) ?? NaN, times),
        atMost(`${AT_ONCE} at once`, MOST_AT_ONCE, atOnce.get(OURS) ?? NaN, times),
      ],
    };
  },
};

function userMicroseconds(candidate: CandidateName, origin: string, inFlight: number): Promise<number> {
  const share = FEWER[candidate] ?? 1;
  return inChild("cpu", candidate, {
    inFlight,
    requests: REQUESTS * share,
    setting: inFlight === 1 ? { origin } : { origin, concurrency: inFlight },
    warmUp: WARM_UP * share,
  });
}
