import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Counts } from "./rate-limiter.ts";
import type { ServerOptions } from "./server-options.ts";

const SERVER = fileURLToPath(new URL("server.ts", import.meta.url));

/** A server in a child process. */
export interface Server {
  /** For example `http://127.0.0.1:49152`. */
  origin: string;
  /** Returns the numbers of requests so far. */
  counts: () => Promise<Counts>;
}

/** Starts a server, calls `use`, and stops the server. */
export async function withServer<Result>(
  options: ServerOptions,
  use: (server: Server) => Promise<Result>,
): Promise<Result> {
  const child = fork(SERVER, [JSON.stringify(options)], { env: {}, execArgv: [] });
  try {
    const port = (await nextMessage(child)) as number; // the first message is the port
    return await use({
      origin: `http://127.0.0.1:${port}`,
      counts: async () => {
        child.send("counts");
        return (await nextMessage(child)) as Counts; // the response to "counts"
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
