import { callStatusValues, listCallsQueryLimits } from "@smartalex/contract";
import type { Call, KnownCallStatus, ListCallsQuery } from "@smartalex/sdk";
import type { Context } from "../../context.ts";
import type { GlobalOptions, Program } from "../../global-options.ts";
import { humanDuration, humanTime } from "../../print/human.ts";
import { toJson } from "../../print/json.ts";
import { tablePrinter, type Column } from "../../print/table.ts";
import { parseSince } from "../../since.ts";
import { known, quote, UsageError } from "../../usage-error.ts";

const DEFAULT_LIMIT = 50;
const FORMATS = ["table", "ndjson"] as const;

interface ListOptions extends GlobalOptions {
  status?: KnownCallStatus | undefined;
  since?: number | undefined;
  limit?: number | undefined;
  all?: true | undefined;
  output?: (typeof FORMATS)[number] | undefined;
  json?: true | undefined;
}

/** In the order of their worth: on a narrow terminal the last are left out. */
const COLUMNS: readonly Column<Call>[] = [
  { head: "START (UTC)", cell: ({ start_timestamp }) => humanTime(start_timestamp) },
  { head: "ID", cell: ({ id }) => id },
  { head: "STATUS", cell: ({ call_status }) => call_status },
  { head: "DIRECTION", cell: ({ direction }) => direction },
  { head: "DURATION", cell: ({ duration_seconds }) => humanDuration(duration_seconds), alignRight: true },
  { head: "SENTIMENT", cell: ({ sentiment }) => sentiment ?? "-" },
  { head: "COST", cell: ({ cost }) => (cost === null ? "-" : String(cost)), alignRight: true },
  { head: "AGENT", cell: ({ agent_id }) => agent_id },
  { head: "CONTACT", cell: ({ contact_id }) => contact_id ?? "-" },
];

/** Declares `smartalex calls list`. */
export function declareList(parent: Program, context: Context): void {
  parent
    .command("list")
    .description("List calls, newest first: a table on a terminal, one JSON object a line elsewhere.")
    .option("--status <status>", `only calls that ended so: ${callStatusValues.join(", ")}`, (given) => {
      return known("--status", given, callStatusValues);
    })
    .option("--since <duration>", "only calls of the last hours, days or weeks: 24h, 7d, 2w", parseSince)
    .option("--limit <number>", `how many calls at most (default ${DEFAULT_LIMIT})`, parseLimit)
    .option("--all", "every call, however many")
    .option("-o, --output <format>", FORMATS.join(" or "), (given) => known("--output", given, FORMATS))
    .option("--json", "the same as --output ndjson")
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex calls list --since 24h --status voicemail\n  smartalex calls list --all --json > calls.ndjson",
    )
    .action((_, command) => run(command.optsWithGlobals(), context));
}

async function run(
  { all, json, limit, output, since, status, ...options }: ListOptions,
  context: Context,
): Promise<void> {
  if (all && limit !== undefined) throw new UsageError("--all and --limit exclude each other. Leave one out.");
  if (json && output === "table") throw new UsageError("--json and --output table exclude each other. Leave one out.");
  const { stdout, stderr, signal } = context.terminal;
  const most = all ? Infinity : (limit ?? DEFAULT_LIMIT);
  const query: ListCallsQuery = {
    status,
    since_hours: since,
    per_page: Math.min(most, listCallsQueryLimits.per_page.maximum),
  };
  const format = json ? "ndjson" : (output ?? (stdout.isTerminal ? "table" : "ndjson"));
  const client = await context.client({ ...options, validate: format === "table" ? "tolerant" : "envelope" });
  const list = client.calls.list(query, { signal });
  const { total } = (await list).meta;
  const table = tablePrinter(COLUMNS, stdout.columns);

  let shown = 0;
  for await (const { data } of list.pages()) {
    const calls = data.slice(0, most - shown);
    shown += calls.length;
    await stdout.write(format === "table" ? table(calls) : calls.map((call) => toJson(call)).join(""));
    if (shown === most) break;
  }
  if (shown === 0 && format === "table") await stderr.write("No calls match.\n");
  if (shown < total && shown === most) {
    await stderr.write(`Showing ${shown} of ${total} calls. Use --all for every one, or --limit for more.\n`);
  }
}

function parseLimit(given: string): number {
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError(`--limit ${quote(given)} is no number of calls. Give a whole number from 1, or use --all.`);
}
