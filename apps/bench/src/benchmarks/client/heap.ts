import { PAGE_SIZE } from "../../candidates/candidate.ts";
import { OUR_SDK, PLAIN_FETCH } from "../../candidates/candidates.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { megabytes } from "../../format.ts";
import { runWorkload } from "../../workloads/run-workload.ts";
import { runRounds, median } from "../../rounds.ts";
import { NO_LIMIT } from "../../server/server-options.ts";
import { withServer } from "../../server/with-server.ts";

const NAMES = [OUR_SDK, PLAIN_FETCH] as const;
const ROUNDS = 3;
const WARM_UP_PAGES = 20;
const PAGES = 1_000;
/** The list goes on after the second measurement, so that both are taken while pages are being requested. */
const PAGES_LEFT = 20;
const MAX_BYTES = 5e6;

/** How much memory a long list keeps in use. */
export const heap: Benchmark = {
  title: "Heap",
  description:
    `The growth of a process while it reads ${PAGES} pages of ${PAGE_SIZE} calls with \`for await\` and keeps none of them, after ` +
    `${WARM_UP_PAGES} pages to warm up: of the heap in use after a forced garbage collection, and of the resident memory. Both are ` +
    `measured while the list is being read. The median of ${ROUNDS} rounds.`,
  async run() {
    const calls = (WARM_UP_PAGES + PAGES + PAGES_LEFT) * PAGE_SIZE;
    const growth = await withServer({ calls, latencyMs: 0, limit: NO_LIMIT }, ({ origin }) =>
      runRounds({ names: NAMES, rounds: ROUNDS }, (name) =>
        runWorkload("heap", name, {
          from: WARM_UP_PAGES * PAGE_SIZE,
          settings: { origin },
          to: (WARM_UP_PAGES + PAGES) * PAGE_SIZE,
        }),
      ),
    );
    const used = (name: (typeof NAMES)[number]) => median(growth.get(name)?.map(({ usedBytes }) => usedBytes) ?? []);
    const resident = (name: (typeof NAMES)[number]) =>
      median(growth.get(name)?.map(({ residentBytes }) => residentBytes) ?? []);
    return {
      tables: [
        {
          head: ["client", "heap in use", "resident"],
          rows: NAMES.map((name) => [name, megabytes(used(name), 1), megabytes(resident(name), 1)]),
        },
      ],
      targets: [atMost("growth of the heap in use", MAX_BYTES, used(OUR_SDK), (bytes) => megabytes(bytes, 1))],
    };
  },
};
