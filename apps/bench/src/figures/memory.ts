import { PAGE_SIZE } from "../candidates/candidate.ts";
import { candidateNames, OURS, type CandidateName } from "../candidates/candidates.ts";
import { atMost, type Figure } from "../figure.ts";
import { megabytes } from "../format.ts";
import { inChild } from "../in-child.ts";
import { median } from "../rounds.ts";
import { NO_LIMIT } from "../rules.ts";
import { withServer } from "../with-server.ts";

const ROUNDS = 3;
const WARM_UP_PAGES = 5;
const PAGES = 1_000;
const MOST_BYTES = 60e6;
/** Octokit takes 15 ms for each page. */
const FEWER: Partial<Record<CandidateName, number>> = { octokit: 1 };

/** What a long listing holds on to. */
export const memory: Figure = {
  title: "Memory",
  about:
    `By how much the resident memory of a process grows while it reads ${PAGES} pages of ${PAGE_SIZE} calls and keeps none, after ` +
    `${WARM_UP_PAGES} pages to warm up. The median of ${ROUNDS} rounds; Octokit has one.`,
  async run() {
    // All at the same time: what one holds on to is no matter of the others.
    const medians = new Map(await Promise.all(candidateNames.map(async (name) => [name, await growth(name)] as const)));
    return {
      tables: [{ head: ["client", "growth"], rows: [...medians].map(([name, bytes]) => [name, megabytes(bytes)]) }],
      targets: [atMost("growth", MOST_BYTES, medians.get(OURS) ?? NaN, megabytes)],
    };
  },
};

async function growth(candidate: CandidateName): Promise<number> {
  const rounds: number[] = [];
  while (rounds.length < (FEWER[candidate] ?? ROUNDS)) rounds.push(await growthOnce(candidate));
  return median(rounds);
}

function growthOnce(candidate: CandidateName): Promise<number> {
  const rules = { latencyMs: 0, limit: NO_LIMIT };
  return withServer({ ...rules, calls: WARM_UP_PAGES * PAGE_SIZE }, (short) =>
    withServer({ ...rules, calls: PAGES * PAGE_SIZE }, (long) =>
      inChild("memory", candidate, { long: { origin: long.origin }, short: { origin: short.origin } }),
    ),
  );
}
