import { posix, win32 } from "node:path";
import { UsageError } from "../../errors.ts";
import { nonEmpty } from "../../io/environment.ts";
import type { IOStreams } from "../../io/io-streams.ts";

/** The directory of profiles and settings. Returns `undefined` if the environment does not name a home directory. */
export function configDirectory({ env, platform }: Pick<IOStreams, "env" | "platform">): string | undefined {
  const own = nonEmpty(env["SMARTALEX_CONFIG_DIR"]);
  if (own !== undefined) return own;
  if (platform === "win32") return joinAbsolute(win32, env["APPDATA"], "smartalex");
  // The XDG specification requires that relative paths are ignored.
  return (
    joinAbsolute(posix, env["XDG_CONFIG_HOME"], "smartalex") ?? joinAbsolute(posix, env["HOME"], ".config", "smartalex")
  );
}

/** Returns the same directory for commands that write to it. Throws `UsageError` if it cannot be determined. */
export function requireConfigDirectory(io: Pick<IOStreams, "env" | "platform">): string {
  const dir = configDirectory(io);
  if (dir !== undefined) return dir;
  const home = io.platform === "win32" ? "APPDATA" : "HOME";
  throw new UsageError(
    `Cannot store profiles: ${home} is not set. Set it, or set SMARTALEX_CONFIG_DIR to a directory.`,
  );
}

function joinAbsolute(path: typeof posix, base: string | undefined, ...names: string[]): string | undefined {
  return base !== undefined && path.isAbsolute(base) ? path.join(base, ...names) : undefined;
}
