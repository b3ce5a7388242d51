import { PAGE_SIZE } from "../candidates/candidate.ts";
import { candidateNames, OURS, type CandidateName } from "../candidates/candidates.ts";
import { atLeast, atMost, type Figure } from "../figure.ts";
import { count, percent } from "../format.ts";
import { inChild } from "../in-child.ts";
import type { Counts } from "../limiter.ts";
import { withServer } from "../with-server.ts";

const PAGES = 2_000;
/** The others show in a fifth of the time what they do when a window is spent. */
const PAGES_OF_OTHERS = 400;
const LIMIT = { requests: 100, windowMs: 1_000, hasHeaders: true };
const LEAST_SHARE = 0.99;

/** A listing that is longer than the limit allows at once. */
export const steady: Figure = {
  title: "Steady",
  about:
    `${PAGES} pages of ${PAGE_SIZE} calls are read from a server that takes ${LIMIT.requests} requests a second and says so in its ` +
    `headers; the others read ${PAGES_OF_OTHERS}. The share is that of the permitted requests that were used, without the first and ` +
    "the last second.",
  async run() {
    const outcomes = new Map<CandidateName, Outcome>();
    for (const name of candidateNames) outcomes.set(name, await readAll(name));
    const ours = outcomes.get(OURS);
    return {
      tables: [
        {
          head: ["client", "share used", "429s", "read"],
          rows: [...outcomes].map(([name, { error, refused, usedShare }]) => {
            return error === undefined
              ? [name, percent(usedShare), count(refused), "everything"]
              : [name, "", count(refused), `gave up: ${error}`];
          }),
        },
      ],
      targets: [
        atLeast("share used", LEAST_SHARE, ours?.usedShare ?? NaN, percent),
        atMost("429s", 0, ours?.refused ?? NaN, count),
      ],
    };
  },
};

/** What the server has counted, and what has stopped the client, if anything has. */
interface Outcome extends Counts {
  error: string | undefined;
}

function readAll(candidate: CandidateName): Promise<Outcome> {
  const calls = PAGE_SIZE * (candidate === OURS ? PAGES : PAGES_OF_OTHERS);
  return withServer({ calls, latencyMs: 0, limit: LIMIT }, async ({ counts, origin }) => {
    const { error } = await inChild("list", candidate, { setting: { origin } });
    return { error, ...(await counts()) };
  });
}
