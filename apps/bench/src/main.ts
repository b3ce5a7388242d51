/** Measures the requested figures, or all figures, and prints them as Markdown. */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import packageJson from "../package.json" with { type: "json" };
import { candidateNames } from "./candidates/candidates.ts";
import { fetcherNames } from "./fetchers/fetchers.ts";
import { figures, groups, type FigureName } from "./figures.ts";
import { mockServerNames } from "./mocks/mock-servers.ts";
import { toMarkdown } from "./print.ts";

const NAMES = Object.keys(figures) as FigureName[]; // the keys of the table, and no others
const HELP = `Measures @smartalex/sdk, @smartalex/mock and @smartalex/cli and compares them with alternatives. Everything runs on this machine.

npm run bench                 measure all figures (about half an hour)
npm run bench -- mock         measure the figures of the mock; the other groups are client and cli
npm run bench -- export       measure calls export (about twenty minutes)
npm run bench -- storm size   measure several figures

Figures: ${NAMES.join(", ")}
`;

/** Invalid arguments: prints one line, and exits with code 2. */
class UsageError extends Error {}

try {
  const names = parseFigures(process.argv.slice(2));
  if (names) await measure(names);
  else process.stdout.write(HELP);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 2;
}

async function measure(names: readonly FigureName[]): Promise<void> {
  process.stdout.write(`${conditions()}\n`);
  for (const name of names) {
    process.stderr.write(`measuring ${name} ...\n`);
    process.stdout.write(`\n${toMarkdown(figures[name], await figures[name].run())}\n`);
  }
}

/** Returns the requested figures, or `undefined` for `--help`. Throws `UsageError` for invalid arguments. */
function parseFigures(args: string[]): readonly FigureName[] | undefined {
  const { positionals, values } = parse(args);
  if (values.help) return undefined;
  const unknown = positionals.find((name) => !(Object.hasOwn(figures, name) || Object.hasOwn(groups, name)));
  if (unknown !== undefined) {
    throw new UsageError(
      `there is no figure ${JSON.stringify(unknown)}. Name some of ${NAMES.join(", ")}, or none for all`,
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
  const peers = [...new Set([...candidateNames, ...mockServerNames, ...fetcherNames])].flatMap((name) => {
    const version = versions[name];
    return version === undefined || version.startsWith("workspace:") ? [] : [`${name} ${version}`];
  });
  const [cpu] = cpus();
  return [
    `Node ${process.versions.node} on ${process.platform} ${process.arch}, ${cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), `,
    `${new Date().toISOString().slice(0, 10)}. Compared with ${peers.join(", ")}.`,
  ].join("");
}
