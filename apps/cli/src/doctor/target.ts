import type { Connection, Context } from "../context.ts";
import type { GlobalOptions } from "../options/global-options.ts";
import { resolveCredential } from "../config/profiles/resolve-credential.ts";
import { maskKey } from "../config/profiles/api-key.ts";
import type { KeyStatus } from "../config/profiles/read-status.ts";
import { resolveSetting, type ConfigSource } from "../config/settings/resolve-setting.ts";

/** The server and the API key that are checked, and where they are set. */
export interface Target {
  key: KeyStatus;
  profile: ConfigSource;
  baseUrl: ConfigSource;
}

/** Returns where the connection is set. Returns `undefined` for the sandbox. */
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
