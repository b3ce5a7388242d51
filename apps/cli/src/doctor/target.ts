import type { Connection, Context } from "../context.ts";
import type { GlobalOptions } from "../options/global-options.ts";
import { chooseKey } from "../config/profiles/resolve-credential.ts";
import { lastFour } from "../config/profiles/api-key.ts";
import type { KeyStatus } from "../config/profiles/read-status.ts";
import { resolveSetting, type Candidate } from "../config/settings/resolve-setting.ts";

/** Which server is looked at, with which key, and who says so. */
export interface Subject {
  key: KeyStatus;
  profile: Candidate;
  baseUrl: Candidate;
}

/** Who says what the connection is; `undefined` for the sandbox, which nobody sets. */
export function subjectOf({ sandbox }: GlobalOptions, { apiKey }: Connection, context: Context): Subject | undefined {
  if (sandbox) return undefined;
  const sources = context.sources();
  const { key } = chooseKey(sources);
  if (!key) return undefined; // there would be no connection
  return {
    key: { source: key.from, last_four: lastFour(apiKey), problem: null },
    profile: resolveSetting("profile", sources),
    baseUrl: resolveSetting("base_url", sources),
  };
}
