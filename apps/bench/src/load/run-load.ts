import { execFile, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { API_KEY } from "../mocks/mock-server.ts";
import { withFolder } from "../with-folder.ts";

const CLIENT = fileURLToPath(new URL("client.ts", import.meta.url));
const SCRIPT = fileURLToPath(new URL("wrk.lua", import.meta.url));
/** How many requests are on their way at any time, each in a connection of its own. */
export const CONNECTIONS = 32;
const authorization = `Bearer ${API_KEY}`;
const run = promisify(execFile);

/** What asks: `wrk`, or a program of our own that costs about as much as a server. */
export type LoadTool = "wrk" | "node:http";

/** What is asked for, one path after the other, for how long. `wrk` counts in whole seconds. */
export interface LoadOptions {
  origin: string;
  paths: readonly string[];
  durationMs: number;
  tool: LoadTool;
}

/** What our own client is told. */
export interface LoadClientOptions {
  authorization: string;
  connections: number;
  durationMs: number;
  file: string;
  origin: string;
}

/** What either has counted. */
export interface LoadClientResult {
  requests: number;
  durationMs: number;
  p99Ms: number;
  failures: number;
}

/** How a server has borne it. */
export interface LoadResult {
  perSecond: number;
  /** What 99 of 100 answers took at most. */
  p99Ms: number;
}

/** `wrk` where it is installed. */
export function availableTool(): LoadTool {
  return spawnSync("wrk", ["--version"]).error === undefined ? "wrk" : "node:http";
}

/** Asks a server for as much as it can give, from a process of its own. Throws when an answer is missing, or is an error. */
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

function clientArgument(order: Omit<LoadClientOptions, "authorization" | "connections">): string {
  return JSON.stringify({ ...order, authorization, connections: CONNECTIONS } satisfies LoadClientOptions);
}
