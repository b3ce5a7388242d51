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
import { UsageError } from "./errors.ts";

/** Creates the program `smartalex-mock` with its options. */
export function createProgram() {
  return new Command("smartalex-mock")
    .description("A mock server of the SmartAlex Calls API, on 127.0.0.1.")
    .option("--port <number>", "port to listen on, 0 for a free port", String(DEFAULT_PORT))
    .option("--calls <number>", "number of calls to generate, up to 1000000000 (default: 150)")
    .option("--days <number>", "number of days over which the calls are distributed (default: 7)")
    .option(
      "--data <file...>",
      "NDJSON files with one call per line, with transcripts; add --calls to generate calls too",
    )
    .option("--hostile", "add about 70 calls with edge-case data: escape sequences, HTML, formulas and so on")
    .option("--now <time>", "freeze the clock at this time, for example 2026-01-15T15:00:00Z (default: system clock)")
    .optionsGroup("Live calls:")
    .option("--live <rate>", "rate of new calls: 30/min, 2/s or 100/h; the other calls do not change")
    .option("--enrich <duration>", "delay before a new call has its summary, sentiment and transcript, such as 5m")
    .option("--late <duration>", "maximum delay between the end of a call and its listing, such as 10m")
    .option("--delete-rate <share>", "share of new calls that are deleted within an hour: 0.05 or 5%")
    .optionsGroup("Keys and limits:")
    .option("--api-key <key...>", "accept only this API key, others get 401; can be repeated (default: any key)")
    .option("--forbidden-key <key...>", "an API key without permission to read calls: 403")
    .option("--revoked-key <key...>", "a revoked API key: 401")
    .addOption(
      new Option("--plan <name>", "rate limit of each key: 60, 300 or 600 requests per minute (default: 600)")
        .choices(enumOptions.plan)
        .conflicts("rpm"),
    )
    .option("--rpm <number>", "rate limit of each key as a number of requests per minute")
    .addOption(
      new Option("--rate-window <name>", "rate limit algorithm: fixed window, sliding window or token bucket")
        .choices(enumOptions.window)
        .default("fixed"),
    )
    .addOption(
      new Option("--rate-headers <name>", "format of the rate-limit headers; ietf is RateLimit and RateLimit-Policy")
        .choices(enumOptions.rateHeaders)
        .default("x-ratelimit"),
    )
    .optionsGroup("Lists:")
    .option(
      "--max-per-page <number>",
      `maximum of per_page (default: ${listCallsQueryLimits.per_page.maximum}, as documented)`,
    )
    .addOption(
      new Option("--over <name>", "behavior for a larger per_page: reject with 400, or clamp to the maximum")
        .choices(enumOptions.over)
        .default("reject"),
    )
    .addOption(new Option("--order <name>", "order of lists").choices(enumOptions.order).default("newest"))
    .optionsGroup("Faults:")
    .option("--strict", "reject unknown parameters and oversized or non-ASCII headers")
    .option("--fault <rule...>", "simulate a fault, such as 'GET /calls page=3: reset'; can be repeated, see below")
    .option("--latency <ms>", "latency of responses: 200, 50-200, or '50-200, 1% 3000'")
    .option("--seed <text>", "seed of generated calls, and of random faults, latencies and request IDs", "1")
    .option(
      "--allow-origin <origin...>",
      "origin whose pages can read the calls of --data, such as https://app.example.com; * for any",
    )
    .option("--no-control", "disable the dashboard and the control API under /_mock/")
    .optionsGroup("Options:")
    .version(packageJson.version)
    .addHelpText("after", faultHelp)
    .allowExcessArguments(false);
}

/** The flags of `smartalex-mock`. */
export type Flags = ReturnType<ReturnType<typeof createProgram>["opts"]>;

/** Parses flags, and opens the data files. Throws `UsageError` for an invalid value or an unreadable file. */
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

/** Throws `UsageError` if an option of the server is passed to another command, where it has no effect. */
export function rejectServerOptions(server: CommandUnknownOpts, { name }: { name: string }): void {
  const option = server.options.find((one) => server.getOptionValueSource(one.attributeName()) === "cli");
  if (option === undefined) return;
  const help = commandLine`smartalex-mock ${name} --help`;
  throw new UsageError(`${option.long} is an option of the server, not of ${name}. See ${help}`);
}

/** Parses a port. Throws `UsageError` for an invalid port. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UsageError(`invalid value for --port: ${text}. Use a number from 0 to 65535`);
  return port;
}

function toNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(text))
    throw new UsageError(`invalid value for ${flag}: ${text}. Use an integer such as 60`);
  return Number(text);
}

function toTime(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const ms = parseTimestamp(text);
  if (ms === undefined) throw new UsageError(`invalid value for ${flag}: ${text}. Use ${TIMESTAMP_EXAMPLE}`);
  if (isClockTime(ms)) return text;
  throw new UsageError(`invalid value for ${flag}: ${text}. Use a time between the years ${CLOCK_YEARS}`);
}
