import { callFields, listCallsQueryLimits } from "@smartalex/contract/constants";
import type { CallListBody } from "@smartalex/contract";
import type { CallPredicate } from "@smartalex/sdk";
import { IncompleteError, UsageError } from "../../errors.ts";
import type { Context } from "../../context.ts";
import type { GlobalOptions } from "../../options/global-options.ts";
import { fieldsHelp } from "../../options/fields.ts";
import { formatOf } from "../../format/resolve-format.ts";
import { outputOf, type OutputOptions } from "../../format/resolve-output.ts";
import { rowWriter, type RowWriter } from "../../format/rows/row-writer.ts";
import { count, grouped } from "../../format/numbers.ts";
import { selectionOf, type SelectionOptions } from "../../filters/parse-filters.ts";
import { DEFAULT_LIMIT } from "./default-limit.ts";
import { listSummary, type ListFacts } from "../../format/list-summary.ts";

/** The flags of `smartalex calls list`. */
export interface ListOptions extends GlobalOptions, OutputOptions, SelectionOptions {
  limit?: number | undefined;
  all?: true | undefined;
}

/** Runs `smartalex calls list`. */
export async function runList(options: ListOptions, context: Context): Promise<void> {
  const { clock, signal, stderr, stdout } = context.terminal;
  if (options.fields === true) {
    await stdout.write(fieldsHelp(callFields));
    return;
  }
  const { all, limit } = options;
  if (all && limit !== undefined) throw new UsageError("--all and --limit exclude each other. Leave one out.");
  const most = all ? Infinity : (limit ?? DEFAULT_LIMIT);
  const { comparedHere, isMatch, query } = selectionOf(options, clock.now());
  const output = outputOf(options, { known: callFields, setting: context.setting("output"), stdout });
  const client = await context.client({ ...options, validate: "tolerant" });
  // A server may reject larger pages than its default. The client knows what to do then, but not if they are requested here.
  const isShort = !isMatch && most <= listCallsQueryLimits.per_page.default;
  const pages = client.calls.list(isShort ? { ...query, per_page: most } : query, { signal }).pages();
  const first = await pages.next(); // an error belongs in the terminal, not in a pager

  const pager = await context.terminal.openPager();
  const rows = rowWriter(pager, await formatOf(output));
  const printed = await print(startingWith(first, pages), rows, { isMatch, most, signal }).finally(() => pager.close());
  if (printed.total > 0 || stdout.isTerminal) {
    await stderr.write(listSummary({ ...printed, comparedHere, shown: rows.count }));
  }
}

/** Which of the calls that come to print. */
interface Choice {
  isMatch: CallPredicate | undefined;
  most: number;
  signal: AbortSignal;
}

/** Prints calls as they come. Throws `IncompleteError` where not all of them do. */
async function print(
  pages: AsyncIterable<CallListBody>,
  rows: RowWriter,
  { isMatch, most, signal }: Choice,
): Promise<Pick<ListFacts, "isCut" | "read" | "total">> {
  let total = 0;
  let read = 0;
  let isCut = false;
  try {
    for await (const { data, meta } of pages) {
      total = meta.total;
      read += data.length;
      const matching = isMatch ? data.filter(isMatch) : data;
      const room = most - rows.count;
      await rows.write(matching.slice(0, room));
      isCut = matching.length > room || (rows.count === most && read < total);
      if (rows.count === most) break;
    }
  } catch (cause) {
    if (rows.count === 0 || signal.aborted) throw cause;
    const [unread, unshown] = [total - read, Math.min(total, most) - rows.count];
    const missing = isMatch
      ? `${grouped(unread)} of ${count(total, "call")} ${unread === 1 ? "was" : "were"} not read`
      : `${grouped(unshown)} ${unshown === 1 ? "is" : "are"} missing`;
    throw new IncompleteError(`Only ${count(rows.count, "call")} could be shown, ${missing}.`, { cause });
  }
  await rows.end();
  return { isCut, read, total };
}

/** The items of an iterator of which the first one was taken. */
async function* startingWith<Item>(
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
