import { fileURLToPath } from "node:url";
import { atMost, type Benchmark } from "../../benchmark.ts";
import { times } from "../../format.ts";
import { nodeProcessMs, type ProcessOptions } from "../../node-process.ts";
import { ratiosOf } from "../../rounds.ts";
import { withFolder } from "../../with-folder.ts";

const ROUNDS = 25;
const EMPTY_PROCESS = "`node -e 0`";
const MAIN = fileURLToPath(new URL("../../../../cli/dist/main.cjs", import.meta.url));

/** The arguments of each command, its maximum ratio to `node -e 0`, and its exit code. */
const commands: Readonly<Record<string, { args: readonly string[]; maxRatio: number; exitCode?: number }>> = {
  "`--version`": { args: ["--version"], maxRatio: 1.4 },
  "`--help`": { args: ["--help"], maxRatio: 1.4 },
  "Tab completion": { args: ["complete", "--", "calls", "list", "--status", ""], maxRatio: 2 },
  "Tab completion of profiles": { args: ["complete", "--", "auth", "switch", ""], maxRatio: 2 },
  "a usage error": { args: ["calls", "list", "--status", "complete"], maxRatio: 1.4, exitCode: 2 },
  "`calls list --sandbox`": { args: ["calls", "list", "--sandbox"], maxRatio: 2.5 },
};

/** The time until a command ends. */
export const cliStart: Benchmark = {
  title: "Command line: start",
  description:
    `The time of a \`smartalex\` process from its start to its end, relative to a Node process that does nothing. The median of ${ROUNDS} rounds. Node's ` +
    "compile cache is kept between runs, as it is for users.",
  run: () =>
    withFolder(async (folder) => {
      const names = [EMPTY_PROCESS, ...Object.keys(commands)];
      const ratios = await ratiosOf({ names, baseline: EMPTY_PROCESS, rounds: ROUNDS }, (name) =>
        processMs(name, folder),
      );
      const ratio = (name: string) => ratios.get(name) ?? NaN;
      return {
        tables: [{ head: ["command", `to ${EMPTY_PROCESS}`], rows: names.map((name) => [name, times(ratio(name))]) }],
        targets: Object.entries(commands).map(([name, { maxRatio }]) => atMost(name, maxRatio, ratio(name), times)),
      };
    }),
};

function processMs(name: string, cache: string): number {
  const command = commands[name];
  if (!command) return nodeProcessMs(["-e", "0"]);
  const options: ProcessOptions = { env: { XDG_CACHE_HOME: cache }, exitCode: command.exitCode ?? 0 };
  return nodeProcessMs([MAIN, ...command.args], options);
}
