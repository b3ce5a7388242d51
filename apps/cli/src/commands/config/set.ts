import { Argument } from "@commander-js/extra-typings";
import { suggest, toSuggestions, type Suggestion, type TypedLine } from "../../options/suggestions.ts";
import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { profileSuggestions } from "../../config/profiles/suggest-profiles.ts";
import { settings } from "../../config/settings/setting.ts";
import { settableArgument } from "../../config/settings/setting-argument.ts";

/** Declares `smartalex config set`. */
export function declareSet(parent: Program, context: Context): void {
  parent
    .command("set")
    .description(
      "Set how the profile in use prints: output to auto, table, json and so on, error_format to text or json.",
    )
    .addArgument(settableArgument())
    .addArgument(suggest(new Argument("<value>", "what it is from now on"), { find: valuesOf }))
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex config set output csv\n  smartalex config set error_format json --profile ci",
    )
    .action(async (key, value) => {
      const { runSet } = await import("./run-set.ts");
      await runSet({ key, value }, context);
    });
}

/** What the setting before it can be. */
function valuesOf({ operands: [key] }: TypedLine, context: Context): readonly Suggestion[] {
  if (key === "profile") return profileSuggestions(context);
  return key === "output" || key === "error_format" ? toSuggestions(settings[key].values) : [];
}
