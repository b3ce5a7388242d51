import { callDetailFields } from "@smartalex/contract/constants";
import type { Context } from "../../context.ts";
import type { Program, GlobalOptions } from "../../options/global-options.ts";
import { addOutputOptions } from "../../options/output-options.ts";
import { commandLine } from "@smartalex/node-files";
import type { ErrorCode, SmartAlex, SmartAlexError } from "@smartalex/sdk";
import { CommandError, IncompleteError } from "../../errors.ts";
import type { DetailResult } from "../../export/details/read-details.ts";
import { unreadableReason, describeUnreadable } from "../../export/details/unreadable-calls.ts";
import { exitCodes } from "../../exit-codes.ts";
import { pluralize } from "../../format/numbers.ts";
import { formatFields } from "../../options/fields.ts";
import { loadRowFormat, resolveOutput, type OutputOptions } from "../../format/rows/resolve-output.ts";
import { createBatchWriter } from "../../format/rows/batch-writer.ts";
import { createRowWriter, type RowWriter } from "../../format/rows/row-writer.ts";
import { pickFields, type Row, type RowFormat } from "../../format/rows/row.ts";
import { parseJsonLossless, toJson } from "../../format/json.ts";
import type { OutputStream } from "../../io/io-streams.ts";
import { readCallIds } from "../../options/call-ids.ts";

/** Adds `smartalex calls get`. */
export function getCommand(parent: Program, context: Context): void {
  const command = parent
    .command("get")
    .description(
      "Show calls with their transcripts: readable text on a terminal, JSON otherwise. The API does not provide " +
        "audio. Recordings are in the dashboard under Call Logs.",
    )
    .argument("<id...>", "call IDs, or - to read them from standard input: one ID or JSON object per line");
  addOutputOptions(command, { fieldsAt: () => callDetailFields, note: "table is readable text" })
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex calls get call_abc123\n  smartalex calls get call_abc123 --json | jq .summary\n" +
        "  smartalex calls list --status voicemail -o ids | smartalex calls get - -f id,summary -o csv\n" +
        "  head -n 1 calls.ndjson | smartalex calls get -",
    )
    .action((ids, _, command) => run(ids, command.optsWithGlobals(), context));
}

/** Flags of `smartalex calls get`. */
export interface GetOptions extends GlobalOptions, OutputOptions {}

/** Number of rows that determine the column widths of a table. */
const ALIGNED_ROWS = 50;

/** Runs `smartalex calls get`. */
async function run(ids: readonly string[], options: GetOptions, context: Context): Promise<void> {
  const { signal, stderr, stdin, stdout } = context.io;
  if (options.fields === true) {
    await stdout.write(formatFields(callDetailFields));
    return;
  }
  const source = readCallIds(ids, stdin);
  const [only] = ids.length === 1 && ids[0] !== "-" ? ids : [];
  const output = resolveOutput(options, {
    known: callDetailFields,
    setting: context.setting("output"),
    stdout,
    isOne: only !== undefined,
  });
  const client = await context.client({ ...options, validate: "tolerant" });
  if (only !== undefined && output.format === "json") {
    const call = await getLossless(client, only, signal);
    await stdout.write(toJson(pickFields(call, output.rows.chosen), stdout.isTerminal ? 2 : 0));
    return;
  }
  const isTable = output.format === "table" && output.rows.chosen !== undefined;
  const format =
    output.format === "table" && !isTable ? await loadTranscriptFormat(stdout) : await loadRowFormat(output);
  const results = fetchDetails(client, source, signal);
  const pager = await context.io.openPager();
  const rows = createBatchWriter(createRowWriter(pager, format), isTable ? ALIGNED_ROWS : 1);
  await printAll(results, rows, signal)
    .finally(() => rows.flush())
    .finally(() => pager.close());
  if (output.format === "table") {
    await stderr.write(
      "\nThe API does not provide audio. Recordings are in the SmartAlex dashboard under Call Logs.\n",
    );
  }
}

/** Fetches a call and keeps the digits of its numbers as the server sent them. */
async function getLossless(client: SmartAlex, id: string, signal: AbortSignal): Promise<Row> {
  const { response } = await client.calls.get(id, { signal }).withResponse();
  return (parseJsonLossless(await response.text()) as { data: Row }).data; // the client has validated it
}

/** Fetches calls by ID. An error of the source, such as a line that is not an ID, is thrown after the calls before it. */
async function* fetchDetails(
  client: SmartAlex,
  source: Iterable<string> | AsyncIterable<string>,
  signal: AbortSignal,
): AsyncGenerator<DetailResult, void, undefined> {
  const { readDetails } = await import("../../export/details/read-details.ts");
  const errors: unknown[] = [];
  async function* ids(): AsyncGenerator<string, void, undefined> {
    try {
      yield* source;
    } catch (error) {
      errors.push(error);
    }
  }
  yield* readDetails(client, ids(), signal);
  for (const error of errors) throw error;
}

/** Prints the calls that can be fetched, in order. Throws `CommandError` if some cannot. */
async function printAll(results: AsyncIterable<DetailResult>, rows: RowWriter, signal: AbortSignal): Promise<void> {
  const missing: string[] = [];
  const failed: { id: string; error: SmartAlexError }[] = [];
  try {
    for await (const { call, error, id } of results) {
      if (call) await rows.write([call]);
      else if (error) failed.push({ id, error });
      else missing.push(id);
    }
  } catch (cause) {
    if (rows.count === 0 || signal.aborted) throw cause;
    throw new IncompleteError(`The output is incomplete: only ${pluralize(rows.count, "call")} could be shown.`, {
      cause,
    });
  }
  if (rows.count > 0 || missing.length + failed.length === 0) await rows.end();
  if (failed.length > 0) throw unreadableError(failed, { missing, shown: rows.count });
  if (missing.length > 0) throw notFoundError(missing, rows.count);
}

/** Creates the error for calls that could not be fetched. If nothing was printed, the first error determines the exit code. */
function unreadableError(
  failed: readonly { id: string; error: SmartAlexError }[],
  { missing, shown }: { missing: readonly string[]; shown: number },
): unknown {
  const [first] = failed;
  if (shown === 0 && missing.length === 0 && failed.length === 1) return first?.error;
  const text = describeUnreadable(failed.map(({ error, id }) => ({ id, reason: unreadableReason(error) })));
  if (shown === 0) return new CommandError(text, { cause: first?.error });
  const others = missing.length === 0 ? "" : ` ${notFoundError(missing, shown + failed.length).message}`;
  const hint = commandLine`smartalex calls get ${failed.slice(0, 5).map(({ id }) => id)}`;
  return new IncompleteError(`${text}${others}`, { hint });
}

function notFoundError(missing: readonly string[], shown: number): CommandError {
  const names = missing.length > 5 ? `${missing.slice(0, 5).join(", ")} and others` : missing.join(", ");
  const hint = commandLine`smartalex calls list -o ids`;
  if (shown > 0) {
    return new IncompleteError(
      `${missing.length} of ${pluralize(missing.length + shown, "call")} not found: ${names}.`,
      {
        hint,
      },
    );
  }
  const text = missing.length === 1 ? "Call not found:" : "Calls not found:";
  return new CommandError(`${text} ${names}.`, {
    code: "call_not_found" satisfies ErrorCode,
    exitCode: exitCodes.notFound,
    hint,
  });
}

/** Loads the transcript format only when it is needed. */
async function loadTranscriptFormat(sink: OutputStream): Promise<RowFormat> {
  return (await import("../../format/rows/transcript-rows.ts")).transcriptRows(sink);
}
