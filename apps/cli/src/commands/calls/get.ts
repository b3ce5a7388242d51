import type { Context } from "../../context.ts";
import type { GlobalOptions, Program } from "../../global-options.ts";
import { callText } from "../../print/call.ts";
import { parseVerbatim, toJson } from "../../print/json.ts";
import { known, UsageError } from "../../usage-error.ts";

const FORMATS = ["text", "json"] as const;

interface GetOptions extends GlobalOptions {
  output?: (typeof FORMATS)[number] | undefined;
  json?: true | undefined;
}

/** Declares `smartalex calls get`. */
export function declareGet(parent: Program, context: Context): void {
  parent
    .command("get")
    .description(
      "Show one call with its transcript: readable on a terminal, JSON elsewhere. " +
        "The API gives no audio: recordings are heard in the dashboard, under Call Logs.",
    )
    .argument("<id>", "the id of the call, as `smartalex calls list` shows it")
    .option("-o, --output <format>", FORMATS.join(" or "), (given) => known("--output", given, FORMATS))
    .option("--json", "the same as --output json: the call as the server sent it")
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex calls get call_abc123\n  smartalex calls get call_abc123 --json | jq .summary",
    )
    .action((id, _, command) => run(id, command.optsWithGlobals(), context));
}

async function run(id: string, { json, output, ...options }: GetOptions, context: Context): Promise<void> {
  if (json && output === "text") throw new UsageError("--json and --output text exclude each other. Leave one out.");
  const { stdout, stderr, signal } = context.terminal;
  const format = json ? "json" : (output ?? (stdout.isTerminal ? "text" : "json"));
  const client = await context.client({ ...options, validate: format === "text" ? "tolerant" : "envelope" });
  const { data, response } = await client.calls.getWithResponse(id, { signal });
  if (format === "json") {
    const body = parseVerbatim(await response.text()) as { data: unknown }; // the client has checked the envelope
    await stdout.write(toJson(body.data, stdout.isTerminal ? 2 : 0));
  } else {
    await stdout.write(callText(data, stdout.columns));
    await stderr.write("\nThe API gives no audio: recordings are in the SmartAlex dashboard, Call Logs.\n");
  }
}
