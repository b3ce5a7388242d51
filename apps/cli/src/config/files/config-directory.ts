import { posix, win32 } from "node:path";
import { UsageError } from "../../errors.ts";
import { nonEmpty } from "../../io/environment.ts";
import type { IOStreams } from "../../io/io-streams.ts";

/** The folder of profiles and settings, or `undefined` where the environment names no home. */
export function configDirectory({ env, platform }: Pick<IOStreams, "env" | "platform">): string | undefined {
  const own = nonEmpty(env["SMARTALEX_CONFIG_DIR"]);
  if (own !== undefined) return own;
  if (platform === "win32") return below(win32, env["APPDATA"], "smartalex");
  // The specification of XDG_CONFIG_HOME says that a relative one is to be ignored.
  return below(posix, env["XDG_CONFIG_HOME"], "smartalex") ?? below(posix, env["HOME"], ".config", "smartalex");
}

/** The same, for those that are about to write. Throws `UsageError` where there is none. */
export function requireConfigDirectory(io: Pick<IOStreams, "env" | "platform">): string {
  const dir = configDirectory(io);
  if (dir !== undefined) return dir;
  const home = io.platform === "win32" ? "APPDATA" : "HOME";
  throw new UsageError(
    `There is no place for profiles: ${home} is not set. Set it, or SMARTALEX_CONFIG_DIR to a folder.`,
  );
}

function below(path: typeof posix, base: string | undefined, ...names: string[]): string | undefined {
  return base !== undefined && path.isAbsolute(base) ? path.join(base, ...names) : undefined;
}
