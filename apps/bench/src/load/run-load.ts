import { execFile, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { API_KEY } from "../mocks/mock-server.ts";
import { withFolder } from "../with-folder.ts";

const CLIENT = fileURLToPath(new URL("client.ts", import.meta.url));
const SCRIPT = fileURLToPath(new URL("wrk.lua", import.meta.url));
/** Number of concurrent requests. Each has its own connection. */
export const CONNECTIONS = 32;
const authorization = `Bearer ${API_KEY}`;
const run = promisify(execFile);

/** The program that sends requests: `wrk`, or our own client, which needs about as much CPU as a server. */
export type LoadTool = "wrk" | "node:http";

/** The paths to request, in order, and for how long. `wrk` only supports whole seconds. */
export interface LoadOptions {
  origin: string;
  paths: readonly string[];
  durationMs: number;
  tool: LoadTool;
}

/** The argument of our own client. */
export interface LoadClientOptions {
  authorization: string;
  connections: number;
  durationMs: number;
  file: string;
  origin: string;
}

/** The output of `wrk` and of our own client. */
export interface LoadClientResult {
  requests: number;
  durationMs: number;
  p99Ms: number;
  failures: number;
}

/** The throughput and the response time of a server under load. */
export interface LoadResult {
  perSecond: number;
  /** 99th percentile of the response times. */
  p99Ms: number;
}

/** Returns `wrk` if it is installed, otherwise our own client. */
export function availableTool(): LoadTool {
  return spawnSync("wrk", ["--version"]).error === undefined ? "wrk" : "node:http";
}

/** Sends as many requests as a server can answer, from a child process. Throws if a request fails or has an error status. */
export async function runLoad({ durationMs, origin, paths, tool }: LoadOptions): Promise<LoadResult> {
  return withFolder(async (folder) => {
    const file = join(folder, "paths");
    await writeFile(file, paths.join("\n"));
    const { stdout } = await (tool === "wrk"
      ? run("wrk", wrkArgs({ durationMs, file, origin }))
      : run(process.execPath, [CLIENT, clientArgument({ durationMs, file, origin })], { env: {} }));
    const result = JSON.parse(stdout.slice(stdout.lastIndexOf("{"))) as LoadClientResult; // the last line
    if (result.failures > 0) throw new Error(`${result.failures} of ${result.requests} requests to ${origin} failed.`);
    return { perSecond: (result.requests / result.durationMs) * 1_000, p99Ms: result.p99Ms };
  });
}

function wrkArgs({ durationMs, file, origin }: Omit<LoadClientOptions, "authorization" | "connections">): string[] {
  const flags = {
    threads: 1,
    connections: CONNECTIONS,
    duration: `${Math.ceil(durationMs / 1_000)}s`,
    timeout: "30s",
    script: SCRIPT,
    header: `Authorization: ${authorization}`,
  };
  return [...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]), origin, "--", file];
}

function clientArgument(options: Omit<LoadClientOptions, "authorization" | "connections">): string {
  return JSON.stringify({ ...options, authorization, connections: CONNECTIONS } satisfies LoadClientOptions);
}
