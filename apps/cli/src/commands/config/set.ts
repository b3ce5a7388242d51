import type { Context } from "../../context.ts";
import type { Program } from "../../global-options.ts";
import { settingArgument } from "./setting-argument.ts";

/** Declares `smartalex config set`. */
export function declareSet(parent: Program, context: Context): void {
  parent
    .command("set")
    .description(
      "Set how the profile in use prints: output to auto, table, json and so on, error_format to text or json.",
    )
    .addArgument(settingArgument())
    .argument("<value>", "what it is from now on")
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex config set output csv\n  smartalex config set error_format json --profile ci",
    )
    .action(async (key, value) => {
      const { runSet } = await import("./run-set.ts");
      await runSet({ key, value }, context);
    });
}
