import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { settingArgument } from "../../config/settings/setting-argument.ts";

/** Declares `smartalex config get`. */
export function declareGetSetting(parent: Program, context: Context): void {
  parent
    .command("get")
    .description("Print what a setting is, wherever it comes from.")
    .addArgument(settingArgument())
    .option("--json", "the same as a JSON object")
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex config get output\n  smartalex config get base_url --profile staging",
    )
    .action(async (key, options) => {
      const { runGetSetting } = await import("./run-get.ts");
      await runGetSetting(key, options, context);
    });
}
