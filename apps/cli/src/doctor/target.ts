import type { Connection, Context } from "../context.ts";
import type { GlobalOptions } from "../options/global-options.ts";
import { resolveCredential } from "../config/profiles/resolve-credential.ts";
import { maskKey } from "../config/profiles/api-key.ts";
import type { KeyStatus } from "../config/profiles/read-status.ts";
import { resolveSetting, type ConfigSource } from "../config/settings/resolve-setting.ts";

/** Which server is looked at, with which key, and who says so. */
export interface Target {
  key: KeyStatus;
  profile: ConfigSource;
  baseUrl: ConfigSource;
}

/** Who says what the connection is; `undefined` for the sandbox, which nobody sets. */
export function resolveTarget(
  { sandbox }: GlobalOptions,
  { apiKey }: Connection,
  context: Context,
): Target | undefined {
  if (sandbox) return undefined;
  const sources = context.sources();
  const { key } = resolveCredential(sources);
  if (!key) return undefined; // there would be no connection
  return {
    key: { source: key.from, last_four: maskKey(apiKey), problem: null },
    profile: resolveSetting("profile", sources),
    baseUrl: resolveSetting("base_url", sources),
  };
}
