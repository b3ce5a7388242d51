import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { API_KEY } from "./mocks/mock-server.ts";

/** The folder from which the measured packages are resolved. */
const PACKAGE_ROOT = fileURLToPath(new URL("..", import.meta.url));
const PAUSE_MS = 200;

/** The run time and memory of a process. */
export interface ProcessCost {
  durationMs: number;
  /** Maximum measured resident memory. */
  peakBytes: number;
}

/** Runs Node with only the API key and the base URL in its environment, and measures its time and memory. Throws if the process fails. */
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

/** Returns the resident memory of a process. Throws if `ps` is not installed. */
export function residentBytes(pid: number): number {
  const { error, stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  if (error) throw new Error("Measuring the memory of a process requires ps. Install procps.", { cause: error });
  return Number(stdout) * 1_024;
}
