import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const signals = [
  ["SIGINT", 0],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const;

const hasSignals = process.platform !== "win32";
const hasNamespaces = hasSignals && spawnSync("unshare", ["-pf", "--mount-proc", "true"]).status === 0;

/** Starts the mock with Node.js or a wrapper of it. Returns its base URL when it listens. */
async function start(command = process.execPath, args: readonly string[] = []) {
  const child = spawn(command, [...args, main, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  for await (const text of child.stdout.setEncoding("utf8")) {
    printed += String(text);
    if (printed.includes("smartalex calls list")) break;
  }
  const url = /http:\/\/127\.0\.0\.1:\d+\/v1/.exec(printed)?.[0] ?? "";
  return { child, exit: once(child, "exit"), url };
}

describe.skipIf(!hasSignals)("signals (skipped on Windows)", () => {
  test.each(signals)("%s closes the server with open requests: exit code %i", async (signal, exitCode) => {
    const { child, exit, url } = await start();
    const open = fetch(`${url}/calls`, { headers: { authorization: "Bearer any" } });
    expect((await open).status).toBe(200); // the connection stays open
    child.kill(signal);
    expect(await exit).toEqual([exitCode, null]);
    await expect(fetch(`${url}/calls`)).rejects.toThrow();
  });

  test("SIGTERM stops verify at any time: exit code 143", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo;
    const args = [main, "verify", "--base-url", `http://127.0.0.1:${port}/v1`];
    const env = { PATH: process.env["PATH"], SMARTALEX_API_KEY: "any" };
    const child = spawn(process.execPath, args, { env, stdio: "ignore" });
    const exit = once(child, "exit");
    await once(silent, "request");
    child.kill("SIGTERM");
    expect(await exit).toEqual([143, null]);
    silent.closeAllConnections();
    silent.close();
  });
});

const whyNot = hasNamespaces ? "" : " (skipped: unshare may not make a PID namespace here)";
describe.skipIf(!hasNamespaces)(`as process 1 of a container${whyNot}`, () => {
  test.each(signals)("%s closes the server: exit code %i", async (signal, exitCode) => {
    const { child, exit } = await start("unshare", ["-pf", "--mount-proc", "--kill-child", process.execPath]);
    const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(child.pid)], { encoding: "utf8" });
    process.kill(Number(stdout), signal);
    expect(await exit).toEqual([exitCode, null]);
  });
});
