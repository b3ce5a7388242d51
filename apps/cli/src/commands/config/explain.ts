import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { settingArgument } from "../../config/settings/setting-argument.ts";
import { toJson } from "../../format/json.ts";
import { safeText } from "@smartalex/node-files";
import { resolveSetting, sourceToJson, describeSource } from "../../config/settings/resolve-setting.ts";
import type { SettingKey } from "../../config/settings/setting.ts";

/** Adds `smartalex config explain`. */
export function explainCommand(parent: Program, context: Context): void {
  parent
    .command("explain")
    .description(
      "Show where the value of a setting comes from (flag, environment, project file, profile or default), and " +
        "which values it overrides.",
    )
    .addArgument(settingArgument())
    .option("--json", "print a JSON object")
    .addHelpText("after", "\nExamples:\n  smartalex config explain output\n  smartalex config explain base_url --json")
    .action((key, options) => run(key, options, context));
}

/** Flags of `smartalex config explain`. */
export interface ExplainOptions {
  json?: true | undefined;
}

/** Runs `smartalex config explain`. */
async function run(key: SettingKey, { json }: ExplainOptions, context: Context): Promise<void> {
  const { overridden, ...winner } = resolveSetting(key, context.sources());
  const { stdout } = context.io;
  if (json) {
    await stdout.write(
      toJson({ key, ...sourceToJson(winner), overridden: overridden.map(sourceToJson) }, stdout.isTerminal ? 2 : 0),
    );
    return;
  }
  const lines = [
    `${key} is ${winner.value}, from ${describeSource(winner)}.`,
    ...overridden.map((loser) => `  overridden: ${loser.value}, from ${describeSource(loser)}`),
  ];
  await stdout.write(lines.map((line) => `${safeText(line)}\n`).join(""));
}
