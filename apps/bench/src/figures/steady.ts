import { PAGE_SIZE } from "../candidates/candidate.ts";
import { candidateNames, OURS, type CandidateName } from "../candidates/candidates.ts";
import { atLeast, atMost, type Figure } from "../figure.ts";
import { count, percent } from "../format.ts";
import { inChild } from "../in-child.ts";
import type { Counts } from "../limiter.ts";
import { withServer } from "../with-server.ts";

const PAGES = 2_000;
/** The others show in half the time what they do when a window is spent. */
const PAGES_OF_OTHERS = 1_000;
const LIMIT = { requests: 100, windowMs: 1_000, hasHeaders: true };
const LEAST_SHARE = 0.99;

/** A listing that is longer than the limit allows at once. */
export const steady: Figure = {
  title: "Steady",
  about:
    `${PAGES} pages of ${PAGE_SIZE} calls are read from a server that takes ${LIMIT.requests} requests a second and says so in its ` +
    `headers; the others read ${PAGES_OF_OTHERS}, all of them at the same time, each from a server of its own. The share is that of the permitted requests that were used, without the first and ` +
    "the last second.",
  async run() {
    const ours = await readAll(OURS, PAGES);
    const others = await Promise.all(
      candidateNames
        .filter((name) => name !== OURS)
        .map(async (name) => [name, await readAll(name, PAGES_OF_OTHERS)] as const),
    );
    return {
      tables: [
        {
          head: ["client", "share used", "429s", "read"],
          rows: [[OURS, ours] as const, ...others].map(([name, { error, refused, usedShare }]) => {
            return error === undefined
              ? [name, percent(usedShare), count(refused), "everything"]
              : [name, "", count(refused), `gave up: ${error}`];
          }),
        },
      ],
      targets: [atLeast("share used", LEAST_SHARE, ours.usedShare, percent), atMost("429s", 0, ours.refused, count)],
    };
  },
};

/** What the server has counted, and what has stopped the client, if anything has. */
interface Outcome extends Counts {
  error: string | undefined;
}

function readAll(candidate: CandidateName, pages: number): Promise<Outcome> {
  return withServer({ calls: pages * PAGE_SIZE, latencyMs: 0, limit: LIMIT }, async ({ counts, origin }) => {
    const { error } = await inChild("list", candidate, { setting: { origin } });
    return { error, ...(await counts()) };
  });
}
