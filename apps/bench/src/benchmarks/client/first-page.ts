import { candidateNames, OUR_SDK, PLAIN_FETCH, type CandidateName } from "../../candidates/candidates.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { times } from "../../format.ts";
import { nodeProcessMs } from "../../node-process.ts";
import { programs, rawFirstPage } from "../../candidates/programs.ts";
import { ratiosOf } from "../../rounds.ts";
import { NO_LIMIT } from "../../server/server-options.ts";
import { withServer } from "../../server/with-server.ts";

const ROUNDS = 21;
const MOST = 1.12;

/** The time of a script that reads one page. */
export const firstPage: Benchmark = {
  title: "First page",
  description:
    "The time of a process that loads the package as an ES module, creates a client, reads a page of 20 calls and ends, relative to a process that does " +
    `the same with \`fetch\`. The median of ${ROUNDS} rounds.`,
  async run() {
    const ratios = await withServer({ calls: 1_000, latencyMs: 0, limit: NO_LIMIT }, ({ origin }) =>
      ratiosOf({ names: candidateNames, baseline: PLAIN_FETCH, rounds: ROUNDS }, (name) =>
        nodeProcessMs(["--input-type=module", "-e", code(name), origin]),
      ),
    );
    return {
      tables: [{ head: ["client", "to `fetch`"], rows: [...ratios].map(([name, ratio]) => [name, times(ratio)]) }],
      targets: [atMost("to `fetch`", MOST, ratios.get(OUR_SDK) ?? NaN, times)],
    };
  },
};

/** The program exits as soon as it has the page, so that open connections and timers do not count. */
function code(name: CandidateName): string {
  const read = name === PLAIN_FETCH ? rawFirstPage : `${programs[name].make} ${programs[name].firstPage}`;
  return `${name === PLAIN_FETCH ? "" : programs[name].esm} const origin = process.argv[1]; ${read} process.exit();`;
}
