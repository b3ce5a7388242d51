import { callFields, listCallsQueryLimits } from "@smartalex/contract/constants";
import type { Context } from "../../context.ts";
import { UsageError, IncompleteError } from "../../errors.ts";
import type { Program, GlobalOptions } from "../../options/global-options.ts";
import { quoteForMessage } from "../../options/enum-value.ts";
import { addOutputOptions } from "../../options/output-options.ts";
import { filterHelp, addFilterOptions } from "../../filters/filter-options.ts";
import type { CallListBody } from "@smartalex/contract";
import type { CallPredicate } from "@smartalex/sdk";
import { formatFields } from "../../options/fields.ts";
import { loadRowFormat, resolveOutput, type OutputOptions } from "../../format/rows/resolve-output.ts";
import { createRowWriter, type RowWriter } from "../../format/rows/row-writer.ts";
import { pluralize, formatNumber } from "../../format/numbers.ts";
import { parseFilters, type FilterOptions } from "../../filters/parse-filters.ts";
import { formatListSummary, type ListFacts } from "../../format/list-summary.ts";

/** Default for `--limit`. */
export const DEFAULT_LIMIT = 50;

/** Adds `smartalex calls list`. */
export function listCommand(parent: Program, context: Context): void {
  const command = parent
    .command("list")
    .description("List calls, newest first: a table on a terminal, one JSON object per line otherwise.");
  addOutputOptions(addFilterOptions(command), { fieldsAt: () => callFields })
    .option("--limit <number>", `maximum number of calls to show (default: ${DEFAULT_LIMIT})`, parseLimit)
    .option("--all", "show all calls")
    .addHelpText(
      "after",
      `${filterHelp}\n\nExamples:\n  smartalex calls list --since 24h --status voicemail\n` +
        `  smartalex calls list --since 7d --where 'duration_seconds > 60 && sentiment == "negative"'\n` +
        "  smartalex calls list --all --json > calls.ndjson",
    )
    .action((_, command) => run(command.optsWithGlobals(), context));
}

function parseLimit(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new UsageError(
    `Invalid value for --limit: ${quoteForMessage(value)}. Use an integer of at least 1, or use --all.`,
  );
}

/** Flags of `smartalex calls list`. */
export interface ListOptions extends GlobalOptions, OutputOptions, FilterOptions {
  limit?: number | undefined;
  all?: true | undefined;
}

/** Runs `smartalex calls list`. */
async function run(options: ListOptions, context: Context): Promise<void> {
  const { clock, signal, stderr, stdout } = context.io;
  if (options.fields === true) {
    await stdout.write(formatFields(callFields));
    return;
  }
  const { all, limit } = options;
  if (all && limit !== undefined) throw new UsageError("--all and --limit cannot be combined. Remove one of them.");
  const most = all ? Infinity : (limit ?? DEFAULT_LIMIT);
  const { clientSideFlags, clientFilter, query } = parseFilters(options, clock.now());
  const output = resolveOutput(options, { known: callFields, setting: context.setting("output"), stdout });
  const client = await context.client({ ...options, validate: "tolerant" });
  // A server may reject pages larger than its default. The client handles that only if it chooses the page size itself.
  const isShort = !clientFilter && most <= listCallsQueryLimits.per_page.default;
  const pages = client.calls.list(isShort ? { ...query, per_page: most } : query, { signal }).pages();
  const first = await pages.next(); // errors belong on the terminal, not in a pager

  const pager = await context.io.openPager();
  const rows = createRowWriter(pager, await loadRowFormat(output));
  const printed = await printPages(prepend(first, pages), rows, { clientFilter, most, signal }).finally(() =>
    pager.close(),
  );
  if (printed.total > 0 || stdout.isTerminal) {
    await stderr.write(formatListSummary({ ...printed, clientSideFlags, shown: rows.count }));
  }
}

/** Which calls to print. */
interface Choice {
  clientFilter: CallPredicate | undefined;
  most: number;
  signal: AbortSignal;
}

/** Prints calls while they arrive. Throws `IncompleteError` if the list breaks off. */
async function printPages(
  pages: AsyncIterable<CallListBody>,
  rows: RowWriter,
  { clientFilter, most, signal }: Choice,
): Promise<Pick<ListFacts, "isCut" | "read" | "total">> {
  let total = 0;
  let read = 0;
  let isCut = false;
  try {
    for await (const { data, meta } of pages) {
      total = meta.total;
      read += data.length;
      const matching = clientFilter ? data.filter(clientFilter) : data;
      const room = most - rows.count;
      await rows.write(matching.slice(0, room));
      isCut = matching.length > room || (rows.count === most && read < total);
      if (rows.count === most) break;
    }
  } catch (cause) {
    if (rows.count === 0 || signal.aborted) throw cause;
    const [unread, unshown] = [total - read, Math.min(total, most) - rows.count];
    const missing = clientFilter
      ? `${formatNumber(unread)} of ${pluralize(total, "call")} ${unread === 1 ? "was" : "were"} not fetched`
      : `${formatNumber(unshown)} ${unshown === 1 ? "is" : "are"} missing`;
    throw new IncompleteError(
      `The output is incomplete: only ${pluralize(rows.count, "call")} could be shown, ${missing}.`,
      { cause },
    );
  }
  await rows.end();
  return { isCut, read, total };
}

/** The items of an iterator whose first item was already read. */
async function* prepend<Item>(
  first: IteratorResult<Item, void>,
  rest: AsyncGenerator<Item, void, undefined>,
): AsyncGenerator<Item, void, undefined> {
  try {
    if (first.done) return;
    yield first.value;
    yield* rest;
  } finally {
    await rest.return();
  }
}
