import type { Context } from "../../context.ts";
import type { Program } from "../../global-options.ts";
import { known } from "../../known.ts";

const FORMATS = ["text", "json"] as const;

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
    .action(async (id, _, command) => {
      const { runGet } = await import("./run-get.ts");
      await runGet(id, command.optsWithGlobals(), context);
    });
}
