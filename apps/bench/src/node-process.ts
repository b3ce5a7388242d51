import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Where the packages are found that are measured. */
const PACKAGE_ROOT = fileURLToPath(new URL("..", import.meta.url));
const TIMEOUT_MS = 30_000;

/** How a process is run: with which environment, and the exit code that is right. */
export interface ProcessOptions {
  env?: Readonly<Record<string, string>>;
  exitCode?: number;
}

/** Runs Node until it ends, without settings of the machine's user, and says how many milliseconds that took. Throws when it fails. */
export function nodeProcessMs(args: readonly string[], { env = {}, exitCode = 0 }: ProcessOptions = {}): number {
  const startMs = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: PACKAGE_ROOT,
    encoding: "utf8",
    env,
    stdio: ["ignore", "pipe", "pipe"], // as of a script that reads what is printed
    timeout: TIMEOUT_MS,
  });
  const durationMs = performance.now() - startMs;
  if (status !== exitCode) throw new Error(`node ${args.join(" ")} failed. ${stderr}`);
  return durationMs;
}
