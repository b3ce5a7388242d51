import { PAGE_SIZE } from "../../candidates/candidate.ts";
import { candidateNames, OUR_SDK, type CandidateName } from "../../candidates/candidates.ts";
import { atLeast, atMost, type Benchmark } from "../../benchmark.ts";
import { count, percent } from "../../format.ts";
import { runWorkload } from "../../workloads/run-workload.ts";
import type { Counts } from "../../server/rate-limiter.ts";
import { withServer } from "../../server/with-server.ts";

const PAGES = 2_000;
/** For the other clients, half as many pages are enough to show how they behave at the rate limit. */
const PAGES_OF_OTHERS = 1_000;
const LIMIT = { requests: 100, windowMs: 1_000, hasHeaders: true };
const MIN_SHARE = 0.99;

/** Reading a list that needs more requests than the rate limit allows at once. */
export const sustainedLoad: Benchmark = {
  title: "Sustained load",
  description:
    `Our client reads ${PAGES} pages of ${PAGE_SIZE} calls from a server that allows ${LIMIT.requests} requests per second and reports the limit in its ` +
    `headers. The other clients read ${PAGES_OF_OTHERS} pages, all at the same time, each from its own server. The share is the part of the permitted ` +
    "requests that was used, without the first and the last second.",
  async run() {
    const ours = await readPages(OUR_SDK, PAGES);
    const others = await Promise.all(
      candidateNames
        .filter((name) => name !== OUR_SDK)
        .map(async (name) => [name, await readPages(name, PAGES_OF_OTHERS)] as const),
    );
    return {
      tables: [
        {
          head: ["client", "share used", "429s", "read"],
          rows: [[OUR_SDK, ours] as const, ...others].map(([name, { error, refused, usedShare }]) => {
            return error === undefined
              ? [name, percent(usedShare), count(refused), "everything"]
              : [name, "", count(refused), `gave up: ${error}`];
          }),
        },
      ],
      targets: [atLeast("share used", MIN_SHARE, ours.usedShare, percent), atMost("429s", 0, ours.refused, count)],
    };
  },
};

/** The counts of the server, and the error that stopped the client, if any. */
interface Outcome extends Counts {
  error: string | undefined;
}

function readPages(candidate: CandidateName, pages: number): Promise<Outcome> {
  return withServer({ calls: pages * PAGE_SIZE, latencyMs: 0, limit: LIMIT }, async ({ counts, origin }) => {
    const { error } = await runWorkload("list", candidate, { settings: { origin } });
    return { error, ...(await counts()) };
  });
}
