import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fetchBody } from "./fetch-body.ts";

/** At least twice the start time of every server. */
const TIMEOUT_MS = 60_000;
const RETRY_DELAY_MS = 1;

/** A server in a child process. */
export interface RunningServer {
  /** For example `http://127.0.0.1:49152`. */
  origin: string;
  pid: number;
  /** Time from the start of the process to the end of its first response. */
  firstResponseMs: number;
}

/** The arguments of Node, the port of the server, and the path of the first request. */
export interface ServerCommand {
  args: readonly string[];
  port: number;
  path: string;
}

/** Starts a server with an empty environment, waits for its first response, calls `use`, and stops the server. */
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
      throw new Error(`node ${args.join(" ")} did not start. ${await stderr}`, { cause: error });
    });
    return await use({ origin, pid: child.pid ?? NaN, firstResponseMs: performance.now() - startMs });
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

/** Repeats the first request until the server listens, because not every server reports that it listens. */
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
