import { PAGE_SIZE } from "../../candidates/candidate.ts";
import { candidateNames, OUR_SDK, type CandidateName } from "../../candidates/candidates.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { megabytes } from "../../format.ts";
import { runWorkload } from "../../workloads/run-workload.ts";
import { median } from "../../rounds.ts";
import { NO_LIMIT } from "../../server/server-options.ts";
import { withServer } from "../../server/with-server.ts";

const ROUNDS = 3;
const WARM_UP_PAGES = 5;
const PAGES = 1_000;
const MAX_BYTES = 60e6;
/** Octokit takes 15 ms for each page. */
const FEWER_ROUNDS: Partial<Record<CandidateName, number>> = { octokit: 1 };

/** The growth of the memory while a client reads a long list. */
export const memory: Benchmark = {
  title: "Memory",
  description:
    `The growth of the resident memory of a process that reads ${PAGES} pages of ${PAGE_SIZE} calls and keeps none of them, after ` +
    `${WARM_UP_PAGES} pages to warm up. The median of ${ROUNDS} rounds; one round for Octokit.`,
  async run() {
    // All at the same time: the memory of one process does not depend on the others.
    const medians = new Map(await Promise.all(candidateNames.map(async (name) => [name, await growth(name)] as const)));
    return {
      tables: [{ head: ["client", "growth"], rows: [...medians].map(([name, bytes]) => [name, megabytes(bytes)]) }],
      targets: [atMost("growth", MAX_BYTES, medians.get(OUR_SDK) ?? NaN, megabytes)],
    };
  },
};

async function growth(candidate: CandidateName): Promise<number> {
  const rounds: number[] = [];
  while (rounds.length < (FEWER_ROUNDS[candidate] ?? ROUNDS)) rounds.push(await growthOnce(candidate));
  return median(rounds);
}

function growthOnce(candidate: CandidateName): Promise<number> {
  const options = { latencyMs: 0, limit: NO_LIMIT };
  return withServer({ ...options, calls: WARM_UP_PAGES * PAGE_SIZE }, (short) =>
    withServer({ ...options, calls: PAGES * PAGE_SIZE }, (long) =>
      runWorkload("memory", candidate, { long: { origin: long.origin }, short: { origin: short.origin } }),
    ),
  );
}
