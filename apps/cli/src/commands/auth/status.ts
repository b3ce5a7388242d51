import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";

/** Declares `smartalex auth status`. */
export function declareStatus(parent: Program, context: Context): void {
  parent
    .command("status")
    .description("Show which key is used and why, and all profiles. Of a key, only its end. Asks no server.")
    .option("--json", "the same as one JSON object")
    .addHelpText("after", "\nExamples:\n  smartalex auth status\n  smartalex auth status --json | jq .profile")
    .action(async (options) => {
      const { runStatus } = await import("./run-status.ts");
      await runStatus(options, context);
    });
}
