import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureProcess, type ProcessCost } from "../../measure-process.ts";
import { atMost, type Benchmark, type Target } from "../../benchmark.ts";
import { megabytes, seconds, times } from "../../format.ts";
import { OUR_MOCK } from "../../mocks/mock-servers.ts";
import { withMockServer } from "../../mocks/with-mock-server.ts";
import { runRounds, ratiosTo } from "../../rounds.ts";
import { withFolder } from "../../with-folder.ts";

const MAIN = fileURLToPath(new URL("../../../../cli/dist/main.cjs", import.meta.url));
const ROUNDS = 9;
const MAX_RATIO = 1.3;
const MAX_BYTES = 150e6;
/** The maximum growth of the peak memory from the small export to the large one. The measured values vary between runs. */
const MAX_GROWTH_BYTES = 15e6;
const SIZES = [100_000, 1_000_000];

const subjects = ["iterator", "ndjson", "csv"] as const;
type Subject = (typeof subjects)[number];

/** The calls that are exported: those of the list, or each call with its transcript. */
interface Kind {
  label: string;
  calls: number;
  flags: readonly string[];
  /** The source code of the loop that only reads the calls. */
  loop: string;
}

const list: Kind = {
  label: "list",
  calls: 100_000,
  flags: [],
  loop: "for await (const call of calls.list()) n += call.id.length;",
};
const details: Kind = {
  label: "with transcripts",
  calls: 5_000,
  flags: ["--with-transcripts"],
  loop: "for await (const { id } of calls.getMany({})) n += id.length;",
};

/** The time and the memory of an export. */
export const cliExport: Benchmark = {
  title: "Command line: export",
  description:
    `The time of \`smartalex calls export\`, from its start to its end, relative to a process that reads the same calls from the same mock with the SDK's ` +
    `iterator and keeps none: ${[list, details].map(({ calls, label }) => `${calls.toLocaleString("en")} calls, ${label}`).join("; ")}. The median of ` +
    `${ROUNDS} rounds. The second table has the peak resident memory of an export of calls with transcripts to NDJSON, from a mock without latency, ` +
    "measured once for each number of calls.",
  async run() {
    const [listed, detailed] = [await measureTimes(list), await measureTimes(details)];
    const memory = [];
    for (const calls of SIZES) memory.push({ calls, ...(await measureMemory(calls)) });
    const [small, large] = memory.map(({ peakBytes }) => peakBytes);
    return {
      tables: [
        {
          head: ["", ...[list, details].map(({ label }) => label)],
          rows: subjects.map((name) => [name, formatRatio(listed, name), formatRatio(detailed, name)]),
        },
        {
          head: ["calls with transcripts", "resident at most", "took"],
          rows: memory.map(({ calls, durationMs, peakBytes }) => [
            calls.toLocaleString("en"),
            megabytes(peakBytes),
            seconds(durationMs),
          ]),
        },
      ],
      targets: [
        ...targets("list", listed),
        ...targets("with transcripts", detailed),
        ...memory.map(({ calls, peakBytes }) =>
          atMost(`resident, ${calls.toLocaleString("en")} calls`, MAX_BYTES, peakBytes, megabytes),
        ),
        atMost("growth from one to the other", MAX_GROWTH_BYTES, (large ?? NaN) - (small ?? NaN), megabytes),
      ],
    };
  },
};

function measureTimes({ calls, flags, loop }: Kind): Promise<ReadonlyMap<Subject, number>> {
  return withMockServer(OUR_MOCK, { calls }, ({ origin }) =>
    withFolder(async (folder) => {
      const program = `import { SmartAlex } from "@smartalex/sdk"; let n = 0; const { calls } = new SmartAlex({ validate: "tolerant" }); ${loop}`;
      const measured = await runRounds({ names: subjects, rounds: ROUNDS }, async (subject) => {
        if (subject === "iterator") return measureProcess(["--input-type=module", "-e", program], origin);
        return measureProcess(exportArgs(join(folder, `calls.${subject}`), flags), origin);
      });
      return ratiosTo("iterator", measured, ({ durationMs }) => durationMs);
    }),
  );
}

function measureMemory(calls: number): Promise<ProcessCost> {
  return withMockServer(OUR_MOCK, { calls }, ({ origin }) =>
    withFolder((folder) => measureProcess(exportArgs(join(folder, "calls.ndjson"), ["--with-transcripts"]), origin)),
  );
}

function exportArgs(file: string, flags: readonly string[]): string[] {
  return [MAIN, "calls", "export", "--to", file, "--force", ...flags];
}

function formatRatio(ratios: ReadonlyMap<Subject, number>, name: Subject): string {
  return times(ratios.get(name) ?? NaN);
}

function targets(label: string, ratios: ReadonlyMap<Subject, number>): Target[] {
  return (["ndjson", "csv"] as const).map((name) =>
    atMost(`${name}, ${label}`, MAX_RATIO, ratios.get(name) ?? NaN, times),
  );
}
