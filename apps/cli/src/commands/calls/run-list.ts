import { listCallsQueryLimits } from "@smartalex/contract/constants";
import type { Call, KnownCallStatus, ListCallsQuery } from "@smartalex/sdk";
import { IncompleteError, UsageError } from "../../command-error.ts";
import type { Context } from "../../context.ts";
import type { GlobalOptions } from "../../global-options.ts";
import { humanDuration, humanTime } from "../../print/human.ts";
import { toJson } from "../../print/json.ts";
import { tablePrinter, type Column } from "../../print/table.ts";
import { DEFAULT_LIMIT } from "./default-limit.ts";

/** The flags of `smartalex calls list`. */
export interface ListOptions extends GlobalOptions {
  status?: KnownCallStatus | undefined;
  since?: number | undefined;
  limit?: number | undefined;
  all?: true | undefined;
  output?: "table" | "ndjson" | undefined;
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

/** Runs `smartalex calls list`. */
export async function runList(
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
  try {
    for await (const { data } of list.pages()) {
      const calls = data.slice(0, most - shown);
      await stdout.write(format === "table" ? table(calls) : calls.map((call) => toJson(call)).join(""));
      shown += calls.length;
      if (shown === most) break;
    }
  } catch (cause) {
    if (shown === 0 || signal.aborted) throw cause;
    throw new IncompleteError(`Only ${shown} of ${Math.min(total, most)} calls are shown.`, { cause });
  }
  if (shown === 0 && format === "table") await stderr.write("No calls match.\n");
  if (shown < total && shown === most) {
    await stderr.write(`Showing ${shown} of ${total} calls. Use --all for every one, or --limit for more.\n`);
  }
}
