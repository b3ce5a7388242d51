import { Argument } from "@commander-js/extra-typings";
import { suggest, toSuggestions } from "../options/suggestions.ts";
import { appInfo, type Context } from "../context.ts";
import type { Program, GlobalOptions } from "../options/global-options.ts";
import { listCallsQueryLimits } from "@smartalex/contract/constants";
import type { ListCallsParams, SmartAlex } from "@smartalex/sdk";
import { IncompleteError, UsageError } from "../errors.ts";
import { quoteForMessage } from "../options/enum-value.ts";
import { pluralize } from "../format/numbers.ts";
import { parseJsonLossless, toJson } from "../format/json.ts";
import { createWarningPrinter } from "../io/warning-printer.ts";
import { commandLine, safeText } from "@smartalex/node-files";
import type { IOStreams } from "../io/io-streams.ts";

/** Adds `smartalex api`. */
export function apiCommand(parent: Program, context: Context): void {
  const method = new Argument("<method>", "the HTTP method: GET, because the Calls API is read-only");
  parent
    .command("api")
    .description("Send a GET request to any path of the API, and print the response as the server sent it.")
    .addArgument(suggest(method, { find: () => toSuggestions(["GET"]) }))
    .argument("<path>", "the path relative to the base URL, with the query")
    .option("-i, --include", "print the status and the response headers too, also for error responses")
    .option(
      "--paginate",
      "request all pages of /calls, and print one page per line; a changing list loses or repeats no call",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex api GET /calls/call_abc123\n  smartalex api GET '/calls?status=busy&per_page=1' --include\n" +
        "  smartalex api GET /calls --paginate | jq '.data[].id'",
    )
    .action((method, path, _, command) => run({ method, path, ...command.optsWithGlobals() }, context));
}

/** Arguments and flags of `smartalex api`. */
export interface ApiOptions extends GlobalOptions {
  method: string;
  path: string;
  include?: true | undefined;
  paginate?: true | undefined;
}

/** Runs `smartalex api`. */
async function run({ method, path, include, paginate, ...global }: ApiOptions, context: Context): Promise<void> {
  if (method.toUpperCase() !== "GET") {
    throw new UsageError(
      `unsupported method ${quoteForMessage(method)}: the Calls API is read-only.`,
      commandLine`smartalex api GET /calls`,
    );
  }
  if (include && paginate) throw new UsageError("--include and --paginate cannot be combined. Remove one of them.");
  const { signal, stdout } = context.io;
  if (paginate) {
    const query = parseQuery(path);
    await printPages(await context.client(global), query, context);
    return;
  }
  if (include) {
    await printResponse(path, global, context);
    return;
  }
  const client = await context.client(global);
  const response = await client.fetch(path, { signal });
  await stdout.write(formatBody(await response.text(), stdout.isTerminal));
}

/** Prints the status, headers and body of a response. Prints an error response as well, and then throws its error. */
async function printResponse(path: string, global: GlobalOptions, context: Context): Promise<void> {
  const { clock, fetch, signal, stderr, stdout } = context.io;
  const { SmartAlex, SmartAlexError } = await import("@smartalex/sdk"); // `--help` does not need it
  const connection = await context.connection(global);
  const failed = keepFailedResponse(connection.fetch ?? fetch);
  const client = new SmartAlex({
    ...connection,
    fetch: failed.fetch,
    appInfo,
    clock,
    onWarning: createWarningPrinter(stderr),
  });
  const print = async (status: number, headers: Headers, body: string) => {
    const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
    await stdout.write(sanitizeLines([`HTTP ${status}`, ...lines, ""]));
    if (body !== "") await stdout.write(formatBody(body, stdout.isTerminal));
  };
  try {
    const response = await client.fetch(path, { signal });
    await print(response.status, response.headers, await response.text());
  } catch (error) {
    if (error instanceof SmartAlexError && error.status !== undefined && error.headers) {
      const { createRedactor } = await import("@smartalex/sdk/internal");
      const redact = createRedactor(connection.apiKey.trim());
      await print(error.status, error.headers, redact((await failed.body()) ?? ""));
    }
    throw error;
  }
}

/** Reads the query of the list from the path. Throws `UsageError` for any other path. */
function parseQuery(path: string): ListCallsParams {
  const url = new URL(path, "http://path");
  if (url.pathname !== "/calls") {
    throw new UsageError("--paginate only supports /calls. Request other pages one at a time: add ?page=2.");
  }
  const names = [...url.searchParams.keys()];
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new UsageError(
      `The path contains ${quoteForMessage(repeated)} more than once, but the API accepts it once. Remove the ` +
        "duplicates.",
    );
  }
  const limits: Readonly<Record<string, { type: string }>> = listCallsQueryLimits;
  const entries = [...url.searchParams].map(([name, value]) => {
    return [name, limits[name]?.type === "integer" ? Number(value) : value];
  });
  return Object.fromEntries(entries) as ListCallsParams; // the client validates the query before it sends the request
}

async function printPages(client: SmartAlex, query: ListCallsParams, { io }: Context): Promise<void> {
  let value = 0;
  let total = 0;
  try {
    for await (const page of client.calls.list(query, { signal: io.signal }).pages()) {
      await io.stdout.write(toJson(page));
      value += page.data.length;
      total = page.meta.total;
    }
  } catch (cause) {
    if (value === 0 || io.signal.aborted) throw cause;
    throw new IncompleteError(`The output is incomplete: it contains ${value} of ${pluralize(total, "call")}.`, {
      cause,
    });
  }
}

/** Formats JSON with the digits of the response, indented for terminals. Sanitizes any other text. */
function formatBody(body: string, isIndented: boolean): string {
  try {
    return toJson(parseJsonLossless(body), isIndented ? 2 : 0);
  } catch {
    return sanitizeLines(body.split(/\r?\n/));
  }
}

/** Joins lines of text after removing control characters. */
function sanitizeLines(lines: readonly string[]): string {
  return lines.map((line) => `${safeText(line)}\n`).join("");
}

/** A `fetch` that keeps the last error response, because the client's errors contain only the beginning of its body. */
export function keepFailedResponse(send: IOStreams["fetch"]): {
  fetch: IOStreams["fetch"];
  /** The body of that response. Resolves to `undefined` if there was no error response, or if the connection failed while it was read. */
  body: () => Promise<string | undefined>;
} {
  let failed: Response | undefined;
  return {
    async fetch(url, init) {
      const response = await send(url, init);
      failed = response.ok ? undefined : response.clone();
      return response;
    },
    body: async () => failed?.text().catch(() => undefined),
  };
}
