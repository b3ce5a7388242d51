import { OUR_SDK } from "../../candidates/candidates.ts";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { times } from "../../format.ts";
import { nodeProcessMs } from "../../node-process.ts";
import { programNames, programs } from "../../candidates/programs.ts";
import { ratiosOf } from "../../rounds.ts";

const ROUNDS = 15;
const MOST = 1.25;
const NOTHING = "nothing";
/** The programs send no requests to it. */
const ORIGIN = "http://127.0.0.1:9";

type Subject = keyof typeof programs | typeof NOTHING;
/** A process: its module system, and the package that it loads. */
type Run = `${"ESM" | "CommonJS"} ${Subject}`;

const subjects: readonly Subject[] = [NOTHING, ...programNames];
const runs = subjects.flatMap((subject): Run[] => [`ESM ${subject}`, `CommonJS ${subject}`]);

/** The time that a client adds to the start of a process. */
export const start: Benchmark = {
  title: "Start",
  description:
    "The time of a process that loads the package and creates a client, from its start to its end, relative to `node -e 0`. The first row loads nothing. " +
    `The median of ${ROUNDS} rounds. Octokit is an ES module in both columns.`,
  async run() {
    const ratios = await ratiosOf({ names: runs, baseline: `CommonJS ${NOTHING}`, rounds: ROUNDS }, (run) =>
      nodeProcessMs(argsOf(run)),
    );
    const ratio = (run: Run) => ratios.get(run) ?? NaN;
    return {
      tables: [
        {
          head: ["package", "ESM", "CommonJS"],
          rows: subjects.map((subject) => [
            subject,
            times(ratio(`ESM ${subject}`)),
            times(ratio(`CommonJS ${subject}`)),
          ]),
        },
      ],
      targets: [
        atMost("ESM", MOST, ratio(`ESM ${OUR_SDK}`), times),
        atMost("CommonJS", MOST, ratio(`CommonJS ${OUR_SDK}`), times),
      ],
    };
  },
};

function argsOf(run: Run): string[] {
  const [system, subject] = run.split(" ") as ["ESM" | "CommonJS", Subject]; // no name has a space
  const isEsm = system === "ESM";
  const flags = isEsm ? ["--input-type=module"] : [];
  if (subject === NOTHING) return [...flags, "-e", "0"];
  const { cjs, esm, make } = programs[subject];
  return [...flags, "-e", `${isEsm ? esm : cjs} const origin = process.argv[1]; ${make}`, ORIGIN];
}
