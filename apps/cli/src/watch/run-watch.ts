import { callDetailFields, callFields } from "@smartalex/contract/constants";
import type { Context } from "../context.ts";
import { UsageError, CommandError, type CommandErrorOptions } from "../errors.ts";
import type { GlobalOptions } from "../options/global-options.ts";
import { resolve } from "node:path";
import type { FieldMetadata } from "@smartalex/contract";
import { InvalidOptionError, type CallPredicate } from "@smartalex/sdk";
import { execEnv } from "../io/environment.ts";
import { describeFlags } from "../filters/describe-flags.ts";
import { formatError } from "../format/errors/format-error.ts";
import { formatFields } from "../options/fields.ts";
import { loadRowFormat, resolveOutput, type OutputOptions } from "../format/rows/resolve-output.ts";
import { createRowWriter } from "../format/rows/row-writer.ts";
import { formatDuration } from "../format/time.ts";
import { toJson } from "../format/json.ts";
import type { RowFormat } from "../format/rows/row.ts";
import { resolveCredential } from "../config/profiles/resolve-credential.ts";
import { invalidFileError } from "../config/files/parse-json-object.ts";
import { parseFilters, type Filters, type FilterOptions } from "../filters/parse-filters.ts";
import type { OutputStream } from "../io/io-streams.ts";
import { pollWithBackoff } from "./poll-with-backoff.ts";
import { runCommand } from "./run-command.ts";
import { Watch } from "./watch.ts";
import { WatchQueue } from "./watch-queue.ts";
import type { WatchIdentity } from "./watch-state.ts";
import { openStore } from "./watch-store.ts";
import { parseWhere } from "../filters/where/parse-where.ts";

/** Flags of `smartalex calls watch`. */
export interface WatchCommandOptions extends GlobalOptions, OutputOptions, FilterOptions {
  /** In seconds. */
  interval?: number | undefined;
  withTranscripts?: true | undefined;
  exec?: string | undefined;
  execWithKey?: true | undefined;
  when?: string | undefined;
  state?: string | undefined;
}

const DEFAULT_INTERVAL_SECONDS = 30;
/** How long before the watch a call may have started that appears during the watch. Calls appear when they end. */
const BASELINE_HOURS = 24;

/** Runs `smartalex calls watch` until it is interrupted. */
export async function runWatch(options: WatchCommandOptions, context: Context): Promise<void> {
  const { io } = context;
  const { clock, cwd, signal, stdout } = io;
  const {
    exec,
    execWithKey = false,
    interval = DEFAULT_INTERVAL_SECONDS,
    state,
    when,
    withTranscripts = false,
  } = options;
  const allowed = withTranscripts ? callDetailFields : callFields;
  if (options.fields === true) {
    await stdout.write(formatFields(allowed));
    return;
  }
  assertEndless(options);
  if (execWithKey && exec === undefined) {
    throw new UsageError("--exec-with-key requires --exec. Add --exec, or remove --exec-with-key.");
  }
  const { isMatch, query } = createFilter(options, { known: allowed, nowMs: clock.now() });
  const isMet = when === undefined ? undefined : parseWhere(when, allowed, "--when");
  const setting = context.setting("output");
  const output = resolveOutput(options, { known: allowed, setting: setting === "json" ? "ndjson" : setting, stdout });
  const isReadable = output.format === "table" && withTranscripts && !output.rows.chosen;
  const rows = createRowWriter(stdout, isReadable ? await loadTranscriptFormat(stdout) : await loadRowFormat(output));

  const client = await context.client({ ...options, validate: "tolerant" });
  const env = execEnv(io.env, { hasKey: execWithKey });
  const terms = createIdentity(options, context);
  const path = state === undefined ? undefined : resolve(cwd, state);
  const store = openStore(path, terms);
  const memory = new WatchQueue(terms, store.state);
  const watch = new Watch({
    client,
    memory,
    isMatch,
    hasTranscripts: withTranscripts,
    since_hours: query.since_hours ?? BASELINE_HOURS,
    hasBaseline: query.since_hours === undefined,
    show: (call) => rows.write([call]),
    execute: exec === undefined ? undefined : (call) => runCommand(exec, { ...io, env, input: toJson(call) }),
    isMet,
    store,
    warn: (message, code) => report(message, { code }),
    signal,
  });
  if (stdout.isTerminal)
    await io.stderr.write(`Checking for new calls every ${formatDuration(interval)}. Press Ctrl-C to stop.\n`);
  try {
    await pollWithBackoff(() => watch.poll(), {
      intervalMs: interval * 1_000,
      clock,
      signal,
      onOutage: (cause) => report("Cannot fetch new calls. Retrying until it succeeds.", { cause }),
      onRecovery: () => report("New calls can be fetched again. No calls were missed.", { code: "recovered" }),
      onRequestedWait: (waitMs) =>
        report(`Waiting ${formatDuration(Math.ceil(waitMs / 1_000))}, as requested by the server.`, {
          code: "waiting",
        }),
    });
  } catch (error) {
    if (signal.aborted) return; // Ctrl-C is the normal end of a watch
    if (path !== undefined && error instanceof InvalidOptionError && error.option === "state") {
      throw invalidFileError(path, "its list of calls is incomplete");
    }
    throw error;
  } finally {
    store.close();
  }

  async function report(message: string, facts: CommandErrorOptions): Promise<void> {
    const format = options.errorFormat ?? context.setting("error_format") ?? "text";
    const { colorize } = io.stderr;
    const failed = { command: "calls watch", flags: options };
    const { text } = await formatError(new CommandError(message, facts), { failed, format, colorize });
    await io.stderr.write(text);
  }
}

/**
 * Creates the filter of the watch. All filters are applied client-side, because the change feed has none and --where may use fields of the details.
 */
function createFilter(
  { where, ...rest }: FilterOptions,
  { known, nowMs }: { known: readonly FieldMetadata[]; nowMs: number },
): { isMatch: CallPredicate; query: Filters["query"] } {
  const { serverFilter, clientFilter, query } = parseFilters(rest, nowMs);
  const isWhere = where === undefined ? undefined : parseWhere(where, known);
  return {
    query,
    isMatch: (call) => serverFilter(call) && (clientFilter?.(call) ?? true) && (isWhere?.({ ...call }) ?? true),
  };
}

/** Throws `UsageError` for flags that require a list with an end. */
function assertEndless({ output, until }: WatchCommandOptions): void {
  if (output === "json") {
    throw new UsageError(
      "--output json cannot be used with watch, because the array would never be closed. Use --json for one object " +
        "per line.",
    );
  }
  if (until) throw new UsageError("--until cannot be used with watch, which shows new calls. Remove it.");
}

/** The identity of the state. It excludes --since, which only determines where a watch starts. */
function createIdentity(options: WatchCommandOptions, context: Context): WatchIdentity {
  const { agent, contact, direction, maxDuration, minCost, minDuration, sentiment, status, where, withTranscripts } =
    options;
  const durations = { maxDuration, minDuration };
  const flags = { agent, contact, direction, ...durations, minCost, sentiment, status, where, withTranscripts };
  if (options.sandbox) return { base_url: "the sandbox", flags: describeFlags(flags) };
  const { baseUrl, key, profile } = resolveCredential(context.sources());
  const isByProfile = key?.from !== "environment" && profile !== "default";
  return {
    base_url: normalizeBaseUrl(baseUrl),
    flags: describeFlags({ ...flags, profile: isByProfile ? profile : undefined }),
  };
}

/** Normalizes a base URL. The client has validated it. */
function normalizeBaseUrl(baseUrl: string): string {
  return new URL(baseUrl).href.replace(/\/+$/, "");
}

/** Loads the transcript format only when it is needed. */
async function loadTranscriptFormat(sink: OutputStream): Promise<RowFormat> {
  return (await import("../format/rows/transcript-rows.ts")).transcriptRows(sink);
}
