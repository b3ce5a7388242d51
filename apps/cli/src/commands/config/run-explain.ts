import type { Context } from "../../context.ts";
import { toJson } from "../../format/json.ts";
import { safeText } from "@smartalex/node-files";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";
import { candidateJson, placeText } from "../../config/settings/describe-source.ts";
import type { SettingKey } from "../../config/settings/setting.ts";

/** The flags of `smartalex config explain`. */
export interface ExplainOptions {
  json?: true | undefined;
}

/** Runs `smartalex config explain`. */
export async function runExplain(key: SettingKey, { json }: ExplainOptions, context: Context): Promise<void> {
  const { overridden, ...winner } = resolveSetting(key, context.sources());
  const { stdout } = context.terminal;
  if (json) {
    await stdout.write(
      toJson({ key, ...candidateJson(winner), overridden: overridden.map(candidateJson) }, stdout.isTerminal ? 2 : 0),
    );
    return;
  }
  const lines = [
    `${key} is ${winner.value}, from ${placeText(winner)}.`,
    ...overridden.map((loser) => `  overridden: ${loser.value}, from ${placeText(loser)}`),
  ];
  await stdout.write(lines.map((line) => `${safeText(line)}\n`).join(""));
}
