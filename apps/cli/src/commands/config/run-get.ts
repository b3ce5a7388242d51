import type { Context } from "../../context.ts";
import { toJson } from "../../format/json.ts";
import { safeText } from "@smartalex/node-files";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";
import type { SettingKey } from "../../config/settings/setting.ts";

/** The flags of `smartalex config get`. */
export interface GetSettingOptions {
  json?: true | undefined;
}

/** Runs `smartalex config get`. */
export async function runGetSetting(key: SettingKey, { json }: GetSettingOptions, context: Context): Promise<void> {
  const { value } = resolveSetting(key, context.sources());
  await context.terminal.stdout.write(json ? toJson({ key, value }) : `${safeText(value)}\n`);
}
