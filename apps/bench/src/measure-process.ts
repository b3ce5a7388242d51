import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { API_KEY } from "./mocks/mock-server.ts";

/** Where the packages are found that are measured. */
const PACKAGE_ROOT = fileURLToPath(new URL("..", import.meta.url));
const PAUSE_MS = 200;

/** What a process has cost. */
export interface ProcessCost {
  durationMs: number;
  /** The most resident memory that was seen. */
  peakBytes: number;
}

/** Runs Node until it ends, with no setting but where the API is, and looks at its memory meanwhile. Throws when it fails. */
export async function measureProcess(args: readonly string[], origin: string): Promise<ProcessCost> {
  const startMs = performance.now();
  const env = { SMARTALEX_API_KEY: API_KEY, SMARTALEX_BASE_URL: `${origin}/v1` };
  const child = spawn(process.execPath, args, { cwd: PACKAGE_ROOT, env, stdio: ["ignore", "ignore", "pipe"] });
  const stderr = text(child.stderr);
  const ended = once(child, "exit");
  let peakBytes = 0;
  const isOver = ended.then(() => true);
  while (!(await Promise.race([isOver, sleep(PAUSE_MS, false)]))) {
    peakBytes = Math.max(peakBytes, residentBytes(child.pid ?? NaN));
  }
  const durationMs = performance.now() - startMs;
  if (child.exitCode !== 0) throw new Error(`node ${args.join(" ")} failed. ${await stderr}`);
  return { durationMs, peakBytes };
}

/** The resident memory of a process. Throws where there is no `ps` that could tell. */
export function residentBytes(pid: number): number {
  const { error, stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  if (error) throw new Error("The memory of a process is read with ps. Install procps.", { cause: error });
  return Number(stdout) * 1_024;
}
