import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { settingArgument } from "../../config/settings/setting-argument.ts";
import { toJson } from "../../format/json.ts";
import { safeText } from "@smartalex/node-files";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";
import type { SettingKey } from "../../config/settings/setting.ts";

/** Adds `smartalex config get`. */
export function getCommand(parent: Program, context: Context): void {
  parent
    .command("get")
    .description("Print the value of a setting.")
    .addArgument(settingArgument())
    .option("--json", "print a JSON object")
    .addHelpText(
      "after",
      "\nExamples:\n  smartalex config get output\n  smartalex config get base_url --profile staging",
    )
    .action((key, options) => run(key, options, context));
}

/** Flags of `smartalex config get`. */
export interface GetSettingOptions {
  json?: true | undefined;
}

/** Runs `smartalex config get`. */
async function run(key: SettingKey, { json }: GetSettingOptions, context: Context): Promise<void> {
  const { value } = resolveSetting(key, context.sources());
  await context.io.stdout.write(json ? toJson({ key, value }) : `${safeText(value)}\n`);
}
