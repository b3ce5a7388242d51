import { UsageError } from "../../command-error.ts";
import type { Context } from "../../context.ts";
import type { GlobalOptions } from "../../global-options.ts";
import { callText } from "../../print/call.ts";
import { parseVerbatim, toJson } from "../../print/json.ts";

/** The flags of `smartalex calls get`. */
export interface GetOptions extends GlobalOptions {
  output?: "text" | "json" | undefined;
  json?: true | undefined;
}

/** Runs `smartalex calls get`. */
export async function runGet(id: string, { json, output, ...options }: GetOptions, context: Context): Promise<void> {
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
