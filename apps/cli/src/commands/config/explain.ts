import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { settingArgument } from "../../config/settings/setting-argument.ts";

/** Declares `smartalex config explain`. */
export function declareExplain(parent: Program, context: Context): void {
  parent
    .command("explain")
    .description(
      "Show which of flag, environment, project file, profile or default a setting comes from, and what it overrides.",
    )
    .addArgument(settingArgument())
    .option("--json", "the same as a JSON object")
    .addHelpText("after", "\nExamples:\n  smartalex config explain output\n  smartalex config explain base_url --json")
    .action(async (key, options) => {
      const { runExplain } = await import("./run-explain.ts");
      await runExplain(key, options, context);
    });
}
