import { spawn } from "node:child_process";
import type { RunOptions } from "../../src/run.ts";

/** A mock in a child process. */
export interface ServedMock {
  baseUrl: string;
  close: () => Promise<void>;
}

/** Starts a command that serves the mock, and waits until it prints its URL. */
export async function serveMock(
  [file = "", ...args]: readonly string[],
  { cwd, env }: RunOptions,
): Promise<ServedMock> {
  const child = spawn(file, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) =>
    child.once("close", () => {
      resolve();
    }),
  );
  let output = "";
  const baseUrl = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += String(chunk);
      const [url] = /http:\/\/127\.0\.0\.1:\d+\/v1\b/.exec(output) ?? [];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", reject);
    void ended.then(() => {
      reject(new Error(`${[file, ...args].join(" ")} ended. Its output:\n${output}`));
    });
  });
  return {
    baseUrl,
    close: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM"); // the process group, because npx starts the command as a child process
      await ended;
    },
  };
}
