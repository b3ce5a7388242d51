import { readFile } from "node:fs/promises";
import { Command } from "@commander-js/extra-typings";
import packageJson from "../package.json" with { type: "json" };
import { serverUrls, type ListCallsResponse } from "@smartalex/contract";
import { FixtureError, type FixtureFile } from "./dataset/fixture.ts";
import { faultHelp } from "./faults/fault-help.ts";
import { createMock, type Mock } from "./mock.ts";
import { SettingError } from "./setting-error.ts";

const DEFAULT_PORT = new URL(serverUrls[1]).port;
const DOCUMENTED = "call_abc123";
/** An id that a shell and a URL take as it is. */
const PLAIN = /^\w[\w.-]*$/;

/** A mistake in the command line: one line, and exit code 2. */
class UsageError extends Error {}

const program = new Command("smartalex-mock")
  .description("The SmartAlex Calls API on your laptop, on 127.0.0.1.")
  .option("--port <number>", "the port to listen on, 0 for a free one", DEFAULT_PORT)
  .option("--calls <number>", "how many calls to generate, up to a billion (default: 150)")
  .option("--days <number>", "over how many days (default: 7)")
  .option("--data <file...>", "NDJSON files with one call a line, with transcripts, instead of the generated calls")
  .option("--fault <rule...>", "what goes wrong, such as 'GET /calls page=3: reset'; may be repeated, see below")
  .option("--latency <ms>", "how long answers take: 200, 50-200, or '50-200, 1% 3000'")
  .option("--seed <text>", "with the same seed, the same calls are generated, and chance picks the same faults", "1")
  .addHelpText("after", faultHelp)
  .version(packageJson.version)
  .allowExcessArguments(false)
  .configureOutput({
    outputError: (text, write) => {
      write(oneLine(text));
    },
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async ({ calls, days, fault, latency, port, seed, ...options }) => {
    const data = options.data && (await Promise.all(options.data.map(readFixture)));
    if (data && calls !== undefined) throw new UsageError("--data and --calls exclude each other. Leave one out");
    const source = { calls: toCount("--calls", calls), days: toCount("--days", days), data, seed };
    const mock = createMock({ ...source, faults: fault, latencyMs: latency });
    const { url } = await mock.listen({ port: toPort(port) }).catch((error: unknown) => {
      throw new UsageError(`cannot listen on port ${port}: ${reason(error)}. Try --port 0 for a free one`);
    });
    process.stdout.write(greeting(url, await glimpse(createMock(source))));
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void mock.close());
  });

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof UsageError || error instanceof FixtureError || error instanceof SettingError)) throw error;
  process.stderr.write(oneLine(`error: ${error.message}`));
  process.exitCode = 2;
});

async function readFixture(name: string): Promise<FixtureFile> {
  const bytes = await readFile(name).catch((error: unknown) => {
    throw new UsageError(`cannot read ${name}: ${reason(error)}`);
  });
  try {
    return { name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    throw new UsageError(`cannot read ${name}: it is not UTF-8`);
  }
}

/** How many calls there are, and the id of one to paste: the documented one where it is there. */
async function glimpse({ fetch }: Mock): Promise<{ total: number; id: string | undefined }> {
  const ask = (path: string) => {
    return fetch(new Request(`${serverUrls[1]}${path}`, { headers: { authorization: "Bearer startup" } }));
  };
  const { data, meta } = (await (await ask("/calls")).json()) as ListCallsResponse; // the mock's own answer
  return {
    total: meta.total,
    id: (await ask(`/calls/${DOCUMENTED}`)).ok ? DOCUMENTED : data.find((call) => PLAIN.test(call.id))?.id,
  };
}

function toPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port ${text} is no port. Give a number from 0 to 65535`);
  return port;
}

function toCount(option: string, text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,15}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new UsageError(`${option} ${text} is no whole number. Give one such as 10000`);
}

function greeting(url: string, { total, id }: { total: number; id: string | undefined }): string {
  const curl = (path: string) => `  curl "${url}${path}" -H "Authorization: Bearer any_key"\n`;
  return [
    `The SmartAlex Calls API listens on ${url}\n`,
    `with ${total} calls. Any API key will do. Ctrl-C ends it.\n\n`,
    curl("/calls?status=completed&per_page=5"),
    id === undefined ? "" : curl(`/calls/${encodeURIComponent(id)}`),
    `\n  SMARTALEX_BASE_URL=${url} SMARTALEX_API_KEY=any_key smartalex calls list\n`,
  ].join("");
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known: Record<string, string> = {
    EACCES: "it is not allowed",
    EADDRINUSE: "something else listens there",
    EISDIR: "it is a folder",
    ENOENT: "there is no such file",
  };
  return known[code] ?? String(error);
}

/** One line, without control characters: file names and files may hold any. */
function oneLine(text: string): string {
  return `smartalex-mock: ${text
    .trim()
    .replace(/^error: /, "")
    .replaceAll(/\p{Cc}+/gu, " ")}\n`;
}
