import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Counts } from "./rate-limiter.ts";
import type { ServerOptions } from "./server-options.ts";

const SERVER = fileURLToPath(new URL("server.ts", import.meta.url));

/** A server in a process of its own. */
export interface Server {
  /** Such as `http://127.0.0.1:49152`. */
  origin: string;
  /** What it has counted so far. */
  counts: () => Promise<Counts>;
}

/** Starts a server, and ends it when it is no longer used, whatever happens. */
export async function withServer<Result>(
  rules: ServerOptions,
  use: (server: Server) => Promise<Result>,
): Promise<Result> {
  const child = fork(SERVER, [JSON.stringify(rules)], { env: {}, execArgv: [] });
  try {
    const port = (await nextMessage(child)) as number; // the first thing that it says
    return await use({
      origin: `http://127.0.0.1:${port}`,
      counts: async () => {
        child.send("counts");
        return (await nextMessage(child)) as Counts; // and the answer to this
      },
    });
  } finally {
    child.kill();
  }
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null) => {
      reject(new Error(`The server ended with exit code ${String(code)}.`));
    };
    child.once("exit", end);
    child.once("message", (message) => {
      child.off("exit", end);
      resolve(message);
    });
  });
}
