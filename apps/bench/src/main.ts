/** Runs the requested benchmarks, or all benchmarks, and prints the results as Markdown. */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import packageJson from "../package.json" with { type: "json" };
import { candidateNames } from "./candidates/candidates.ts";
import { inProcessMockNames } from "./in-process-mocks/in-process-mocks.ts";
import { benchmarks, groups, type BenchmarkName } from "./benchmarks/benchmarks.ts";
import { mockServerNames } from "./mocks/mock-servers.ts";
import { toMarkdown } from "./print.ts";

const NAMES = Object.keys(benchmarks) as BenchmarkName[]; // the object has only these keys
const HELP = `Measures @smartalex/sdk, @smartalex/mock and @smartalex/cli and compares them with alternatives. Everything runs on this machine.

npm run bench                 run all benchmarks (about half an hour)
npm run bench -- mock         run the benchmarks of the mock; the other groups are client and cli
npm run bench -- export       measure calls export (about twenty minutes)
npm run bench -- burst size   run several benchmarks

Benchmarks: ${NAMES.join(", ")}
`;

/** Invalid arguments: prints one line, and exits with code 2. */
class UsageError extends Error {}

try {
  const names = parseBenchmarkNames(process.argv.slice(2));
  if (names) await measure(names);
  else process.stdout.write(HELP);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 2;
}

async function measure(names: readonly BenchmarkName[]): Promise<void> {
  process.stdout.write(`${conditions()}\n`);
  for (const name of names) {
    process.stderr.write(`measuring ${name} ...\n`);
    process.stdout.write(`\n${toMarkdown(benchmarks[name], await benchmarks[name].run())}\n`);
  }
}

/** Returns the requested benchmarks, or `undefined` for `--help`. Throws `UsageError` for invalid arguments. */
function parseBenchmarkNames(args: string[]): readonly BenchmarkName[] | undefined {
  const { positionals, values } = parse(args);
  if (values.help) return undefined;
  const unknown = positionals.find((name) => !(Object.hasOwn(benchmarks, name) || Object.hasOwn(groups, name)));
  if (unknown !== undefined) {
    throw new UsageError(
      `unknown benchmark ${JSON.stringify(unknown)}. Choose from ${NAMES.join(", ")}. To run all benchmarks, pass no name`,
    );
  }
  const requested = new Set(positionals.flatMap((name) => groups[name] ?? name));
  return requested.size === 0 ? NAMES : NAMES.filter((name) => requested.has(name));
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { help: { type: "boolean", short: "h" } } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Describes the machine, the date and the versions of the alternatives. */
function conditions(): string {
  const versions: Record<string, string> = packageJson.devDependencies;
  const peers = [...new Set([...candidateNames, ...mockServerNames, ...inProcessMockNames])].flatMap((name) => {
    const version = versions[name];
    return version === undefined || version.startsWith("workspace:") ? [] : [`${name} ${version}`];
  });
  const [cpu] = cpus();
  return [
    `Node ${process.versions.node} on ${process.platform} ${process.arch}, ${cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), `,
    `${new Date().toISOString().slice(0, 10)}. Compared with ${peers.join(", ")}.`,
  ].join("");
}
