import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fetchBody } from "./fetch-body.ts";

/** Nobody takes half as long. */
const TIMEOUT_MS = 60_000;
const RETRY_DELAY_MS = 1;

/** A server in a process of its own. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:49152`. */
  origin: string;
  pid: number;
  /** From the start of the process to the end of its first answer. */
  firstResponseMs: number;
}

/** What Node runs, the port that it then listens on, and what it is asked first. */
export interface ServerCommand {
  args: readonly string[];
  port: number;
  path: string;
}

/** Starts a server without settings of the machine's user, waits for its first answer, and ends it when it is no longer used, whatever happens. */
export async function withCommand<Result>(
  { args, path, port }: ServerCommand,
  use: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  const startMs = performance.now();
  const child = spawn(process.execPath, args, { env: {}, stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  const stderr = text(child.stderr);
  try {
    const origin = `http://127.0.0.1:${port}`;
    await waitForResponse(child, origin + path, startMs + TIMEOUT_MS).catch(async (error: unknown) => {
      child.kill("SIGKILL");
      throw new Error(`node ${args.join(" ")} does not serve. ${await stderr}`, { cause: error });
    });
    return await use({ origin, pid: child.pid ?? NaN, firstResponseMs: performance.now() - startMs });
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

/** Asks again and again, since not everyone says when it listens. */
async function waitForResponse(child: ChildProcess, url: string, untilMs: number): Promise<void> {
  for (;;) {
    try {
      await fetchBody(url);
      return;
    } catch (error) {
      const isRefused = error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
      if (!isRefused || child.exitCode !== null || performance.now() > untilMs) throw error;
    }
    await sleep(RETRY_DELAY_MS);
  }
}
