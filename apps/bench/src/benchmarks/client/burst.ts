import type { ClientSettings } from "../../candidates/candidate.ts";
import { candidateNames, OUR_SDK, type CandidateName } from "../../candidates/candidates.ts";
import { atLeast, atMost, type Benchmark, type Table, type Target } from "../../benchmark.ts";
import { count, seconds } from "../../format.ts";
import { runWorkload } from "../../workloads/run-workload.ts";
import { withServer } from "../../server/with-server.ts";

const CALLS = 100;
const LATENCY_MS = 25;
/** The maximum number of 429 responses before a client knows the limit. */
const MAX_WASTED = 1;
/** Five windows take at least four seconds; 1,200 requests per minute take five. */
const MAX_DURATION_MS = 5_200;
/** For a server that sends no headers, the limit has to be configured. The other clients have no such option. */
const CONFIGURED_LIMITS: Partial<Record<CandidateName, Partial<ClientSettings>>> = {
  [OUR_SDK]: { requestsPerMinute: 1_200 },
};

/** The result of a client. */
export interface BurstOutcome {
  delivered: number;
  wasted: number;
  durationMs: number;
}

/** Sends a hundred requests of one client at once to a server that allows twenty per second. */
export async function measureBurst(
  candidate: CandidateName,
  { hasHeaders }: { hasHeaders: boolean },
): Promise<BurstOutcome> {
  const limit = { requests: 20, windowMs: 1_000, hasHeaders };
  return withServer({ calls: CALLS, latencyMs: LATENCY_MS, limit }, async ({ counts, origin }) => {
    const settings = { origin, ...(hasHeaders ? {} : CONFIGURED_LIMITS[candidate]) };
    const { delivered, durationMs } = await runWorkload("burst", candidate, { calls: CALLS, settings });
    return { delivered, durationMs, wasted: (await counts()).refused };
  });
}

/** The behavior of clients that send a hundred requests at once to a server that allows twenty per second. */
export const burst: Benchmark = {
  title: "Burst",
  description:
    `Each client requests ${CALLS} calls at once, at the start of a second, from a server that allows 20 requests per second and has a latency of ${LATENCY_MS} ms. ` +
    "Each client uses its default retries. The shortest possible time is four seconds. With headers, the server sends `X-RateLimit-*` and " +
    "`Retry-After`. Without headers, it sends neither, and our client is configured with `requestsPerMinute: 1200`.",
  async run() {
    const withHeaders = new Map<CandidateName, BurstOutcome>();
    const without = new Map<CandidateName, BurstOutcome>();
    for (const name of candidateNames) {
      // Both at the same time: most of the time is waiting.
      const [first, second] = await Promise.all([
        measureBurst(name, { hasHeaders: true }),
        measureBurst(name, { hasHeaders: false }),
      ]);
      withHeaders.set(name, first);
      without.set(name, second);
    }
    return {
      tables: [toTable("with headers", withHeaders), toTable("without headers", without)],
      targets: [...targetsOf("with headers", withHeaders), ...targetsOf("without headers", without)],
    };
  },
};

function toTable(kind: string, outcomes: ReadonlyMap<CandidateName, BurstOutcome>): Table {
  return {
    head: [kind, "delivered", "wasted 429s", "took"],
    rows: [...outcomes].map(([name, { delivered, durationMs, wasted }]) => {
      return [name, count(delivered), count(wasted), seconds(durationMs)];
    }),
  };
}

function targetsOf(kind: string, outcomes: ReadonlyMap<CandidateName, BurstOutcome>): Target[] {
  const { delivered = 0, durationMs = NaN, wasted = NaN } = outcomes.get(OUR_SDK) ?? {};
  return [
    atLeast(`delivered, ${kind}`, CALLS, delivered, count),
    atMost(`wasted 429s, ${kind}`, MAX_WASTED, wasted, count),
    atMost(`took, ${kind}`, MAX_DURATION_MS, durationMs, seconds),
  ];
}
