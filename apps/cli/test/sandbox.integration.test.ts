import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { smartalex } from "./run-cli.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));

test("the sandbox serves the URL that it prints, until Ctrl-C", async () => {
  const child = spawn(process.execPath, [main, "sandbox", "--port", "0", "--calls", "200"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const [text] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
    expect(text).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\n$/);
    const world = { env: { SMARTALEX_BASE_URL: text.trim(), SMARTALEX_API_KEY: "any" } };
    const { stdout } = await smartalex(["calls", "list", "--all", "-o", "ids"], world);
    expect(stdout.trim().split("\n")).toHaveLength(200);
  } finally {
    child.kill("SIGINT");
  }
  const [exitCode] = (await once(child, "exit")) as [number];
  expect(exitCode).toBe(130);
});

test("the sandbox prints the next commands", async () => {
  const interrupt = new AbortController();
  const running = smartalex(["sandbox", "--port", "0"], { signal: interrupt.signal });
  setTimeout(() => {
    interrupt.abort();
  }, 0);
  const { exitCode, stdout, stderr } = await running;
  expect(exitCode).toBe(130);
  expect(stderr).toContain(`export SMARTALEX_BASE_URL=${stdout.trim()} SMARTALEX_API_KEY=any\n  smartalex calls list`);
});

test("a port in use is reported, with a free one", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const { exitCode, stderr, stdout } = await smartalex(["sandbox", "--port", String(port)]);
  other.close();
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toBe(
    `smartalex: Cannot listen on port ${port} (EADDRINUSE). Another program may be using it.\nNext: smartalex sandbox --port 0\n`,
  );
});

test.each([
  [["--port", "99999"], 'Invalid value for --port: "99999".'],
  [["--calls", "many"], 'Invalid value for --calls: "many".'],
  [["--live", "fast"], "Invalid mock option: "],
])("sandbox %j is rejected", async (args, message) => {
  const { exitCode, stderr } = await smartalex(["sandbox", ...args]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});
