import { callDetailFields } from "@smartalex/contract/constants";
import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { withOutput } from "../../options/output-options.ts";

/** Declares `smartalex calls get`. */
export function declareGet(parent: Program, context: Context): void {
  const command = parent
    .command("get")
    .description(
      "Show calls with their transcripts: readable on a terminal, JSON elsewhere. " +
        "The API gives no audio: recordings are heard in the dashboard, under Call Logs.",
    )
    .argument("<id...>", "ids of calls, or - to read them from standard input: an id or a JSON object a line");
  withOutput(command, { fieldsAt: () => callDetailFields, note: "table is the readable one" })
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex calls get call_abc123\n  smartalex calls get call_abc123 --json | jq .summary\n" +
        "  smartalex calls list --status voicemail -o ids | smartalex calls get - -f id,summary -o csv\n" +
        "  head -n 1 calls.ndjson | smartalex calls get -",
    )
    .action(async (ids, _, command) => {
      const { runGet } = await import("./run-get.ts");
      await runGet(ids, command.optsWithGlobals(), context);
    });
}
