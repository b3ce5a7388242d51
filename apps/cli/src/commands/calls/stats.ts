import { enumOption } from "../../options/enum-option.ts";
import type { Context } from "../../context.ts";
import type { Program, GlobalOptions } from "../../options/global-options.ts";
import { filterHelp, addFilterOptions } from "../../filters/filter-options.ts";
import { GROUPINGS, isTime, type Grouping } from "../../stats/group-by.ts";
import { timeZoneOption } from "../../options/time-zone-option.ts";
import type { Call, CallPagePromise } from "@smartalex/sdk";
import { safeText } from "@smartalex/node-files";
import { IncompleteError, UsageError } from "../../errors.ts";
import { resolveReportFormat, type ReportFormatOptions } from "../../format/report-format.ts";
import { pluralize, formatNumber } from "../../format/numbers.ts";
import { toJson } from "../../format/json.ts";
import { parseFilters, type FilterOptions } from "../../filters/parse-filters.ts";
import { resolveTime, type TimeSpec } from "../../filters/time-spec.ts";
import { StatsCounter } from "../../stats/call-stats.ts";
import { isPlausibleCost } from "../../stats/call-metrics.ts";
import { createZonedTimeFormatter } from "../../format/time-zone.ts";
import { formatListSummary, type ListFacts } from "../../format/list-summary.ts";

/** Adds `smartalex calls stats`. */
export function statsCommand(parent: Program, context: Context): void {
  const command = parent
    .command("stats")
    .description(
      "Show statistics of calls. Defaults to the last 7 days, unless --since or --until is set. Prints a table on a " +
        "terminal, one JSON object otherwise.",
    );
  addFilterOptions(command)
    .addOption(enumOption("--by <field>", "group the statistics by this field", GROUPINGS))
    .addOption(timeZoneOption("time zone of days and hours, for example Europe/Warsaw (default: UTC)"))
    .addOption(enumOption("-o, --output <format>", "output format: table or json", ["table", "json"]))
    .option("--json", "print one JSON object with stable field names")
    .addHelpText(
      "after",
      `${filterHelp}

A call counts as answered if it ended normally. Calls that reached voicemail or were not picked up do
not count. The answer rate is the share of answered calls. Durations are those of answered calls:
p50 is the median, p95 the 95th percentile. The mean cost covers the calls that have a cost.

Examples:
  smartalex calls stats --since 30d --by day
  smartalex calls stats --direction inbound --by hour --tz Europe/Warsaw
  smartalex calls stats --since 24h --json | jq .answer_rate`,
    )
    .action((_, command) => run(command.optsWithGlobals(), context));
}

/** Flags of `smartalex calls stats`. */
export interface StatsOptions extends GlobalOptions, ReportFormatOptions, FilterOptions {
  by?: Grouping | undefined;
  tz?: string | undefined;
}

/** Contains each day of the week, and takes few requests. */
const DEFAULT_SINCE = { hoursAgo: 7 * 24 } satisfies TimeSpec;

/** Maximum number of calls with an implausible cost that the warning lists. */
const MOST_NAMED = 5;

/** Runs `smartalex calls stats`. */
async function run(options: StatsOptions, context: Context): Promise<void> {
  const { clock, signal, stderr, stdout } = context.io;
  const { by, tz = "UTC", until } = options;
  const { columns, format } = resolveReportFormat(options, { setting: context.setting("output"), stdout });
  const nowMs = clock.now();
  const since = options.since ?? (until ? undefined : DEFAULT_SINCE);
  const { clientSideFlags, clientFilter, query } = parseFilters({ ...options, since }, nowMs);
  if (options.tz !== undefined && !isTime(by))
    throw new UsageError("--tz requires --by day or --by hour. Add one of them.");
  const counter = new StatsCounter(by, createZonedTimeFormatter(tz));
  const client = await context.client({ ...options, validate: "tolerant" });
  const list = client.calls.list(query, { signal });

  const implausible: Call[] = [];
  let implausibleCount = 0;
  const facts = await forEachCall(list, {
    signal,
    onCall: (call) => {
      if (!(clientFilter?.(call) ?? true)) return;
      counter.add(call);
      if (call.cost === null || isPlausibleCost(call.cost)) return;
      implausibleCount++;
      if (implausible.length < MOST_NAMED) implausible.push(call);
    },
  });
  const stats = counter.stats();
  if (format === "json") {
    const range = { since: toIsoString(since, nowMs), until: toIsoString(until, nowMs), ...(isTime(by) && { tz }) };
    await stdout.write(toJson({ ...range, ...stats }, stdout.isTerminal ? 2 : 0));
  } else {
    const { formatStats } = await import("../../stats/format-stats.ts");
    await stdout.write(formatStats(stats, { maxWidth: columns, zone: tz }));
  }
  if (implausibleCount > 0)
    await stderr.write(
      `${stderr.colorize("yellow", "Warning:")} ${implausibleCostsWarning(implausible, implausibleCount)}`,
    );
  if (clientSideFlags.length === 0) return;
  await stderr.write(formatListSummary({ ...facts, shown: stats.calls, isCut: false, clientSideFlags }));
}

/**
 * Calls `onCall` for every call, and returns how many there were. Throws `IncompleteError` if some cannot be fetched, because partial statistics
 * would be misleading.
 */
async function forEachCall(
  list: CallPagePromise,
  { onCall, signal }: { onCall: (call: Call) => void; signal: AbortSignal },
): Promise<Pick<ListFacts, "read" | "total">> {
  let read = 0;
  let total = 0;
  try {
    for await (const { data, meta } of list.pages()) {
      ({ total } = meta);
      read += data.length;
      for (const call of data) onCall(call);
    }
    return { read, total };
  } catch (cause) {
    if (read === 0 || signal.aborted) throw cause;
    throw new IncompleteError(
      `Only ${formatNumber(read)} of ${pluralize(total, "call")} could be fetched, so no statistics are available.`,
      {
        cause,
      },
    );
  }
}

/** Formats the warning about costs that the statistics exclude. */
function implausibleCostsWarning(named: readonly Call[], amount: number): string {
  const list = named.map(({ cost, id }) => `${safeText(id)} (${cost ?? ""})`).join(", ");
  const others = amount > named.length ? ` and ${pluralize(amount - named.length, "other")}` : "";
  const [verb, pronoun, are] = amount === 1 ? ["has", "a cost", "It is"] : ["have", "costs", "They are"];
  return (
    `${pluralize(amount, "call")} ${verb} ${pronoun} of 1,000,000,000,000 or more: ${list}${others}. ${are} ` +
    "excluded from the cost statistics.\n"
  );
}

function toIsoString(time: TimeSpec | undefined, nowMs: number): string | null {
  return time === undefined ? null : new Date(resolveTime(time, nowMs)).toISOString();
}
