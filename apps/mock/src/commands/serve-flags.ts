import { Command, Option, type CommandUnknownOpts } from "@commander-js/extra-typings";
import packageJson from "../../package.json" with { type: "json" };
import { listCallsQueryLimits } from "@smartalex/contract";
import { commandLine } from "@smartalex/node-files";
import { parseTimestamp, TIMESTAMP_EXAMPLE } from "@smartalex/sdk/internal";
import { DEFAULT_PORT } from "../http/api-router.ts";
import { faultHelp } from "../faults/fault-help.ts";
import { CLOCK_YEARS, isClockTime } from "../runtime/mock-clock.ts";
import { enumOptions, type MockOptions } from "../options.ts";
import { openFixture } from "./open-fixture.ts";
import { UsageError } from "./usage-error.ts";

/** `smartalex-mock` with all that it can be told. */
export function createProgram() {
  return new Command("smartalex-mock")
    .description("The SmartAlex Calls API on your laptop, on 127.0.0.1.")
    .option("--port <number>", "the port to listen on, 0 for a free one", String(DEFAULT_PORT))
    .option("--calls <number>", "how many calls to generate, up to a billion (default: 150)")
    .option("--days <number>", "over how many days (default: 7)")
    .option("--data <file...>", "NDJSON files with one call a line, with transcripts; generated ones too with --calls")
    .option(
      "--hostile",
      "some seventy calls more, with what breaks software: escape sequences, HTML, formulas and so on",
    )
    .option(
      "--now <time>",
      "where a clock of its own stands still, such as 2026-01-15T15:00:00Z (default: the machine's)",
    )
    .optionsGroup("Calls that go on arriving:")
    .option("--live <rate>", "how many arrive, each when it ends: 30/min, 2/s or 100/h; the others stand still")
    .option("--enrich <duration>", "how long after it arrived its summary, sentiment and transcript follow, such as 5m")
    .option("--late <duration>", "how long after its end a call arrives at most, such as 10m")
    .option("--delete-rate <share>", "how many vanish again within the hour after they arrived: 0.05 or 5%")
    .optionsGroup("Keys and limits:")
    .option("--api-key <key...>", "an API key that it knows, others are 401; may be repeated (default: any key)")
    .option("--forbidden-key <key...>", "an API key that may not read calls: 403")
    .option("--revoked-key <key...>", "an API key that was good once: 401")
    .addOption(
      new Option("--plan <name>", "60, 300 or 600 requests a minute for each key; 600 without it")
        .choices(enumOptions.plan)
        .conflicts("rpm"),
    )
    .option("--rpm <number>", "or any other number of requests a minute")
    .addOption(
      new Option("--rate-window <name>", "what a minute is: one of the clock, the last 60 seconds, or a bucket")
        .choices(enumOptions.window)
        .default("fixed"),
    )
    .addOption(
      new Option("--rate-headers <name>", "how answers tell of the limit; ietf is RateLimit and RateLimit-Policy")
        .choices(enumOptions.rateHeaders)
        .default("x-ratelimit"),
    )
    .optionsGroup("Lists:")
    .option(
      "--max-per-page <number>",
      `the largest per_page (default: ${listCallsQueryLimits.per_page.maximum}, as documented)`,
    )
    .addOption(
      new Option("--over <name>", "what a larger per_page gets: 400, or the largest page")
        .choices(enumOptions.over)
        .default("reject"),
    )
    .addOption(
      new Option("--order <name>", "which calls a list begins with").choices(enumOptions.order).default("newest"),
    )
    .optionsGroup("What goes wrong:")
    .option("--strict", "refuse unknown parameters, and headers at which a proxy would choke")
    .option("--fault <rule...>", "a fault, such as 'GET /calls page=3: reset'; may be repeated, see below")
    .option("--latency <ms>", "how long answers take: 200, 50-200, or '50-200, 1% 3000'")
    .option(
      "--seed <text>",
      "with the same seed, the same calls, and chance picks the same faults, latencies and request ids",
      "1",
    )
    .option(
      "--allow-origin <origin...>",
      "an origin whose pages may read the calls of --data, such as https://app.example.com; * for any",
    )
    .option("--no-control", "without the control under /_mock/")
    .optionsGroup("Options:")
    .version(packageJson.version)
    .addHelpText("after", faultHelp)
    .allowExcessArguments(false);
}

/** What `smartalex-mock` was told. */
export type Flags = ReturnType<ReturnType<typeof createProgram>["opts"]>;

/** Reads flags, and opens the files that they name. Throws `UsageError` for what cannot be read. */
export function toMockOptions(flags: Flags): MockOptions {
  return {
    calls: toNumber("--calls", flags.calls),
    days: toNumber("--days", flags.days),
    data: flags.data?.map(openFixture),
    hostile: flags.hostile,
    now: toTime("--now", flags.now),
    live: flags.live,
    enrich: flags.enrich,
    late: flags.late,
    deleteRate: flags.deleteRate,
    apiKeys: flags.apiKey,
    forbiddenKeys: flags.forbiddenKey,
    revokedKeys: flags.revokedKey,
    plan: flags.plan,
    requestsPerMinute: toNumber("--rpm", flags.rpm),
    window: flags.rateWindow,
    rateHeaders: flags.rateHeaders,
    maxPerPage: toNumber("--max-per-page", flags.maxPerPage),
    over: flags.over,
    order: flags.order,
    strict: flags.strict,
    faults: flags.fault,
    latencyMs: flags.latency,
    allowOrigins: flags.allowOrigin,
    control: flags.control,
    seed: flags.seed,
  };
}

/** Throws `UsageError` for an option of the server that was passed to another command: it would do nothing there. */
export function rejectServerOptions(server: CommandUnknownOpts, { name }: { name: string }): void {
  const option = server.options.find((one) => server.getOptionValueSource(one.attributeName()) === "cli");
  if (option === undefined) return;
  const help = commandLine`smartalex-mock ${name} --help`;
  throw new UsageError(`${option.long} is an option of the server, not of ${name}. See ${help}`);
}

/** Reads a port. Throws `UsageError`. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port ${text} is no port. Give a number from 0 to 65535`);
  return port;
}

function toNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new UsageError(`${flag} ${text} is no number. Give a whole one, such as 60`);
  return Number(text);
}

function toTime(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const ms = parseTimestamp(text);
  if (ms === undefined) throw new UsageError(`invalid value for ${flag}: ${text}. Give ${TIMESTAMP_EXAMPLE}`);
  if (isClockTime(ms)) return text;
  throw new UsageError(`invalid value for ${flag}: ${text}. Use a time between the years ${CLOCK_YEARS}`);
}
